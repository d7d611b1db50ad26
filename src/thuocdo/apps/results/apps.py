"""Registers the app with Django."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Runs of the core: what went in, and every score and trace that came out."""

    name = "thuocdo.apps.results"
    label = "results"
    verbose_name = "Kết quả"
