"""The leader's sign-off: what stands in the fields becomes the declared layer, and is locked."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NoDocument, NoReason, NotNow, Unfinished
from thuocdo.apps.rounds.models import (
    Entry,
    Evidence,
    Layer,
    Participant,
    Phase,
    Progress,
    Reopening,
    Stage,
    Status,
    Word,
)
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, is_declared, text_of
from thuocdo.apps.rounds.selectors.figures import entry_of_draft
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of, live
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.saving import refuse_locked_unit
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak_many
from thuocdo.core.rollup.results import LeafResult
from thuocdo.reporting.snapshots.figures import written


def held(participant_id: int) -> Participant:
    """The unit's row, held until the transaction ends. One query."""
    rows = Participant.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "block", "round__edition").get(pk=participant_id)


def unfinished(participant: Participant) -> list[str]:
    """Codes of the unit's own items that are not done. One query."""
    leaves = leaves_of(index_set_of(participant.round))
    rows = participant.entries.exclude(status=Status.DONE).values_list("code", flat=True)
    return [code for code in rows.order_by("order") if is_declared(leaves[code])]


@transaction.atomic
def ask_signature(*, participant_id: int, by: User, at: datetime) -> Participant:
    """Hand the assessment to the unit's leader; it can still be corrected until the signature.

    Raises:
        NotAllowed: the person may not fill it in.
        Locked: it is submitted, or the deadline has passed.
        Unfinished: items are not done; all are named.
    """
    participant = held(participant_id)
    require(by, Permission.ASSESS, participant.unit)
    refuse_locked_unit(participant, at)
    refuse_unfinished(participant)
    participant.progress, participant.asked_at, participant.asked_by = Progress.AWAITING, at, by
    participant.save(update_fields=["progress", "asked_at", "asked_by"])
    audit.record("assessment.sent_for_signature", subject=participant, by=by, at=at)
    return participant


@transaction.atomic
def send_back(*, participant_id: int, reason: str, by: User, at: datetime) -> Participant:
    """The leader does not sign yet and says why.

    Raises:
        NotAllowed: the person does not sign for the unit.
        NotNow: nothing awaits a signature.
        NoReason: no reason is given.
    """
    participant = held(participant_id)
    require(by, Permission.SIGN_OFF, participant.unit)
    if not reason.strip():
        raise NoReason
    if participant.progress != Progress.AWAITING:
        raise NotNow(
            "Không có bản tự đánh giá nào đang chờ duyệt.", "No self-assessment awaits sign-off."
        )
    participant.progress = Progress.FILLING
    participant.save(update_fields=["progress"])
    audit.record(
        "assessment.sent_back", subject=participant, by=by, at=at, details={"reason": reason}
    )
    return participant


@transaction.atomic
def sign_off(*, participant_id: int, by: User, at: datetime) -> Participant:
    """Submit and lock: the unit's word, signed by its leader.

    Raises:
        NotAllowed: the person does not sign for the unit.
        Locked: it is submitted already, or the deadline has passed.
        Unfinished: items are not done; all are named.
    """
    participant = held(participant_id)
    require(by, Permission.SIGN_OFF, participant.unit)
    refuse_locked_unit(participant, at)
    refuse_unfinished(participant)
    return declare(participant, Speaker(by, "unit_leader", at), is_late=False)


def refuse_unfinished(participant: Participant) -> None:
    """Refuse what still has gaps.

    Raises:
        Unfinished: it names the items.
    """
    codes = unfinished(participant)
    if codes:
        raise Unfinished(codes)


