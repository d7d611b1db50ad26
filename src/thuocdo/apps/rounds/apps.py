"""Names the app to Django."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The yearly assessment: self-assessment, appraisal, explanation, council."""

    name = "thuocdo.apps.rounds"
