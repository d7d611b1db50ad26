"""Names the app to Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Dossiers of administrative procedures: batches, periods and what follows from them."""

    name = "thuocdo.apps.dossiers"
