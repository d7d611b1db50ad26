"""Registers the app with Django."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """The register of units over time, their blocks, and what became of them."""

    name = "thuocdo.apps.units"
    label = "units"
    verbose_name = "Đơn vị"
