"""What one person has to do, and how pressing it is; every app tells through ``lib.work``."""

from datetime import date

from django.db.models import QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Snooze
from thuocdo.lib import work
from thuocdo.lib.deadlines import days_left
from thuocdo.lib.work import WorkItem

SOON = 3  # working days: part of every digest


def is_pressing(item: WorkItem, today: date) -> bool:
    """Whether it is late, or due within three working days."""
    return item.due_on is not None and days_left(today, item.due_on) <= SOON


def pressing(person: User, today: date) -> list[WorkItem]:
    """What is late, due within three working days or was returned, in order."""
    return [
        item
        for item in work.everything(person, today)
        if item.is_returned or is_pressing(item, today)
    ]


def snoozes(person: User, today: date) -> QuerySet[Snooze]:
    """What the person put off and has not come back yet."""
    return Snooze.objects.filter(person=person, until__gt=today)
