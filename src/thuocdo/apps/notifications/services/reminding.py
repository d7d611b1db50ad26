"""Reminders: what is due on the next working day, and what is overdue; each told once."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.notifications.services.telling import Message, notify
from thuocdo.lib import work
from thuocdo.lib.deadlines import days_left, is_late
from thuocdo.lib.work import WorkItem
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

DUE, LATE = "work.due", "work.late"  # kinds of notices


@transaction.atomic
def remind(*, person: User, today: date, at: datetime) -> int:
    """Tell a person what is due next or overdue; return how much of it is new."""
    reminders = dict(reminders_of(work.everything(person, today), today))
    done = Notice.objects.filter(recipient=person, kind__in=(DUE, LATE), settled_at__isnull=True)
    gone = done.exclude(key__in=list(reminders))
    gone.filter(read_at__isnull=True).update(read_at=at)
    gone.update(settled_at=at)
    told = (notify(each, recipients=[person], key=key, at=at) for key, each in reminders.items())
    return sum(told)


def reminders_of(items: Iterable[WorkItem], today: date) -> Iterator[tuple[str, Message]]:
    """Key and message of each item that is due next or overdue."""
    for item in items:
        if item.due_on is None:
            continue
        if is_late(today, item.due_on):
            text = Sentence(
                f"Quá hạn {write_date(item.due_on)}: {item.title.vi}",
                f"Overdue since {write_date(item.due_on)}: {item.title.en}",
            )
            yield f"late:{item.key}:{item.due_on}", message(LATE, text, item)
        elif days_left(today, item.due_on) <= 1:
            text = Sentence(
                f"Hạn {write_date(item.due_on)}: {item.title.vi}",
                f"Due {write_date(item.due_on)}: {item.title.en}",
            )
            yield f"due:{item.key}:{item.due_on}", message(DUE, text, item)


def message(kind: str, text: Sentence, item: WorkItem) -> Message:
    """An urgent message about a piece of work."""
    return Message(kind, text, item.url, due_on=item.due_on, is_urgent=True)
