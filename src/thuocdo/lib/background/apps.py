"""Names the queue to Django."""

from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    """Work beside the requests."""

    name = "thuocdo.lib.background"
    label = "background"
