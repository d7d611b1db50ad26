"""Names the app to Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official documents, their files and what was found in them."""

    name = "thuocdo.apps.documents"
