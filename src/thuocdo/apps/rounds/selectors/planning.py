"""How the blocks of a round stand, and what keeps each from moving on."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.rounds.models import PHASES, Entry, Phase, Round, RoundBlock, Stage, Window
from thuocdo.apps.rounds.selectors.board_rows import blocks_of
from thuocdo.lib.background.progress import Progress, progress_by_key

LEAVING = {  # stages that must be settled before a block leaves a phase
    Phase.APPRAISAL: (Stage.SUBMITTED, Stage.RETURNED),
    Phase.SECOND: (Stage.EXPLAINED,),
    Phase.COUNCIL: (Stage.DISPUTED, Stage.EXPLAINED, Stage.SUBMITTED, Stage.RETURNED, Stage.DRAFT),
    Phase.PUBLISHED: (Stage.DISPUTED, Stage.DECIDED),
}
MISSING = "missing"
BY_HAND = {Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND}


class PlanLine(NamedTuple):
    """One block."""

    block: RoundBlock
    windows: list[Window]
    units: int
    unsubmitted: int
    open: int  # items that keep it in its phase
    unsettled: int  # items without a final word

    @property
    def next(self) -> Phase | None:
        """The phase to which it is moved by hand."""
        phase = Phase(self.block.phase)
        return PHASES[PHASES.index(phase) + 1] if phase in BY_HAND else None

    @property
    def is_settled(self) -> bool:
        """Whether every item has its final word."""
        return bool(self.units) and not self.unsettled

    @property
    def can_settle(self) -> bool:
        """Whether final words can be given now."""
        sits = self.block.phase in {Phase.COUNCIL, Phase.PUBLISHED}
        return sits and not self.open and bool(self.unsettled)


def rounds() -> QuerySet[Round]:
    """All rounds with their blocks, the newest first. Two queries."""
    rows = Round.objects.select_related("authority", "edition__scheme")
    return rows.prefetch_related("blocks__block").order_by("-year", "-pk")


def lines_of(round_: Round) -> list[PlanLine]:
    """Every block of a round. Three queries."""
    blocks = blocks_of(round_).values()
    members = (
        round_.participants.order_by()
        .values_list("block")
        .annotate(units=Count("pk"), waiting=Count("pk", filter=~Q(progress="submitted")))
    )
    units = {block: (count, waiting) for block, count, waiting in members}
    rows = Entry.objects.filter(participant__round=round_).order_by()
    stages = rows.values_list("participant__block", "stage").annotate(
        n=Count("pk"), missing=Count("pk", filter=Q(declared_points__isnull=True))
    )
    counts: dict[int, dict[str, int]] = {}
    for block, stage, number, missing in stages:
        own = counts.setdefault(block, {})
        is_missing = stage == Stage.SUBMITTED  # what nobody declared is missing to the end
        own[stage] = number - missing if is_missing else number
        own[MISSING] = own.get(MISSING, 0) + (missing if is_missing else 0)
    return [
        line(block, windows, units.get(block.pk, (0, 0)), counts.get(block.pk, {}))
        for block, windows in blocks
    ]


def line(
    block: RoundBlock,
    windows: Mapping[str, Window],
    units: tuple[int, int],
    stages: dict[str, int],
) -> PlanLine:
    """One block by its counts."""
    in_the_way = LEAVING.get(Phase(block.phase), ())
    return PlanLine(
        block,
        list(windows.values()),
        *units,
        sum(stages.get(stage, 0) for stage in in_the_way),
        sum(stages.values()) - stages.get(Stage.FINAL, 0),
    )


def settle_key(block: RoundBlock) -> str:
    """The matter of settling a block in the background."""
    return f"rounds.settle:{block.pk}"


def recompute_key(round_: Round) -> str:
    """The matter of computing a round anew."""
    return f"rounds.recompute:{round_.pk}"


def jobs_of(round_: Round, blocks: Iterable[RoundBlock]) -> list[tuple[str, Progress]]:
    """What runs in the background for a round and is not over, with what it is. One query."""
    keys = {recompute_key(round_): "recompute"} | {settle_key(one): "settle" for one in blocks}
    found = progress_by_key(keys)
    return [
        (what, found[key]) for key, what in keys.items() if key in found and not found[key].is_over
    ]
