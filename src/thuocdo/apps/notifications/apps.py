"""Names the app to Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Reminders, the inbox and the mails that go with them."""

    name = "thuocdo.apps.notifications"
