"""Writing to the others about an item, calling some of them by name, and settling a remark."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.notifications import services as notifications
from thuocdo.apps.notifications.services import Message
from thuocdo.apps.rounds.errors import NoReason
from thuocdo.apps.rounds.models import Entry, Remark, Settled
from thuocdo.apps.rounds.selectors.addressees import correspondents_of
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.sentence import Sentence

CALLED = re.compile(r"(?<![\w.@+-])@([\w.+-]*\w)")  # a user name after an @ that begins a word
SHOWN = 200  # signs of a remark in a notice


@transaction.atomic
def remark(*, entry_id: int, text: str, by: User, at: datetime) -> Remark:
    """Add a remark and tell those who are called in it; it is never changed or taken back.

    Raises:
        NotAllowed: the person may not read the unit's assessment.
        NoReason: nothing is written.
    """
    entry = Entry.objects.select_related("participant__unit").get(pk=entry_id)
    require(by, Permission.READ_OWN_ASSESSMENT, entry.participant.unit)
    if not text.strip():
        raise NoReason
    row = Remark(entry=entry, text=to_nfc(text.strip()), at=at, by=by)
    row.save()
    people = called_in(row, at)
    tell(row, people, at)
    details = {"code": entry.code, "called": [person.username for person in people]}
    audit.record("assessment.remarked", subject=entry, by=by, at=at, details=details)
    return row


def called_in(row: Remark, at: datetime) -> list[User]:
    """Whom a remark calls, but for its author; names of nobody here stay plain text."""
    names = names_in(row.text)
    if not names:
        return []
    people = correspondents_of(row.entry.participant.unit, timezone.localdate(at))
    return [one for one in people.filter(username__in=names) if one.pk != row.by_id]


def names_in(text: str) -> list[str]:
    """The user names that a text calls, each once."""
    return list(dict.fromkeys(CALLED.findall(text)))


def tell(row: Remark, people: Iterable[User], at: datetime) -> None:
    """Put it into their inboxes."""
    entry, text = row.entry, row.text[:SHOWN]
    with override("vi"):
        url = reverse("rounds:own_item", args=[entry.participant_id, entry.code])
    message = Message(
        "assessment.called",
        Sentence(
            f"{row.by} hỏi về mục {entry.code}, {entry.participant}: {text}",
            f"{row.by} asks about the item {entry.code}, {entry.participant}: {text}",
        ),
        f"{url}#y-kien",
        subject=audit.key_of(entry),
    )
    notifications.notify(message, recipients=people, key=key_of(row), at=at)


def key_of(row: Remark) -> str:
    """The matter under which people are told of a remark."""
    return f"rounds.remark:{row.pk}"


@transaction.atomic
def settle(*, remark_id: int, by: User, at: datetime) -> Settled:
    """Note that a remark needs no answer any more; whoever may write here may say so.

    To settle it twice changes nothing.

    Raises:
        NotAllowed: the person may not read the unit's assessment.
    """
    rows = Remark.objects.select_for_update(of=("self",)).select_related("entry__participant__unit")
    row = rows.get(pk=remark_id)
    require(by, Permission.READ_OWN_ASSESSMENT, row.entry.participant.unit)
    known: Settled | None = Settled.objects.filter(remark=row).first()
    if known is not None:
        return known
    made = Settled(remark=row, at=at, by=by)
    made.save()
    notifications.settle(key_of(row), at=at)
    details = {"code": row.entry.code}
    audit.record("assessment.remark_settled", subject=row.entry, by=by, at=at, details=details)
    return made
