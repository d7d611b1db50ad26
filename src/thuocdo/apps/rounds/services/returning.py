"""Giving an item back to its unit until a day, the unit's answer, and what stayed unanswered."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.notifications import services as notifications
from thuocdo.apps.notifications.services import Message
from thuocdo.apps.rounds.errors import NoReason, NotNow, Unfinished, WrongPlan
from thuocdo.apps.rounds.models import Entry, Layer, Reason, Return, Status, Word
from thuocdo.apps.rounds.selectors.addressees import officers_of
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, live, words_of
from thuocdo.apps.rounds.services.appraising.confirming import ROLE
from thuocdo.apps.rounds.services.appraising.judging import held_for
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import held_entries, restated, speak_scored
from thuocdo.apps.rounds.services.saving import refuse_locked, status_of
from thuocdo.apps.rounds.services.speaking import Said, Speaker
from thuocdo.apps.rounds.services.submitting import sayings, shown
from thuocdo.lib.deadlines import due_after, is_late
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

OFFICER = "unit_officer"
LONGEST = 30  # working days


class Asked(NamedTuple):
    """What the unit is asked for."""

    working_days: int
    reason: Reason | None = None  # of the library
    text: str = ""

    @property
    def words(self) -> Sentence:
        """The reason in words, and what was added to it."""
        own = self.text.strip()
        if self.reason is None:
            return Sentence(own, own)
        vi, en = self.reason.text, self.reason.text_en
        return Sentence(f"{vi} {own}".strip(), f"{en} {own}".strip())


@transaction.atomic
def return_item(*, entry_id: int, asked: Asked, by: User, at: datetime) -> Return:
    """Give an item back with a reason and some working days; the unit is told at once.

    An appraised word that stood is taken back: the item will be appraised anew.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise it.
        NotNow: the stage or the phase does not allow it, or no unit fills the item in.
        NoReason: no reason is given.
        WrongPlan: fewer than one working day, or more than thirty.
    """
    entry = held_for(entry_id, by)
    refuse_unasked(entry, asked)
    move(entry, Action.RETURN, entry.participant.block.phase)
    entry.return_due = due_after(at, asked.working_days)
    entry.save(update_fields=["stage", "return_due"])
    if Layer.APPRAISED in newest(words_of([entry]).get(entry.pk, [])):
        said = [(entry, Said(is_withdrawn=True, text=asked.words.vi))]
        speak_scored(Layer.APPRAISED, said, Speaker(by, ROLE, at))
    row = Return.objects.create(
        entry=entry,
        reason=asked.reason,
        text=asked.text.strip(),
        working_days=asked.working_days,
        due_on=entry.return_due,
        at=at,
        by=by,
    )
    tell_unit(row, asked, at)
    details = {"code": entry.code, "due_on": row.due_on, "reason": asked.words.vi}
    audit.record("entry.returned", subject=entry, by=by, at=at, details=details)
    return row


def refuse_unasked(entry: Entry, asked: Asked) -> None:
    """Refuse a return that the unit could not answer.

    Raises:
        NotNow: the unit does not fill the item in.
        NoReason: no reason is given.
        WrongPlan: the working days are none, or too many.
    """
    if not is_declared(index_set_of(entry.participant.round).leaf(entry.code)):
        raise NotNow(
            f"Mục {entry.code} lấy số liệu từ nguồn khác, đơn vị không bổ sung được.",
            f"The item {entry.code} gets its figures from elsewhere; the unit cannot add to it.",
        )
    if not (asked.reason or asked.text.strip()):
        raise NoReason
    if not 1 <= asked.working_days <= LONGEST:
        raise WrongPlan(
            f"Hạn bổ sung từ 1 đến {LONGEST} ngày làm việc.",
            f"The unit gets from 1 to {LONGEST} working days.",
        )


def key_of(row: Return) -> str:
    """The matter under which people are told of a return."""
    return f"rounds.return:{row.pk}"


def tell_unit(row: Return, asked: Asked, at: datetime) -> None:
    """Tell everybody who fills in for the unit, by page and by mail at once."""
    entry, day = row.entry, write_date(row.due_on)
    words = asked.words
    message = Message(
        "round.returned",
        Sentence(
            f"{entry.participant}: mục {entry.code} bị trả lại, bổ sung đến hết ngày {day}. "
            f"{words.vi}"[:500],
            f"{entry.participant}: the item {entry.code} was returned, to be completed by {day}. "
            f"{words.en}"[:500],
        ),
        address_of(entry),
        due_on=row.due_on,
        is_urgent=True,
        subject=audit.key_of(entry),
    )
    people = officers_of(entry.participant.unit, timezone.localdate(at))
    notifications.notify(message, recipients=people, key=key_of(row), at=at)


def address_of(entry: Entry) -> str:
    """Where the unit answers, in Vietnamese."""
    with override("vi"):
        return reverse("rounds:own_item", args=[entry.participant_id, entry.code])


@transaction.atomic
def answer_return(*, entry_id: int, by: User, at: datetime) -> Word:
    """Hand a returned item in again: what stands in its fields becomes the next declared word.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        NotNow: it is not returned.
        Locked: its day has passed.
        Unfinished: figures, or evidence and explanation, are missing.
    """
    entry = held_of(entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    move(entry, Action.ANSWER, entry.participant.block.phase)
    refuse_unanswerable(entry, at)
    row = close(entry, by, at)
    results = live(entry.participant, entry.participant.entries.order_by("order")).leaves
    said = list(sayings([entry], results, shown([entry])))
    (word,) = speak_scored(Layer.DECLARED, said, Speaker(by, OFFICER, at))
    tell_appraiser(row, at)
    details = {"code": entry.code, "points": word.points}
    audit.record("return.answered", subject=entry, by=by, at=at, details=details)
    return word


def held_of(entry_id: int) -> Entry:
    """The item, held.

    Raises:
        Entry.DoesNotExist: there is none.
    """
    entry = next(iter(held_entries([entry_id])), None)
    if entry is None:
        raise Entry.DoesNotExist
    return entry


def refuse_unanswerable(entry: Entry, at: datetime) -> None:
    """Refuse an answer after its day, or with gaps.

    Raises:
        Locked: the day has passed.
        Unfinished: figures, or evidence and explanation, are missing.
    """
    now = Entry.objects.select_related("participant__block", "participant__unit").get(pk=entry.pk)
    refuse_locked(now, at)
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    if status_of(leaf, entry) != Status.DONE:
        raise Unfinished([entry.code])


def close(entry: Entry, by: User, at: datetime) -> Return:
    """End the open return of an item and keep the item; the caller has moved it."""
    row = entry.returns.select_for_update().get(answered_at__isnull=True)
    row.answered_at, row.answered_by = at, by
    row.save(update_fields=["answered_at", "answered_by"])
    entry.return_due = None
    entry.save(update_fields=["stage", "return_due"])
    notifications.settle(key_of(row), at=at)
    return row


def tell_appraiser(row: Return, at: datetime) -> None:
    """Tell whoever asked that the answer has come."""
    entry = row.entry
    with override("vi"):
        url = reverse("rounds:appraise_column", args=[entry.participant.round_id, entry.code])
    message = Message(
        "round.answered",
        Sentence(
            f"{entry.participant} đã bổ sung mục {entry.code}, chờ thẩm định lại.",
            f"{entry.participant} has completed the item {entry.code}; it awaits appraisal.",
        ),
        f"{url}?dv={entry.participant.unit.code}",
        subject=audit.key_of(entry),
    )
    people = [row.by] if row.by else []
    notifications.notify(message, recipients=people, key=f"{key_of(row)}:answered", at=at)


@transaction.atomic
def take_back(*, entry_id: int, by: User, at: datetime) -> Return:
    """End a return that stayed unanswered past its day; what was declared before counts.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise it.
        NotNow: it is not returned, or its day has not passed.
    """
    entry = held_for(entry_id, by)
    due: date | None = entry.return_due
    move(entry, Action.ANSWER, entry.participant.block.phase)
    if due is not None and not is_late(timezone.localdate(at), due):
        raise NotNow(
            f"Hạn bổ sung là {write_date(due)}. Chờ hết hạn, hoặc chờ đơn vị trả lời.",
            f"The unit has until {write_date(due)}. Wait for that day, or for the answer.",
        )
    row = close(entry, by, at)
    restated([entry.participant])
    audit.record("return.taken_back", subject=entry, by=by, at=at, details={"code": entry.code})
    return row
