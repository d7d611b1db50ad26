"""The plain arrays that every robustness question is asked of, checked once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from thuocdo.core.errors import InvalidRequest

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
AnyIntArray = NDArray[np.integer[Any]]
BoolArray = NDArray[np.bool_]

LARGEST_SCALE = 2_000.0  # points; keeps every simulated total below 68,719, 36 bits of key
SLACK = 1e-9  # points; what float64 may be off when a leaf has its maximum


@dataclass(frozen=True, slots=True, eq=False)
class PointsTable:
    """Units in rows, leaves in columns; made by `points_table`, which checks it.

    A unit with a missing leaf (NaN) is in the table but not in the ranking.
    """

    points: FloatArray  # units × leaves, points; NaN = missing
    minima: FloatArray  # units × leaves, points
    maxima: FloatArray  # units × leaves, points
    blocks: IntArray  # units; units with the same number are ranked together
    official: IntArray | None  # units; published rank, 0 = unranked; None = rank the totals

    @property
    def ranked(self) -> BoolArray:
        """Units that take part in the ranking."""
        complete = np.logical_not(np.isnan(self.points).any(axis=1))
        return complete if self.official is None else complete & (self.official > 0)


def points_table(
    points: ArrayLike,
    maxima: ArrayLike,
    blocks: ArrayLike,
    *,
    minima: ArrayLike = 0.0,
    official: ArrayLike | None = None,
) -> PointsTable:
    """Check the arrays and put them into one shape.

    Args:
        points: Units × leaves, in points; NaN where a leaf is missing.
        maxima: Highest points of a leaf: one a leaf, or units × leaves where they differ.
        blocks: The block of each unit, any whole numbers.
        minima: Lowest points, in the shapes of ``maxima``; below zero for a negative leaf.
        official: The published ranks, 0 for a unit that is not ranked.

    Raises:
        InvalidRequest: Shapes do not fit, points lie outside their limits, the scale is above
            2,000 points, or an official rank stands beside missing points.
    """
    values = np.array(points, dtype=np.float64)
    _check_shape(values, np.shape(blocks), None if official is None else np.shape(official))
    table = PointsTable(
        points=values,
        minima=_spread(minima, values.shape, "minima"),
        maxima=_spread(maxima, values.shape, "maxima"),
        blocks=np.array(blocks, dtype=np.int64),
        official=None if official is None else np.array(official, dtype=np.int64),
    )
    _check_limits(table)
    _check_official(table)
    return table


def _check_shape(
    points: FloatArray, blocks: tuple[int, ...], official: tuple[int, ...] | None
) -> None:
    wanted = points.shape[:1]
    if points.ndim == 2 and points.size and blocks == wanted and official in (None, wanted):
        return
    raise InvalidRequest(
        f"Bảng điểm có kích thước {points.shape}, khối {blocks}, hạng chính thức {official}: "
        "cần bảng đơn vị × tiêu chí không rỗng, mỗi đơn vị đúng một khối và một hạng.",
        f"The points have the shape {points.shape}, the blocks {blocks}, the official ranks "
        f"{official}: give a table of units × leaves that is not empty, and one block and one "
        "rank for each unit.",
    )


def _spread(limit: ArrayLike, shape: tuple[int, ...], name: str) -> FloatArray:
    """Repeat one limit, or one a leaf, over all units; nothing is copied."""
    values = np.asarray(limit, dtype=np.float64)
    if values.shape in ((), shape[1:], shape) and np.isfinite(values).all():
        return np.broadcast_to(values, shape)
    raise InvalidRequest(
        f"«{name}» có kích thước {values.shape} hoặc có giá trị không phải số: cần một số, "
        f"{shape[1]} số (mỗi tiêu chí một số) hoặc bảng {shape[0]} × {shape[1]}.",
        f'"{name}" has the shape {values.shape} or holds something that is not a number: give '
        f"one number, {shape[1]} numbers (one a leaf) or a table of {shape[0]} × {shape[1]}.",
    )


def _check_limits(table: PointsTable) -> None:
    outside = (table.points < table.minima - SLACK) | (table.points > table.maxima + SLACK)
    outside |= np.isinf(table.points)
    if outside.any():
        unit, leaf = (int(place[0]) + 1 for place in np.nonzero(outside))
        raise InvalidRequest(
            f"Đơn vị thứ {unit}, tiêu chí thứ {leaf}: điểm nằm ngoài mức tối thiểu và tối đa. "
            "Kiểm tra điểm hoặc điểm tối đa.",
            f"Unit {unit}, leaf {leaf}: the points lie outside the minimum and the maximum. "
            "Check the points or the maximum.",
        )
    reach = np.maximum(np.abs(table.minima), np.abs(table.maxima)).sum(axis=1).max()
    if reach > LARGEST_SCALE:
        raise InvalidRequest(
            f"Thang điểm vượt {LARGEST_SCALE:.0f} điểm: hãy đổi về thang nhỏ hơn.",
            f"The scale is above {LARGEST_SCALE:.0f} points: convert it to a smaller one.",
        )


def _check_official(table: PointsTable) -> None:
    if table.official is None:
        return
    amiss = (table.official < 0) | ((table.official > 0) & np.isnan(table.points).any(axis=1))
    if amiss.any():
        unit = int(np.nonzero(amiss)[0][0]) + 1
        raise InvalidRequest(
            f"Đơn vị thứ {unit} có hạng chính thức nhưng còn thiếu điểm, hoặc hạng âm: bổ sung "
            "điểm, hoặc ghi hạng 0 (không xếp hạng).",
            f"Unit {unit} has an official rank but points are missing, or its rank is negative: "
            "fill in the points, or give it rank 0 (not ranked).",
        )
