"""Registers the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what and when, in a chain of hashes that nobody can change unseen."""

    name = "thuocdo.apps.audit"
    label = "audit"
    verbose_name = "Nhật ký"
