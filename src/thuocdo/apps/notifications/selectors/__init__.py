"""Reading the inbox, what is due, who is reached by mail, and views that were kept."""

from thuocdo.apps.notifications.selectors.due import snoozes
from thuocdo.apps.notifications.selectors.inbox import inbox, unread
from thuocdo.apps.notifications.selectors.mailing import can_mail, last_problem, preference_of
from thuocdo.apps.notifications.selectors.saved import page_of, saved_views

__all__ = [
    "can_mail",
    "inbox",
    "last_problem",
    "page_of",
    "preference_of",
    "saved_views",
    "snoozes",
    "unread",
]
