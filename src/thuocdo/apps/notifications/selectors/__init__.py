"""Reading the inbox, what is due, and who is reached by mail."""

from thuocdo.apps.notifications.selectors.due import snoozes
from thuocdo.apps.notifications.selectors.inbox import inbox, unread
from thuocdo.apps.notifications.selectors.mailing import can_mail, last_problem, preference_of

__all__ = ["can_mail", "inbox", "last_problem", "preference_of", "snoozes", "unread"]
