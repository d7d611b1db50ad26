"""Telling people something, each of them once; and taking it off the list again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Notice, Urgency
from thuocdo.lib.addresses import without_language
from thuocdo.vietnamese.sentence import Sentence


class Message(NamedTuple):
    """What to tell: one sentence and where to go."""

    kind: str  # noun and verb: "round.returned"
    text: Sentence
    url: str  # of the page, without host, in either language
    due_on: date | None = None
    is_urgent: bool = False  # goes by mail at once: returned, due tomorrow, overdue
    subject: str = ""  # audit.services.key_of(row)


def notify(message: Message, *, recipients: Iterable[User], key: str, at: datetime) -> int:
    """Tell people something inside the transaction of what it is about; return to how many.

    Args:
        message: What to tell.
        recipients: Whom; a person named twice is told once.
        key: The matter. Who was told under this key before is not told again.
        at: When.
    """
    people = {person.pk for person in recipients}
    told = Notice.objects.filter(key=key, recipient__in=people)
    new = people - set(told.values_list("recipient", flat=True))
    Notice.objects.bulk_create(
        [written(message, person, key, at) for person in sorted(new)], ignore_conflicts=True
    )
    return len(new)


def written(message: Message, recipient: int, key: str, at: datetime) -> Notice:
    """The row for one person."""
    return Notice(
        recipient_id=recipient,
        key=key,
        kind=message.kind,
        urgency=Urgency.URGENT if message.is_urgent else Urgency.ORDINARY,
        text_vi=message.text.vi,
        text_en=message.text.en,
        url=without_language(message.url),
        subject=message.subject,
        due_on=message.due_on,
        created_at=at,
    )


def settle(key: str, *, at: datetime) -> int:
    """Nothing is left to be done about a matter: it counts as read and is not mailed any more."""
    open_ones = Notice.objects.filter(key=key, settled_at__isnull=True)
    open_ones.filter(read_at__isnull=True).update(read_at=at)
    return open_ones.update(settled_at=at)


def mark_read(*, notice: Notice, at: datetime) -> None:
    """The recipient has seen it."""
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=at)


def mark_all_read(*, person: User, at: datetime) -> int:
    """Somebody has seen everything; return how many were new."""
    return Notice.objects.filter(recipient=person, read_at__isnull=True).update(read_at=at)
