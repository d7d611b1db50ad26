"""Rank intervals: between which places a unit lies when chance is allowed for."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.chance import Chance
from thuocdo.core.robustness.model import model
from thuocdo.core.robustness.points_table import AnyIntArray, FloatArray, IntArray, PointsTable
from thuocdo.core.robustness.ranks import (
    KEYS_PER_POINT,
    Seating,
    competition_ranks,
    keys_of,
    seat_ranks,
    seating,
)
from thuocdo.core.robustness.replicates import replicates_at_once, simulated_keys
from thuocdo.core.robustness.uncertainty import Uncertainty, chances

FEWEST_REPLICATES = 20
SEATS_AT_ONCE = 256  # sorted together when limits are read off
LARGEST_SHORT_SCALE = 200.0  # points; ten times that still fits a key of four bytes


@dataclass(frozen=True, slots=True, eq=False)
class RankIntervals:
    """The official ranks with what chance allows beside them; all arrays have a row a unit.

    An unranked unit has rank 0 everywhere and NaN as its totals.
    """

    level: float  # share of the replicates between the limits, at least
    replicates: int
    seed: int
    official: IntArray  # never replaced by a simulated rank
    low: IntArray  # best place
    high: IntArray  # worst place
    median: IntArray
    low_total: FloatArray  # points
    high_total: FloatArray  # points
    blocks: IntArray
    seats: Seating
    ranks: AnyIntArray  # replicates × seats
    keys: AnyIntArray  # replicates × seats; totals in millionths of a point

    def place_probabilities(self, unit: int) -> FloatArray:
        """The share of replicates in which the unit took place 1, 2, … of its block."""
        block = int((self.blocks[self.seats.units] == self.blocks[unit]).sum())
        taken = self.ranks[:, self.seats.units == unit].reshape(-1)
        return np.bincount(taken, minlength=block + 1)[1:] / self.replicates


def rank_intervals(
    table: PointsTable,
    uncertainty: Uncertainty,
    *,
    seed: int,
    replicates: int = 1000,
    level: float = 0.9,
    workers: int = 1,
) -> RankIntervals:
    """Simulate the ranking and read off, for each unit, the places that chance allows.

    Args:
        table: Points, limits and blocks.
        uncertainty: What could have come out otherwise.
        seed: A whole number, not negative.
        replicates: A whole number, at least 20. With the table and the seed they decide the
            limits; the number of units fixes how many share a stream, so nothing else enters.
        level: Share of the replicates between low and high, above 0 and below 1.
        workers: Threads, at least one; they change the time, never the result.

    Returns:
        Limits that are order statistics of the simulated ranks, widened to the official rank
        where it lies outside. Memory: 6 bytes (10 above a scale of 200 points) × units ×
        replicates, and 25 MB a worker at 10,000 units.

    Raises:
        InvalidRequest: A source or an argument is out of range, or no unit is ranked.
    """
    _check(seed, replicates, level, workers)
    seats, official = _seated(table)
    prepared = model(table, chances(uncertainty, table), seats.units)
    ranks = np.empty((replicates, len(seats.units)), dtype=seats.ranks_dtype)
    keys = np.empty(ranks.shape, dtype=_keys_dtype(table))

    at_once = replicates_at_once(len(seats.units))
    firsts = range(0, replicates, at_once)

    def draw(first: int) -> None:
        block = slice(first, min(first + at_once, replicates))
        drawn = simulated_keys(prepared, Chance(seed, first), block.stop - first)
        seat_ranks(drawn, seats, ranks[block], "competition")
        keys[block] = drawn

    if min(workers, len(firsts)) == 1:  # a thread costs as much as a small table
        for first in firsts:
            draw(first)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(draw, firsts))
    return _read_off(ranks, keys, seats, official, (level, seed, table.blocks))


def _read_off(
    ranks: AnyIntArray,
    keys: AnyIntArray,
    seats: Seating,
    official: IntArray,
    settings: tuple[float, int, IntArray],
) -> RankIntervals:
    level, seed, blocks = settings
    low, median, high = _order_statistics(ranks, level)
    low_key, _, high_key = _order_statistics(keys, level)
    seated, count = official[seats.units], len(official)
    return RankIntervals(
        level=level,
        replicates=len(ranks),
        seed=seed,
        official=official,
        low=_ranks_by_unit(np.minimum(low, seated), seats, count),
        high=_ranks_by_unit(np.maximum(high, seated), seats, count),
        median=_ranks_by_unit(median, seats, count),
        low_total=_points_by_unit(low_key, seats, count),
        high_total=_points_by_unit(high_key, seats, count),
        blocks=blocks,
        seats=seats,
        ranks=ranks,
        keys=keys,
    )


def _check(seed: int, replicates: int, level: float, workers: int) -> None:
    if not _is_whole(seed, 0):
        raise _refusal("seed", "một số nguyên không âm", "a whole number that is not negative")
    if not _is_whole(replicates, FEWEST_REPLICATES):
        least = FEWEST_REPLICATES
        raise _refusal(
            "replicates", f"một số nguyên, ít nhất {least} lần", f"a whole number, at least {least}"
        )
    if not (isinstance(level, Real) and 0 < level < 1):
        raise _refusal("level", "số lớn hơn 0 và nhỏ hơn 1", "a number above 0 and below 1")
    if not _is_whole(workers, 1):
        raise _refusal("workers", "một số nguyên, ít nhất 1", "a whole number, at least 1")


def _is_whole(value: int, least: int) -> bool:
    return isinstance(value, Integral) and value >= least


def _refusal(name: str, vi: str, en: str) -> InvalidRequest:
    return InvalidRequest(
        f"Không mô phỏng được: «{name}» phải là {vi}. Sửa lại giá trị này.",
        f'Cannot simulate: "{name}" must be {en}. Mend this value.',
    )


def _seated(table: PointsTable) -> tuple[Seating, IntArray]:
    """Seat the ranked units by official rank, and return those ranks too."""
    ranked = table.ranked
    if not ranked.any():
        raise InvalidRequest(
            "Không đơn vị nào đủ điểm để xếp hạng: bổ sung điểm còn thiếu.",
            "No unit has all its points, so none can be ranked: fill in what is missing.",
        )
    official = table.official
    if official is None:
        totals = keys_of(np.where(ranked, table.points.sum(axis=1), 0.0))
        official = competition_ranks(totals, table.blocks, ranked=ranked)
    order = np.argsort(official, kind="stable")
    return seating(table.blocks, order[ranked[order]]), official


def _keys_dtype(table: PointsTable) -> type[np.int32] | type[np.int64]:
    scale = np.maximum(np.abs(table.minima), np.abs(table.maxima)).sum(axis=1).max()
    return np.int32 if scale <= LARGEST_SHORT_SCALE else np.int64


def _order_statistics(draws: AnyIntArray, level: float) -> IntArray:
    """Low, median and high value of every seat; as many draws are left out below as above."""
    count = len(draws)
    left_out = int(round((1.0 - level) / 2.0 * count, 6))  # 0.05 × 1,000 is 50, not 49.999…
    places = [left_out, (count - 1) // 2, count - 1 - left_out]
    wide = np.int32 if draws.dtype != np.int64 else np.int64
    found = np.empty((3, draws.shape[1]), dtype=np.int64)
    for first in range(0, draws.shape[1], SEATS_AT_ONCE):
        seats = slice(first, first + SEATS_AT_ONCE)
        # A full sort of neighbouring four-byte numbers takes a sixth of a partition.
        ordered = np.array(draws[:, seats].T, dtype=wide, order="C")
        ordered.sort(axis=1)
        found[:, seats] = ordered[:, places].T
    return found


def _ranks_by_unit(ranks: IntArray, seats: Seating, count: int) -> IntArray:
    spread = np.zeros(count, dtype=np.int64)
    spread[seats.units] = ranks
    return spread


def _points_by_unit(keys: IntArray, seats: Seating, count: int) -> FloatArray:
    spread = np.full(count, np.nan)
    spread[seats.units] = keys / KEYS_PER_POINT
    return spread
