"""Writes of notifications: telling, reading, settling, putting off, preferences, kept views."""

from thuocdo.apps.notifications.services.keeping import drop_view, keep_view
from thuocdo.apps.notifications.services.preferring import Choice, prefer
from thuocdo.apps.notifications.services.snoozing import bring_back, put_off
from thuocdo.apps.notifications.services.telling import (
    Message,
    mark_all_read,
    mark_read,
    notify,
    settle,
)

__all__ = [
    "Choice",
    "Message",
    "bring_back",
    "drop_view",
    "keep_view",
    "mark_all_read",
    "mark_read",
    "notify",
    "prefer",
    "put_off",
    "settle",
]
