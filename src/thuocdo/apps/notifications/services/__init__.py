"""Writes of notifications: telling people, reading, settling, putting off, preferences."""

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
    "mark_all_read",
    "mark_read",
    "notify",
    "prefer",
    "put_off",
    "settle",
]
