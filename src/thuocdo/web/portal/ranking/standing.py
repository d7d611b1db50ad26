"""The value by which units are ranked, and the middle and spread of a block."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.rounding import EXACT, HUNDRED, ZERO
from thuocdo.reporting.snapshots.model import Snapshot, UnitScore

PERCENT = "percent"


def standing(snapshot: Snapshot, score: UnitScore) -> Decimal | None:
    """What ranks and bands read: the percent or the total; none while figures are missing."""
    if snapshot.standing == PERCENT:
        return score.percent
    return None if score.missing else score.total


def full_scale(snapshot: Snapshot) -> Decimal | None:
    """The most that ``standing`` can be; none where an old document does not say."""
    return HUNDRED if snapshot.standing == PERCENT else snapshot.scale


@dataclass(frozen=True, slots=True)
class Spread:
    """How a block stands as a whole."""

    count: int  # units with a value
    best: Decimal
    lowest: Decimal
    median: Decimal
    mean: Decimal


def spread_of(values: Iterable[Decimal | None]) -> Spread | None:
    """Best, lowest, median and mean; none where nothing has a value."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    mean = EXACT.divide(sum(known, ZERO), len(known))
    return Spread(len(known), known[-1], known[0], median_of(known), mean)


def median_of(ordered: Sequence[Decimal]) -> Decimal:
    """The middle of ordered values; between two, half way."""
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return EXACT.divide(ordered[middle - 1] + ordered[middle], 2)


def block_spread(snapshot: Snapshot, block: str) -> Spread | None:
    """The spread of the ranked units of a block."""
    return spread_of(
        standing(snapshot, score)
        for score in snapshot.in_block(block)
        if snapshot.units[score.unit].is_ranked
    )
