"""Brackets over units whose order chance does not settle: "không phân biệt được"."""

from dataclasses import dataclass

import numpy as np

from thuocdo.core.robustness.points_table import BoolArray
from thuocdo.core.robustness.rank_intervals import RankIntervals
from thuocdo.vietnamese.sentence import Sentence

INDISTINGUISHABLE = Sentence("không phân biệt được", "not distinguishable")
SEATS_AT_ONCE = 64  # compared with one unit in one go


@dataclass(frozen=True, slots=True)
class Bracket:
    """Neighbours in the official order; the first is not surely above any of the others."""

    block: int
    units: tuple[int, ...]  # rows of the table, best rank first; at least two
    text: Sentence = INDISTINGUISHABLE


def brackets(intervals: RankIntervals) -> tuple[Bracket, ...]:
    """Join the units that cannot be told apart, block by block, best rank first.

    A unit is told apart from one ranked below it when its total is above the other's in at
    least the share ``level`` of the replicates; a tie is not above. A bracket begins at a unit
    and ends before the first unit that it is told apart from. Brackets inside another one are
    left out; brackets may overlap, since "cannot be told apart" does not pass on from pair to
    pair.
    """
    starts, lengths = np.unique(intervals.seats.starts, return_counts=True)
    found: list[Bracket] = []
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        units = intervals.seats.units[start : start + length]
        block = int(intervals.blocks[units[0]])
        found += [
            Bracket(block, tuple(units[first - start : end - start].tolist()))
            for first, end in _runs(intervals, start, start + length)
        ]
    return tuple(found)


def told_apart(intervals: RankIntervals, seat: int, others: slice) -> BoolArray:
    """Whether the unit on a seat is surely above the units on the other seats."""
    above = intervals.keys[:, seat, np.newaxis] > intervals.keys[:, others]
    needed = round(intervals.level * intervals.replicates, 6)  # 0.55 × 100 is 55, not a bit more
    settled: BoolArray = np.count_nonzero(above, axis=0) >= needed
    return settled


def _runs(intervals: RankIntervals, start: int, stop: int) -> list[tuple[int, int]]:
    """Runs of seats, each from its first seat to the seat after its last."""
    runs: list[tuple[int, int]] = []
    seat = reached = start
    while reached < stop:
        # The seat where the longest run ended settles most seats at once.
        if seat == reached or not told_apart(intervals, seat, slice(reached, reached + 1))[0]:
            end = _first_told_apart(intervals, seat, stop)
            if end > max(reached, seat + 1):
                runs.append((seat, end))
            reached = max(reached, end)
        seat += 1
    return runs


def _first_told_apart(intervals: RankIntervals, seat: int, stop: int) -> int:
    for first in range(seat + 1, stop, SEATS_AT_ONCE):
        others = slice(first, min(first + SEATS_AT_ONCE, stop))
        apart = told_apart(intervals, seat, others)
        if apart.any():
            return first + int(apart.argmax())
    return stop
