"""Registers the app with Django."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Frozen results with their decision, embargo, checks and errata."""

    name = "thuocdo.apps.publications"
    label = "publications"
    verbose_name = "Công bố"
