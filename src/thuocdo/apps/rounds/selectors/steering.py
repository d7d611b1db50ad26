"""The board of a round: phases, who is late, what is expected, what needs pushing."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from thuocdo.apps.rounds.models import (
    Extension,
    Participant,
    Phase,
    Progress,
    Reopening,
    Round,
    RoundBlock,
    Window,
)
from thuocdo.apps.rounds.selectors.board_rows import (
    NOTHING,
    Blocks,
    Counts,
    Heat,
    Member,
    blocks_of,
    counts_of,
    heat_of,
    units_of,
)
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.forecast import (
    Expected,
    Outlook,
    Submission,
    Work,
    by_last_year,
    by_pace,
    day_of,
    expected,
)
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.lib.deadlines import in_words
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

TIMED = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
RISK, LATE, WAITING, SUBMITTED = "nguy-co", "tre", "cho-ky", "da-nop"
FILTERS = {
    "": Sentence("tất cả", "all"),
    RISK: Sentence("nguy cơ trễ", "at risk of being late"),
    LATE: Sentence("đã trễ", "late"),
    WAITING: Sentence("chờ lãnh đạo ký", "awaiting the leader"),
    SUBMITTED: Sentence("đã nộp", "submitted"),
}


class UnitLine(NamedTuple):
    """How one unit stands."""

    row: Participant | Member
    done: int  # items that the unit fills in
    total: int
    returned: int  # open
    is_late: bool  # submitted or locked after its time, or still filling in after it
    expected: Expected | None  # none: submitted, or the phase is over

    @property
    def is_at_risk(self) -> bool:
        """Whether it will be late at its pace, or is."""
        return self.expected is not None and (self.is_late or self.expected.is_at_risk)

    @property
    def percent(self) -> int:
        """Items done of all, rounded down, so that 100 is all."""
        return 100 * self.done // self.total if self.total else 100

    def is_in(self, which: str) -> bool:
        """Whether a filter shows it."""
        return {
            RISK: self.is_at_risk,
            LATE: self.is_late,
            WAITING: self.row.progress == Progress.AWAITING,
            SUBMITTED: self.row.is_locked,
        }.get(which, True)


class BlockLine(NamedTuple):
    """How a block stands."""

    block: RoundBlock
    window: Window | None  # of the phase it is in
    left: Sentence  # how much time there is
    units: list[UnitLine]
    outlook: Outlook | None  # during the self-assessment

    @property
    def submitted(self) -> int:
        """Units that have, whether signed or locked."""
        return sum(one.row.is_locked for one in self.units)

    @property
    def late(self) -> int:
        """Units that were or are late."""
        return sum(one.is_late for one in self.units)

    @property
    def at_risk(self) -> int:
        """Units that will be late at their pace."""
        return sum(one.is_at_risk for one in self.units)


class Board(NamedTuple):
    """The whole round."""

    round: Round
    blocks: list[BlockLine]
    heat: dict[str, Heat]  # of each leaf

    @property
    def returned_open(self) -> int:
        """Items that are with their units."""
        return sum(heat.returns_open for heat in self.heat.values())

    @property
    def returned_overdue(self) -> int:
        """Those of them beyond their day."""
        return sum(heat.returns_overdue for heat in self.heat.values())

    @property
    def units(self) -> list[UnitLine]:
        """Of all blocks."""
        return [one for block in self.blocks for one in block.units]

    @property
    def submitted(self) -> int:
        """Units that have."""
        return sum(block.submitted for block in self.blocks)

    @property
    def at_risk(self) -> list[UnitLine]:
        """Those to be pushed, the least done first."""
        return sorted((one for one in self.units if one.is_at_risk), key=lambda one: one.percent)


def board(round_: Round, at: datetime) -> Board:
    """Everything that the director asks on a Monday. Four queries, and one for last year."""
    blocks, lines = lines_by_block(round_, at)
    heat = heat_of(round_, timezone.localdate(at))
    is_open = any(placed.phase == Phase.SELF for placed, _ in blocks.values())
    before = last_year(round_) if is_open else {}
    found = [
        block_line(placed, windows, lines[key], before.get(placed.block_id, []), at)
        for key, (placed, windows) in blocks.items()
    ]
    return Board(round_, found, heat)


def unit_lines(round_: Round, at: datetime) -> tuple[list[RoundBlock], list[UnitLine]]:
    """The blocks, and how every unit stands. Three queries."""
    blocks, lines = lines_by_block(round_, at)
    return [placed for placed, _ in blocks.values()], [one for key in blocks for one in lines[key]]


def lines_by_block(round_: Round, at: datetime) -> tuple[Blocks, dict[int, list[UnitLine]]]:
    """How every unit of each block stands. Three queries."""
    blocks, counts = blocks_of(round_), counts_of(round_)
    clocks = {key: clock_of(*block, at) for key, block in blocks.items()}
    lines: dict[int, list[UnitLine]] = {key: [] for key in blocks}
    for row in units_of(round_):
        line = unit_line(row, counts.get(row.pk, NOTHING), clocks[row.block_id])
        lines[row.block_id].append(line)
    return blocks, lines


OPENS = Prepared(lambda key: Window.objects.filter(block=key, phase=Phase.SELF), int)
EXTENDED = Prepared(lambda key: Extension.objects.filter(participant=key).order_by("at"), int)
REOPENED = Prepared(lambda key: Reopening.objects.filter(participant=key).order_by("at"), int)


def line_of(row: Participant, counts: Mapping[str, Counts], at: datetime) -> UnitLine:
    """How one unit stands, of its items by leaf. One query, or none."""
    codes = [leaf.code for leaf in index_set_of(row.round).leaves if is_declared(leaf)]
    own = [counts.get(code, NOTHING) for code in codes]
    whole = Counts(*map(sum, zip(*own, strict=True))) if own else NOTHING
    is_filling = row.block.phase == Phase.SELF
    windows = {one.phase: one for one in OPENS.objects(row.block_id)} if is_filling else {}
    return unit_line(row, whole, clock_of(row.block, windows, at))


def extensions_of(row: Participant) -> list[Extension]:
    """When it was given more time. One query."""
    return EXTENDED.objects(row.pk)


def reopened_of(row: Participant) -> list[Reopening]:
    """When it was given back what it had submitted. One query."""
    return REOPENED.objects(row.pk)


LAST = Prepared(
    lambda key: (
        Participant.objects.filter(round=key, closes_at__isnull=False)
        .order_by()
        .values_list("block__block", "submitted_at", "is_late", "closes_at")
    ),
    int,
)


def last_year(round_: Round) -> dict[int, list[Submission]]:
    """When the units of each block submitted last year. One query, or none."""
    found: dict[int, list[Submission]] = {}
    if round_.previous_id is not None:
        for block, moment, late, closes in LAST.rows(round_.previous_id):
            found.setdefault(block, []).append(Submission(None if late else moment, closes))
    return found


def block_line(
    placed: RoundBlock,
    windows: Mapping[str, Window],
    units: list[UnitLine],
    before: list[Submission],
    at: datetime,
) -> BlockLine:
    """One block with its units and what is expected of them."""
    window = windows.get(placed.phase)
    today = timezone.localdate(at)
    left = in_words(today, day_of(window.closes_at)) if window else Sentence("", "")
    outlook = None
    if placed.phase == Phase.SELF and window is not None:
        submitted = sum(one.row.is_locked for one in units)
        outlook = by_last_year(
            submitted, len(units), before, max(window.closes_at - at, timedelta(0))
        ) or by_pace(submitted, [one.expected for one in units if one.expected])
    return BlockLine(placed, window, left, units, outlook)


class Clock(NamedTuple):
    """The time of a block, worked out once for all of its units."""

    is_filling: bool  # units still fill in
    at: datetime
    today: date
    opened_on: date
    days: dict[datetime, date]  # on which moments lie


def clock_of(placed: RoundBlock, windows: Mapping[str, Window], at: datetime) -> Clock:
    """The time of a block."""
    opened = windows[Phase.SELF].opens_at if Phase.SELF in windows else at
    is_filling = placed.phase == Phase.SELF
    return Clock(is_filling, at, timezone.localdate(at), day_of(opened), {})


def unit_line(row: Participant | Member, counts: Counts, clock: Clock) -> UnitLine:
    """One unit."""
    closes = row.closes_at
    if not clock.is_filling or row.is_locked or closes is None:
        return UnitLine(row, counts.done, counts.total, counts.returned, row.is_late, None)
    closes_on = clock.days.get(closes) or clock.days.setdefault(closes, day_of(closes))
    work = Work(counts.done, counts.total, clock.opened_on, closes_on)
    is_late = row.is_late or closes < clock.at
    hoped = expected(work, clock.today)
    return UnitLine(row, counts.done, counts.total, counts.returned, is_late, hoped)
