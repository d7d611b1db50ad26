"""How much the ranking hangs on each leaf: the ranking without it, leaf by leaf."""

from dataclasses import dataclass

import numpy as np

from thuocdo.core.robustness.points_table import BoolArray, FloatArray, IntArray, PointsTable
from thuocdo.core.robustness.ranks import competition_ranks, keys_of


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """One value a leaf. Ranks are those of the sums of points, within blocks."""

    largest_change: IntArray  # places, the most that any unit moves
    moved_most: IntArray  # row of that unit, the first if several; −1 if none moves
    mean_change: FloatArray  # places, without sign; NaN if no unit is ranked
    spearman: FloatArray  # agreement with the full ranking, within blocks; NaN if undefined


def leave_one_out(table: PointsTable) -> Influence:
    """Leave out each leaf in turn and compare the ranking with the full one.

    Units with missing points stay out of every ranking. The Spearman coefficient is taken of
    places counted from the middle of the block, all blocks together; with one block it is the
    usual one, ties sharing the mean of their places.
    """
    ranked = table.ranked
    points = np.where(ranked[:, np.newaxis], table.points, 0.0)
    totals = points.sum(axis=1)
    keys = keys_of(np.vstack([totals, totals - points.T]))
    ranks = competition_ranks(keys, table.blocks, ranked=ranked)
    changes = np.abs(ranks[1:] - ranks[0])
    largest = changes.max(axis=1)
    middles = _from_the_middle(keys, ranks, table.blocks, ranked)
    return Influence(
        largest_change=largest,
        moved_most=np.where(largest > 0, changes.argmax(axis=1), -1),
        mean_change=_ratio(changes.sum(axis=1), np.array(float(ranked.sum()))),
        spearman=_correlation(middles[0], middles[1:]),
    )


def _from_the_middle(
    keys: IntArray, ranks: IntArray, blocks: IntArray, ranked: BoolArray
) -> FloatArray:
    """Mean places, tied units sharing theirs, as distances from the middle of the block.

    Counted from the top a tied unit has the best of the shared places, counted from the bottom
    the worst, so half the difference of the two is the distance from the middle.
    """
    from_the_bottom = competition_ranks(-keys, blocks, ranked=ranked)
    distances: FloatArray = (ranks - from_the_bottom) / 2.0
    return distances


def _correlation(one: FloatArray, others: FloatArray) -> FloatArray:
    return _ratio(others @ one, np.sqrt((others**2).sum(axis=1) * (one**2).sum()))


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide; NaN where nothing is there to be divided by."""
    nothing = np.full(part.shape, np.nan)
    quotients: FloatArray = np.divide(part, whole, out=nothing, where=whole > 0)
    return quotients