def declare(participant: Participant, speaker: Speaker, *, is_late: bool) -> Participant:
    """Make the declared layer of what stands in the fields, and lock; the caller holds the row."""
    entries = list(participant.entries.select_for_update().order_by("order"))
    leaves = leaves_of(index_set_of(participant.round))
    own = [row for row in entries if is_declared(leaves[row.code]) and row.stage == Stage.DRAFT]
    rest = [row for row in entries if not is_declared(leaves[row.code])]
    result = live(participant, entries)
    words = speak_many(Layer.DECLARED, sayings(own, result.leaves, shown(own)), speaker)
    for row in own:
        move(row, Action.SUBMIT, participant.block.phase)
    for row in (row for row in rest if row.stage == Stage.DRAFT):
        move(row, Action.SUBMIT, participant.block.phase)
    for row in entries:
        row.declared_points = result.leaves[row.code].points
        row.maximum = result.leaves[row.code].maximum
    Entry.objects.bulk_update(entries, ["stage", "declared_points", "maximum"], batch_size=200)
    participant.progress, participant.is_late = Progress.SUBMITTED, is_late
    participant.submitted_at, participant.submitted_by = speaker.at, speaker.by
    participant.times += 1
    participant.declared_hash = hash_of(words)
    participant.save()
    audit.record(
        "assessment.submitted" if speaker.by else "assessment.locked_at_deadline",
        subject=participant,
        by=speaker.by,
        at=speaker.at,
        details={"items": len(words), "hash": participant.declared_hash, "is_late": is_late},
    )
    return participant


def sayings(
    entries: list[Entry],
    results: Mapping[str, LeafResult],
    documents: dict[int, list[list[object]]],
) -> Iterator[tuple[Entry, Said]]:
    """What each item declares: figures as written, the reason for none, and the explanation."""
    for row in entries:
        result = results[row.code]
        figures = entry_of_draft(result.leaf, row.draft)
        yield (
            row,
            Said(
                figures={n: written(v) for n, v in figures.values.items()} if figures else {},
                not_applicable=(figures.not_applicable or "") if figures else "",
                points=result.points,
                maximum=result.maximum,
                text=text_of(row.draft, EXPLANATION),
                documents=documents.get(row.pk, []),
            ),
        )


def shown(entries: list[Entry]) -> dict[int, list[list[object]]]:
    """The documents linked to each item: key, number, page. One query."""
    linked = Evidence.objects.filter(
        entry__in=[row.pk for row in entries], removed_at__isnull=True
    ).select_related("document")
    found: dict[int, list[list[object]]] = {}
    for one in linked.order_by("id"):
        found.setdefault(one.entry_id, []).append([one.document_id, one.document.number, one.page])
    return found


def hash_of(words: list[Word]) -> str:
    """SHA-256 of all that was declared, in canonical JSON."""
    content = [
        [word.entry.code, word.figures, word.not_applicable, word.text, word.documents]
        for word in words
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def reopen(
    *, participant_id: int, until: datetime, document: str, reason: str, by: User, at: datetime
) -> Participant:
    """Give a submitted assessment back to its unit; what was submitted stays as it was.

    Raises:
        NotAllowed: the person does not manage rounds here.
        NoDocument, NoReason: they are needed.
        NotNow: the block is past the self-assessment, or nothing is submitted.
    """
    participant = held(participant_id)
    require(by, Permission.MANAGE_ROUNDS, participant.round.authority)
    if not document.strip():
        raise NoDocument
    if not reason.strip():
        raise NoReason
    if participant.block.phase != Phase.SELF or not participant.is_locked or until <= at:
        raise NotNow(
            "Chỉ mở lại được bản đã nộp, trong giai đoạn tự đánh giá, tới một hạn trong tương lai.",
            "Only a submitted assessment can be reopened, during self-assessment, until a moment "
            "still to come.",
        )
    Reopening(
        participant=participant,
        times=participant.times,
        document=document.strip(),
        reason=reason.strip(),
        at=at,
        by=by,
    ).save()
    rows = list(participant.entries.select_for_update())
    for row in rows:
        move(row, Action.REOPEN, participant.block.phase)
    Entry.objects.bulk_update(rows, ["stage"], batch_size=200)
    participant.progress, participant.closes_at = Progress.FILLING, until
    participant.save(update_fields=["progress", "closes_at"])
    audit.record(
        "assessment.reopened",
        subject=participant,
        by=by,
        at=at,
        details={"document": document, "reason": reason, "until": until},
    )
    return participant
