"""Writes of notifications: telling people, reading, settling, putting off."""

from thuocdo.apps.notifications.services.telling import (
    Message,
    mark_all_read,
    mark_read,
    notify,
    settle,
)

__all__ = ["Message", "mark_all_read", "mark_read", "notify", "settle"]
