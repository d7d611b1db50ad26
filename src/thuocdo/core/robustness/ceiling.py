"""Leaves that no longer tell units apart: ceilings and dead weight."""

from dataclasses import dataclass

import numpy as np

from thuocdo.core.robustness.points_table import SLACK, BoolArray, FloatArray, IntArray, PointsTable

CEILING = 0.9  # share of units at the maximum from which a leaf is a ceiling
SIGNAL = 0.1  # of what its maximum promises; a leaf that orders less is dead weight


@dataclass(frozen=True, slots=True, eq=False)
class CeilingReport:
    """One value a leaf. A missing value is counted as missing and as nothing else."""

    counted: IntArray  # units with points
    missing: IntArray  # units without
    at_maximum: FloatArray  # share of the counted; NaN if none is
    at_zero: FloatArray  # share of the counted; NaN if none is
    mean: FloatArray  # points
    deviation: FloatArray  # points; standard deviation over the counted units
    scale_share: FloatArray  # the leaf's part of all maxima
    variance_share: FloatArray  # its part of the variance of totals; the parts add up to 1
    is_ceiling: BoolArray
    is_dead_weight: BoolArray


def ceiling_report(
    table: PointsTable, *, ceiling: float = CEILING, signal: float = SIGNAL
) -> CeilingReport:
    """Describe how much each leaf still tells.

    A leaf's part of the variance is its covariance with the total, over the variance of the
    total, among the ranked units of all blocks; below zero when the leaf orders units against
    the total. Without two different totals it is NaN.

    Args:
        table: Points and limits.
        ceiling: Share at the maximum from which a leaf is called a ceiling.
        signal: A leaf is dead weight when all its points are equal, or when its part of the
            variance is below ``signal`` times its part of the scale.
    """
    there = ~np.isnan(table.points)
    counted = there.sum(axis=0)
    mean = _mean(table.points, there)
    deviation = np.sqrt(_mean((table.points - mean) ** 2, there))
    at_maximum = _mean(table.points >= table.maxima - SLACK, there)
    scale_share = table.maxima.sum(axis=0) / table.maxima.sum()
    variance_share = _variance_shares(table.points[table.ranked])
    return CeilingReport(
        counted=counted,
        missing=len(table.points) - counted,
        at_maximum=at_maximum,
        at_zero=_mean(np.abs(table.points) <= SLACK, there),
        mean=mean,
        deviation=deviation,
        scale_share=scale_share,
        variance_share=variance_share,
        is_ceiling=at_maximum >= ceiling,
        is_dead_weight=(deviation <= SLACK) | (variance_share < signal * scale_share),
    )


def _mean(values: FloatArray | BoolArray, there: BoolArray) -> FloatArray:
    """Mean over the units that have the leaf; NaN if none has."""
    count = there.sum(axis=0)
    total = np.where(there, values, 0.0).sum(axis=0)
    nothing = np.full(count.shape, np.nan)
    means: FloatArray = np.divide(total, count, out=nothing, where=count > 0)
    return means


def _variance_shares(points: FloatArray) -> FloatArray:
    totals = points.sum(axis=1)
    if not len(totals) or np.ptp(totals) <= SLACK:
        return np.full(points.shape[1], np.nan)
    distance = totals - totals.mean()
    shares: FloatArray = distance @ points / (distance @ totals)
    return shares
