"""Appeals against a published result: filed by the unit, answered by the council."""

from datetime import datetime
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
from thuocdo.apps.rounds.errors import NoDocument, NoReason, NotNow
from thuocdo.apps.rounds.models import Appeal, Entry, Participant, Phase
from thuocdo.apps.rounds.selectors.addressees import officers_of
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import held_entries
from thuocdo.vietnamese.sentence import Sentence


class Filed(NamedTuple):
    """What a unit appeals against, and why."""

    document: str  # number of its letter
    text: str
    code: str = ""  # of the item; empty: the result as a whole


class Answer(NamedTuple):
    """What the council says to an appeal."""

    text: str
    is_upheld: bool
    code: str = ""  # of the item decided again, where the appeal names none


@transaction.atomic
def file_appeal(*, participant_id: int, filed: Filed, by: User, at: datetime) -> Appeal:
    """A unit does not agree with its published result.

    Raises:
        NotAllowed: the person does not sign for the unit.
        NoDocument, NoReason: they are needed.
        NotNow: the result is not published or is archived, or the same appeal is open.
    """
    rows = Participant.objects.select_for_update(of=("self",)).select_related("unit", "block")
    participant = rows.get(pk=participant_id)
    require(by, Permission.SIGN_OFF, participant.unit)
    if not filed.document.strip():
        raise NoDocument
    if not filed.text.strip():
        raise NoReason
    entry = participant.entries.get(code=filed.code) if filed.code else None
    refuse_unappealable(participant, entry)
    row = Appeal.objects.create(
        participant=participant,
        entry=entry,
        document=filed.document.strip(),
        text=filed.text.strip(),
        at=at,
        by=by,
    )
    details = {"document": row.document, "code": filed.code}
    audit.record("appeal.filed", subject=row, by=by, at=at, details=details)
    return row


def refuse_unappealable(participant: Participant, entry: Entry | None) -> None:
    """Refuse an appeal that comes too early, too late, or twice.

    Raises:
        NotNow: the sentence says why.
    """
    if participant.block.phase != Phase.PUBLISHED:
        raise NotNow(
            "Chỉ kiến nghị được sau khi công bố và trước khi lưu trữ kết quả.",
            "An appeal is possible after publication, until the results are archived.",
        )
    if participant.appeals.filter(entry=entry, answered_at__isnull=True).exists():
        raise NotNow(
            "Kiến nghị về nội dung này đang chờ trả lời.",
            "An appeal about this awaits its answer already.",
        )


@transaction.atomic
def answer_appeal(*, appeal_id: int, answer: Answer, by: User, at: datetime) -> Appeal:
    """Answer an appeal; where it is upheld, the council will decide the item again.

    Raises:
        NotAllowed: the person does not work for the council here.
        NoReason: the answer is empty.
        NotNow: it is answered already, or an upheld one names no item.
    """
    rows = Appeal.objects.select_for_update(of=("self",)).select_related(
        "participant__round__authority", "participant__unit"
    )
    row = rows.get(pk=appeal_id)
    require(by, Permission.DECIDE_IN_COUNCIL, row.participant.round.authority)
    refuse_answered(row, answer)
    if answer.is_upheld:
        reopen_item(row, answer.code)
    row.answer, row.is_upheld = answer.text.strip(), answer.is_upheld
    row.answered_at, row.answered_by = at, by
    row.save()
    tell_unit(row, at)
    details = {"upheld": answer.is_upheld, "code": row.entry.code if row.entry else ""}
    audit.record("appeal.answered", subject=row, by=by, at=at, details=details)
    return row


def refuse_answered(row: Appeal, answer: Answer) -> None:
    """Refuse a second answer, or one without words.

    Raises:
        NoReason: the answer is empty.
        NotNow: it is answered already.
    """
    if row.answered_at is not None:
        raise NotNow("Kiến nghị này đã được trả lời.", "This appeal is answered already.")
    if not answer.text.strip():
        raise NoReason


def reopen_item(row: Appeal, code: str) -> None:
    """Put the item before the council again.

    Raises:
        NotNow: no item is named, or it is not final.
    """
    if row.entry is None and code:
        row.entry = row.participant.entries.filter(code=code).first()
    if row.entry is None:
        raise NotNow(
            "Nêu mã mục được xem xét lại.", "Name the code of the item that is decided again."
        )
    (entry,) = held_entries([row.entry.pk])
    move(entry, Action.HEAR, entry.participant.block.phase)
    entry.save(update_fields=["stage"])


def tell_unit(row: Appeal, at: datetime) -> None:
    """Tell the unit's people that the answer is there."""
    with override("vi"):
        url = reverse("rounds:appeals", args=[row.participant_id])
    said = ("được chấp nhận", "is upheld") if row.is_upheld else ("không được chấp nhận", "is not")
    message = Message(
        "appeal.answered",
        Sentence(
            f"{row.participant}: kiến nghị theo văn bản {row.document} {said[0]}.",
            f"{row.participant}: the appeal of {row.document} {said[1]}.",
        ),
        url,
        subject=audit.key_of(row),
    )
    people = officers_of(row.participant.unit, timezone.localdate(at))
    notifications.notify(message, recipients=people, key=f"rounds.appeal:{row.pk}", at=at)
