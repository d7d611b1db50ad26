"""Moving a block from phase to phase, and giving it, or one of its units, more time."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NoDocument, NoReason, NotNow, WrongPlan
from thuocdo.apps.rounds.models import (
    PHASES,
    Entry,
    Extension,
    Participant,
    Phase,
    Progress,
    RoundBlock,
    Stage,
    Window,
)
from thuocdo.apps.rounds.selectors.planning import BY_HAND, LEAVING
from thuocdo.apps.rounds.services.locking import lock

OF_ONE_UNIT = {Phase.SELF, Phase.EXPLANATION}  # phases in which a unit works by itself


@transaction.atomic
def advance(*, block_id: int, by: User | None, at: datetime) -> RoundBlock:
    """Move a block to its next phase; leaving the self-assessment locks whoever is past the end.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: the block is planned, published or archived, items are still open, or units that
            have not submitted still have time.
    """
    block = RoundBlock.objects.select_for_update(of=("self",)).select_related("round__edition")
    row = block.get(pk=block_id)
    if by is not None:
        require(by, Permission.MANAGE_ROUNDS, row.round.authority)
    refuse_leaving(row)
    if row.phase == Phase.SELF:
        lock_all(row, at)
    before = row.phase
    row.phase = PHASES[PHASES.index(Phase(row.phase)) + 1]
    row.save(update_fields=["phase"])
    audit.record(
        "round.advanced", subject=row, by=by, at=at, details={"from": before, "to": row.phase}
    )
    return row


def refuse_leaving(block: RoundBlock) -> None:
    """Refuse to move on while something of the phase is open.

    Raises:
        NotNow: it counts the items.
    """
    phase = Phase(block.phase)
    if phase not in BY_HAND:
        raise NotNow("Giai đoạn này không chuyển bằng tay.", "This phase is not left by hand.")
    waiting = Entry.objects.filter(participant__block=block, stage__in=LEAVING.get(phase, ()))
    # What nobody declared stays missing to the end; there is nothing of it to settle.
    open_ = waiting.exclude(stage=Stage.SUBMITTED, declared_points__isnull=True).count()
    if open_:
        raise NotNow(
            f"Còn {open_} mục chưa xử lý xong ở giai đoạn «{phase.label}». Xử lý hoặc gia hạn.",
            f"{open_} items of the phase “{phase.label}” are still open. Settle them, or extend.",
        )


def lock_all(block: RoundBlock, at: datetime) -> None:
    """Declare what stands in the fields of those who have not submitted; it is marked unsigned.

    Raises:
        NotNow: some of them still have time; nobody takes it away without a document.
    """
    waiting = block.participants.exclude(progress=Progress.SUBMITTED)
    early = waiting.filter(closes_at__gte=at).count()
    if early:
        raise NotNow(
            f"Còn {early} đơn vị chưa nộp và chưa hết hạn. Chờ hết hạn, hoặc chờ các đơn vị nộp.",
            f"{early} units have not submitted and still have time. Wait for their deadline, or "
            "until they have submitted.",
        )
    for key in waiting.order_by("pk").values_list("pk", flat=True):
        lock(key, at)


class MoreTime(NamedTuple):
    """An extension as it is asked for."""

    until: datetime
    document: str
    reason: str


@transaction.atomic
def extend(
    *,
    block_id: int,
    phase: Phase,
    more: MoreTime,
    participant: Participant | None = None,
    by: User,
    at: datetime,
) -> Extension:
    """Give a block, or one unit of it, more time.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NoDocument, NoReason: they are needed.
        WrongPlan: the new end is not later than the old one, the unit is of another block, or
            the phase is none in which a unit works by itself.
    """
    blocks = RoundBlock.objects.select_for_update(of=("self",)).select_related("round")
    block = blocks.get(pk=block_id)
    require(by, Permission.MANAGE_ROUNDS, block.round.authority)
    if not more.document.strip():
        raise NoDocument
    if not more.reason.strip():
        raise NoReason
    refuse_alone(block, phase, participant)
    window = block.windows.get(phase=phase)
    own = participant.closes_at if participant and phase is Phase.SELF else None
    before = own or window.closes_at
    refuse_shorter(before, more.until)
    row = Extension(
        window=window, participant=participant, before=before, until=more.until, at=at, by=by
    )
    row.document, row.reason = more.document.strip(), more.reason.strip()
    row.save()
    give_time(block, window, participant, more.until)
    audit.record(
        "round.extended",
        subject=participant or block,
        by=by,
        at=at,
        details={"phase": phase, "until": more.until, "document": row.document},
    )
    return row


def refuse_alone(block: RoundBlock, phase: Phase, participant: Participant | None) -> None:
    """Refuse time for one unit where it has no meaning.

    Raises:
        WrongPlan: the unit is of another block, or the phase is not the units' own.
    """
    if participant is not None and (participant.block_id != block.pk or phase not in OF_ONE_UNIT):
        raise WrongPlan(
            "Chỉ gia hạn riêng một đơn vị của khối này, ở giai đoạn tự đánh giá hoặc giải trình.",
            "Only a unit of this block can be given time of its own, for the self-assessment or "
            "the explanation.",
        )


def refuse_shorter(before: datetime, until: datetime) -> None:
    """Refuse an end that gives no time.

    Raises:
        WrongPlan: it names the end that stands.
    """
    if until <= before:
        told = f"{timezone.localtime(before):%H:%M %d/%m/%Y}"
        raise WrongPlan(
            f"Hạn mới phải sau hạn cũ {told}.", f"The new end must be after the old one, {told}."
        )


def give_time(
    block: RoundBlock, window: Window, participant: Participant | None, until: datetime
) -> None:
    """Move the ends that lie before the new one."""
    if participant is None:
        window.closes_at = until
        window.save(update_fields=["closes_at"])
    if window.phase == Phase.SELF:
        rows = block.participants.filter(closes_at__lt=until)
        if participant is not None:
            rows = rows.filter(pk=participant.pk)
        rows.update(closes_at=until)
