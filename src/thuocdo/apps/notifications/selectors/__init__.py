"""Reading the inbox."""

from thuocdo.apps.notifications.selectors.inbox import inbox, unread

__all__ = ["inbox", "unread"]
