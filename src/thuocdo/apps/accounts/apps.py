"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, their sign-in, roles and grants, and the one check of who may."""

    name = "thuocdo.apps.accounts"
    label = "accounts"
    verbose_name = "Người dùng và quyền"

    def ready(self) -> None:
        """Listen to what allauth tells."""
        import_module("thuocdo.apps.accounts.receivers")
