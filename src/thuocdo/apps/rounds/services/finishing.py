"""Settling a block: the latest word of every item becomes its final one, with its points."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.rounds.errors import NotNow, NotReady
from thuocdo.apps.rounds.models import (
    Appeal,
    Entry,
    Layer,
    Participant,
    Phase,
    RoundBlock,
    Stage,
    Word,
)
from thuocdo.apps.rounds.selectors.figures import effective, newest
from thuocdo.apps.rounds.selectors.pointing import councils_own, without_points
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services.moving import MOVES, Action, move
from thuocdo.apps.rounds.services.rescoring import Standing, results_of, standing_of
from thuocdo.apps.rounds.services.speaking import Said, Speaker, word
from thuocdo.core.rollup.results import LeafResult

AUTHORITY = "authority"  # role of final words, as publications name it
TOGETHER = 40  # units settled in one transaction
SETTLED = [stage for stage, action in MOVES if action is Action.FINISH]
Report = Callable[[int, int], None]  # units done, of how many


def finish(
    *, block_id: int, by: User | None, at: datetime, report: Report = lambda _done, _of: None
) -> int:
    """Give every item of a block its final word; begun again it goes on where it stopped.

    Args:
        block_id: In the phase of the council, or published with a decision on an appeal.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.
        report: Told after each batch how many units are done.

    Returns:
        How many items got a final word.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: the block is in another phase.
        NotReady: items are still open; they are counted and named.
    """
    block = RoundBlock.objects.select_related("round__edition__scheme", "round__authority").get(
        pk=block_id
    )
    if by is not None:
        require(by, Permission.MANAGE_ROUNDS, block.round.authority)
    refuse_open(block)
    waiting = list(unsettled(block))
    said = 0
    for done in range(0, len(waiting), TOGETHER):
        said += settle(waiting[done : done + TOGETHER], Speaker(by, AUTHORITY, at))
        report(min(done + TOGETHER, len(waiting)), len(waiting))
    if waiting:
        with transaction.atomic():
            details = {"units": len(waiting), "items": said}
            audit.record("round.settled", subject=block, by=by, at=at, details=details)
    return said


def unsettled(block: RoundBlock) -> Iterator[int]:
    """Keys of the units with an item that is not final. One query."""
    rows = Entry.objects.filter(participant__block=block).exclude(stage=Stage.FINAL)
    return rows.order_by("participant").values_list("participant", flat=True).distinct().iterator()


def refuse_open(block: RoundBlock) -> None:
    """Refuse while the council, or an appraiser, still has something to say.

    Raises:
        NotNow: the block is in another phase.
        NotReady: it counts the items and names some.
    """
    if block.phase not in {Phase.COUNCIL, Phase.PUBLISHED}:
        phase = Phase(block.phase).label
        raise NotNow(
            f"Khối đang ở giai đoạn «{phase}»; chỉ chốt kết quả ở giai đoạn Hội đồng.",
            f"The block is in the phase “{phase}”; results are settled in that of the council.",
        )
    rows = Entry.objects.filter(participant__block=block).exclude(stage__in=[*SETTLED, Stage.FINAL])
    own = [leaf.code for leaf in councils_own(index_set_of(block.round))]
    rows |= Entry.objects.filter(
        participant__block=block, stage=Stage.SUBMITTED, declared_points__isnull=False
    ).exclude(code__in=own)  # what nobody declared stays missing; everything else is appraised
    rows |= without_points(block.round).filter(participant__block=block).exclude(stage=Stage.FINAL)
    open_ = rows.count()
    if open_:
        codes = rows.order_by("code").values_list("code", flat=True).distinct()
        raise NotReady(open_, list(codes[:8]))


@transaction.atomic
def settle(keys: list[int], speaker: Speaker) -> int:
    """The final words of some units, held until the transaction ends; return how many."""
    units = Participant.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    standing = standing_of(
        units.select_related("unit", "block", "round__edition__scheme").order_by("pk")
    )
    results = results_of(standing, Layer.COUNCIL)
    words: list[Word] = []
    entries: list[Entry] = []
    for unit in standing.participants:
        for entry in standing.entries[unit.pk]:
            result = results[unit.pk].leaves[entry.code]
            spoken = final_word(entry, standing, result, speaker)
            if entry.stage != Stage.FINAL:
                move(entry, Action.FINISH, unit.block.phase)
                entries.append(entry)
            elif spoken is not None:
                entries.append(entry)
            entry.final_points, entry.maximum = result.points, result.maximum
            words += [spoken] if spoken is not None else []
    Word.objects.bulk_create(words, batch_size=500)
    Entry.objects.bulk_update(entries, ["stage", "final_points", "maximum"], batch_size=200)
    return len(words)


def final_word(
    entry: Entry, standing: Standing, result: LeafResult, speaker: Speaker
) -> Word | None:
    """What counts in the end; None where the final word said before says the same."""
    spoken = standing.words.get(entry.pk, [])
    latest = newest(spoken)
    counting, known = effective(latest), latest.get(Layer.FINAL)
    said = Said(
        figures=counting.figures if counting else {},
        not_applicable=counting.not_applicable if counting else "",
        points=result.points,
        maximum=result.maximum,
        documents=counting.documents if counting else [],
    )
    if known is not None and (known.figures, known.not_applicable, known.points, known.maximum) == (
        said.figures,
        said.not_applicable,
        said.points,
        said.maximum,
    ):
        return None
    return word(entry, Layer.FINAL, said, speaker, known.number + 1 if known else 1)


@transaction.atomic
def published(*, edition: Edition, year: int, by: User, at: datetime) -> int:
    """Note that the results of a round were published; return how many blocks moved on.

    Publications ask for the right before they call this. Blocks that are not settled stay.
    """
    rows = RoundBlock.objects.select_for_update(of=("self",)).filter(
        round__edition=edition, round__year=year, phase=Phase.COUNCIL
    )
    settled = [
        block
        for block in rows.select_related("block")
        if not Entry.objects.filter(participant__block=block).exclude(stage=Stage.FINAL).exists()
    ]
    for block in settled:
        block.phase = Phase.PUBLISHED
        block.save(update_fields=["phase"])
        audit.record("round.published", subject=block, by=by, at=at)
    return len(settled)


@transaction.atomic
def archive(*, block_id: int, by: User, at: datetime) -> RoundBlock:
    """Put a published block away; nothing of it can change any more.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: it is not published, or an appeal awaits its answer or its decision.
    """
    rows = RoundBlock.objects.select_for_update(of=("self",)).select_related("round__authority")
    block = rows.get(pk=block_id)
    require(by, Permission.MANAGE_ROUNDS, block.round.authority)
    refuse_unfinished(block)
    block.phase = Phase.ARCHIVED
    block.save(update_fields=["phase"])
    audit.record("round.archived", subject=block, by=by, at=at)
    return block


def refuse_unfinished(block: RoundBlock) -> None:
    """Refuse to put away what is not over.

    Raises:
        NotNow: the sentence says why.
    """
    if block.phase != Phase.PUBLISHED:
        raise NotNow("Chỉ lưu trữ khối đã công bố.", "Only a published block is archived.")
    appeals = Appeal.objects.filter(participant__block=block, answered_at__isnull=True).count()
    entries = Entry.objects.filter(participant__block=block).exclude(stage=Stage.FINAL).count()
    if appeals or entries:
        raise NotNow(
            f"Còn {appeals} kiến nghị chưa trả lời và {entries} mục đang xem xét lại. Giải quyết "
            "xong trước khi lưu trữ.",
            f"{appeals} appeals are not answered and {entries} items are decided again. Settle "
            "them before the block is archived.",
        )
