"""Reminding units that are late or will be: a drafted message, at most one a day to each."""

from collections.abc import Iterable
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
from thuocdo.apps.rounds.errors import NoReason, WrongPlan
from thuocdo.apps.rounds.models import Participant, Progress, Round
from thuocdo.apps.rounds.selectors.reminders import addressees, key_of, reminded_on
from thuocdo.lib import deadlines
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

LONGEST = 300  # signs, so that the name of a unit still fits beside it
DRAFT = Sentence(
    "Đề nghị {don_vi} hoàn thành và nộp bản tự đánh giá trước {han} ({con_lai}).",
    "Please complete and submit the self-assessment of {don_vi} by {han} ({con_lai}).",
)


class Reminded(NamedTuple):
    """What came of reminding."""

    units: int  # told now
    already: int  # told before on the same day
    silent: list[str]  # names of units where nobody could be told


@transaction.atomic
def remind(
    *, round_: Round, participant_ids: Iterable[int], text: str, by: User, at: datetime
) -> Reminded:
    """Send a message to the people of some units that have not submitted.

    Args:
        round_: Of the units.
        participant_ids: Whom; those that have submitted are left out.
        text: ``{don_vi}``, ``{han}`` and ``{con_lai}`` stand for unit, deadline and days left.
        by: Who reminds.
        at: When.

    Raises:
        NotAllowed: the person does not steer rounds of this authority.
        NoReason: the message is empty.
        WrongPlan: it is too long.
    """
    require(by, Permission.STEER_ROUNDS, round_.authority)
    refuse_unreadable(text)
    day = timezone.localdate(at)
    rows = list(
        round_.participants.filter(pk__in=list(participant_ids))
        .exclude(progress=Progress.SUBMITTED)
        .select_related("unit")
    )
    told = reminded_on(rows, day)
    waiting = [row for row in rows if row.pk not in told]
    people = addressees(waiting, day)
    for row in waiting:
        if people[row.pk]:
            message = message_to(row, text.strip(), day)
            notifications.notify(message, recipients=people[row.pk], key=key_of(row, day), at=at)
    silent = [str(row) for row in waiting if not people[row.pk]]
    units = len(waiting) - len(silent)
    if units:
        details = {"units": units, "text": text.strip()}
        audit.record("round.reminded", subject=round_, by=by, at=at, details=details)
    return Reminded(units, len(told), silent)


def refuse_unreadable(text: str) -> None:
    """Refuse a message that says nothing, or more than a notice holds.

    Raises:
        NoReason: it is empty.
        WrongPlan: it is too long.
    """
    if not text.strip():
        raise NoReason
    if len(text) > LONGEST:
        raise WrongPlan(
            f"Tin nhắc dài quá {LONGEST} ký tự. Rút gọn lại.",
            f"The message is longer than {LONGEST} signs. Shorten it.",
        )


def message_to(row: Participant, text: str, day: date) -> Message:
    """What one unit reads; a draft that was left alone reads in both languages."""
    due = timezone.localdate(row.closes_at) if row.closes_at else None
    left = deadlines.in_words(day, due) if due else Sentence("", "")
    texts = DRAFT if text == DRAFT.vi else Sentence(text, text)
    with override("vi"):
        url = reverse("rounds:own_tree", args=[row.pk])
    return Message(
        "round.reminded",
        Sentence(filled(texts.vi, row, due, left.vi), filled(texts.en, row, due, left.en)),
        url,
        due_on=due,
        is_urgent=True,
        subject=audit.key_of(row),
    )


def filled(text: str, row: Participant, due: date | None, left: str) -> str:
    """The words with unit, day and days left in their places."""
    known = {"{don_vi}": row.unit.name, "{han}": write_date(due) if due else "", "{con_lai}": left}
    for mark, value in known.items():
        text = text.replace(mark, value)
    return text[:500]
