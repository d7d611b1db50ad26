"""The board of a round: phases, who is late, what is expected, what needs pushing."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from thuocdo.apps.rounds.models import (
    Entry,
    Participant,
    Phase,
    Progress,
    Return,
    Round,
    RoundBlock,
    Stage,
    Status,
    Window,
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

    row: Participant
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
    returned_open: int
    returned_overdue: int

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
    """Everything that the director asks on a Monday. Five queries, and one for last year."""
    blocks = list(round_.blocks.select_related("block").prefetch_related("windows"))
    counts = counts_of(round_)
    members: dict[int, list[Participant]] = {block.pk: [] for block in blocks}
    for row in round_.participants.select_related("unit").order_by("unit__sort_key", "pk"):
        members[row.block_id].append(row)
    before = last_year(round_)
    today = timezone.localdate(at)
    open_, overdue = open_returns(round_, today)
    lines = [
        block_line(block, members[block.pk], counts, before.get(block.block_id, []), at)
        for block in blocks
    ]
    return Board(round_, lines, open_, overdue)


class Counts(NamedTuple):
    """Items of a unit."""

    done: int
    total: int
    returned: int


NOTHING = Counts(0, 0, 0)


def counts_of(round_: Round) -> dict[int, Counts]:
    """Items done and returned, by unit. One query."""
    own = [leaf.code for leaf in index_set_of(round_).leaves if is_declared(leaf)]
    rows = Entry.objects.filter(participant__round=round_, code__in=own).order_by()
    counted = rows.values_list("participant").annotate(
        done=Count("pk", filter=Q(status=Status.DONE)),
        total=Count("pk"),
        returned=Count("pk", filter=Q(stage=Stage.RETURNED)),
    )
    return {unit: Counts(done, total, returned) for unit, done, total, returned in counted}


def last_year(round_: Round) -> dict[int, list[Submission]]:
    """When the units of each block submitted last year. One query, or none."""
    found: dict[int, list[Submission]] = {}
    if round_.previous_id is not None:
        rows = Participant.objects.filter(round=round_.previous_id, closes_at__isnull=False)
        for block, moment, late, closes in rows.values_list(
            "block__block", "submitted_at", "is_late", "closes_at"
        ):
            if closes is not None:
                found.setdefault(block, []).append(Submission(None if late else moment, closes))
    return found


def open_returns(round_: Round, today: date) -> tuple[int, int]:
    """How many items are with their units, and how many of them beyond their day. One query."""
    rows = Return.objects.filter(entry__participant__round=round_, answered_at__isnull=True)
    found = rows.aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    return found["all"], found["late"]


def block_line(
    block: RoundBlock,
    members: Iterable[Participant],
    counts: dict[int, Counts],
    before: list[Submission],
    at: datetime,
) -> BlockLine:
    """One block with its units and what is expected of them."""
    windows = {window.phase: window for window in block.windows.all()}
    window = windows.get(block.phase)
    opened = windows[Phase.SELF].opens_at if Phase.SELF in windows else at
    units = [unit_line(row, block, counts.get(row.pk, NOTHING), opened, at) for row in members]
    today = timezone.localdate(at)
    left = in_words(today, day_of(window.closes_at)) if window else Sentence("", "")
    outlook = None
    if block.phase == Phase.SELF and window is not None:
        submitted = sum(one.row.is_locked for one in units)
        outlook = by_last_year(
            submitted, len(units), before, max(window.closes_at - at, timedelta(0))
        ) or by_pace(submitted, [one.expected for one in units if one.expected])
    return BlockLine(block, window, left, units, outlook)


def unit_line(
    row: Participant, block: RoundBlock, counts: Counts, opened: datetime, at: datetime
) -> UnitLine:
    """One unit."""
    is_filling = block.phase == Phase.SELF and not row.is_locked and row.closes_at is not None
    is_over = is_filling and row.closes_at is not None and row.closes_at < at
    hoped = None
    if is_filling and row.closes_at is not None:
        work = Work(counts.done, counts.total, day_of(opened), day_of(row.closes_at))
        hoped = expected(work, timezone.localdate(at))
    return UnitLine(row, counts.done, counts.total, counts.returned, row.is_late or is_over, hoped)
