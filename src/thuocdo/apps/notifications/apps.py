"""Names the app to Django."""

from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Reminders, the inbox and the mails that go with them."""

    name = "thuocdo.apps.notifications"

    def ready(self) -> None:
        """Say when reminders and mails are due, and listen to what happens to rights."""
        import_module("thuocdo.apps.notifications.receivers")
        from thuocdo.apps.notifications.tasks import register_schedules  # noqa: PLC0415

        register_schedules()
