"""Totals and ranks of several years from leaf points in one go."""

from dataclasses import dataclass

import numpy as np

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import FloatArray, IntArray
from thuocdo.core.robustness.ranks import Ties, competition_ranks, keys_of


@dataclass(frozen=True, slots=True, eq=False)
class YearlyRanks:
    """Years × units."""

    totals: FloatArray  # points; NaN where a leaf is missing
    ranks: IntArray  # within the block of that year; 0 where a leaf is missing


def ranks_from_points(
    points: FloatArray, blocks: IntArray, *, ties: Ties = "competition"
) -> YearlyRanks:
    """Add up and rank.

    Args:
        points: Years × units × leaves; NaN where missing.
        blocks: Block of each unit, or years × units where units change their block.
        ties: As in `competition_ranks`.

    Raises:
        InvalidRequest: The shapes do not fit.
    """
    if points.ndim != 3 or blocks.shape not in (points.shape[:2], points.shape[1:2]):
        raise InvalidRequest(
            f"Điểm có kích thước {points.shape}, khối {blocks.shape}: cần năm × đơn vị × tiêu chí, "
            "và mỗi đơn vị (hoặc mỗi năm × đơn vị) một khối.",
            f"The points have the shape {points.shape}, the blocks {blocks.shape}: give years × "
            "units × leaves, and a block for each unit (or for each year × unit).",
        )
    totals = points.sum(axis=2)
    years = zip(totals, np.broadcast_to(blocks, totals.shape), strict=True)
    ranks = [_ranks(total, block, ties) for total, block in years]
    return YearlyRanks(totals, np.array(ranks, dtype=np.int64).reshape(totals.shape))


def _ranks(totals: FloatArray, blocks: IntArray, ties: Ties) -> IntArray:
    there = ~np.isnan(totals)
    return competition_ranks(keys_of(np.where(there, totals, 0.0)), blocks, ranked=there, ties=ties)
