"""Registers the app with Django."""

from django.apps import AppConfig


class IndexSetsConfig(AppConfig):
    """Editions of index sets: stored, tried, compared, issued."""

    name = "thuocdo.apps.indexsets"
    label = "indexsets"
    verbose_name = "Bộ chỉ số"
