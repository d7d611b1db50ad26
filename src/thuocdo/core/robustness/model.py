"""A table and its sources of chance, prepared for drawing replicates of its totals.

Everything that is multiplied and summed later is made a whole number that float64 holds
exactly, so that a total does not depend on the order in which a processor adds. A source
costs nothing for the leaves that it does not touch.
"""

from dataclasses import dataclass

import numpy as np

from thuocdo.core.robustness.chance import normal_table
from thuocdo.core.robustness.points_table import FloatArray, IntArray, PointsTable
from thuocdo.core.robustness.ranks import KEYS_PER_POINT
from thuocdo.core.robustness.uncertainty import Chances

FEW_LEAVES = 12  # so many uniform errors add up to a normal one within 0.3 % of probability
VARIANCE_BITS = 30  # of the largest variance; leaves 23 bits to squared weights


@dataclass(frozen=True, slots=True, eq=False)
class PooledError:
    """Errors that no limit cuts: together one normal error a unit."""

    leaves: IntArray  # a leaf may come twice, with its survey error and its rounding
    variances: FloatArray  # those leaves × units; whole numbers of ``unit``
    unit: float  # keys squared


@dataclass(frozen=True, slots=True, eq=False)
class CutErrors:
    """Survey errors that can reach a limit: drawn one by one, sorted by unit."""

    units: IntArray  # cells
    leaves: IntArray  # cells
    sizes: FloatArray  # cells × 1; standard error in keys
    lowest: FloatArray  # cells × 1; keys down to the minimum, not above zero
    highest: FloatArray  # cells × 1; keys up to the maximum


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """What another appraiser might do, for the leaves that are appraised."""

    leaves: IntArray
    probability: float  # the largest of all cells
    parts: FloatArray  # units × those leaves; share of it, 32,768 = all
    changes: FloatArray  # units × those leaves × (up, down); keys


@dataclass(frozen=True, slots=True, eq=False)
class Rounding:
    """Rounding errors of a few leaves, drawn one by one."""

    leaves: IntArray
    halves: FloatArray  # those leaves × units; half a unit of the last decimal, keys


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """All that `simulated_keys` needs."""

    points: FloatArray  # leaves × units, whole keys; no leaves when weights stay as they are
    totals: FloatArray  # units, whole keys
    scale: FloatArray  # leaves; maxima as whole keys
    weights: float  # half-width, share
    pooled: PooledError
    cut: CutErrors
    moves: Moves
    rounding: Rounding


def model(table: PointsTable, chances: Chances, units: IntArray) -> Model:
    """Prepare the given units, in their order."""
    weighted = slice(None if chances.weights else 0)
    halves, few = _rounding(chances.rounding, units)
    cut, survey = _survey(table, chances.survey_error, units)
    return Model(
        points=np.rint(table.points[units, weighted].T * KEYS_PER_POINT),
        totals=np.rint(table.points[units].sum(axis=1) * KEYS_PER_POINT),
        scale=np.rint(table.maxima.max(axis=0) * KEYS_PER_POINT),
        weights=chances.weights,
        pooled=_pooled(survey, halves),
        cut=cut,
        moves=_moves(table, chances, units),
        rounding=few,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """Errors of some leaves that may be pooled."""

    leaves: IntArray
    variances: FloatArray  # those leaves × units, points squared


def _rounding(halves: FloatArray, units: IntArray) -> tuple[_Spread, Rounding]:
    """A uniform error has a third of its squared half-width as variance."""
    leaves = np.flatnonzero(halves.any(axis=0))
    ours = halves[np.ix_(units, leaves)].T
    none = slice(0)
    pool, draw = (none, slice(None)) if len(leaves) <= FEW_LEAVES else (slice(None), none)
    return (
        _Spread(leaves[pool], ours[pool] ** 2 / 3.0),
        Rounding(leaves[draw], ours[draw] * KEYS_PER_POINT),
    )


def _survey(table: PointsTable, errors: FloatArray, units: IntArray) -> tuple[CutErrors, _Spread]:
    """Pool what cannot reach a limit: the sum of normal errors is a normal error."""
    leaves = np.flatnonzero(errors.any(axis=0))
    cells = np.ix_(units, leaves)
    error, down, up = errors[cells], *_room(table, cells)
    cut = (error > 0) & (np.minimum(down, up) < normal_table()[-1] * error)
    unit, leaf = np.nonzero(cut)
    sizes, lowest, highest = (
        (values[cut] * KEYS_PER_POINT)[:, np.newaxis] for values in (error, -down, up)
    )
    error[cut] = 0.0
    return (
        CutErrors(unit, leaves[leaf], sizes, np.rint(lowest), np.rint(highest)),
        _Spread(leaves, error.T**2),
    )


def _pooled(*spreads: _Spread) -> PooledError:
    leaves = np.concatenate([spread.leaves for spread in spreads])
    variances = np.concatenate([spread.variances for spread in spreads])
    variances *= KEYS_PER_POINT**2
    largest = variances.sum(axis=0).max()
    unit = 2.0 ** np.ceil(np.log2(largest or 1.0) - VARIANCE_BITS)
    touched = variances.any(axis=1)
    return PooledError(leaves[touched], np.rint(variances[touched] / unit), float(unit))


def _moves(table: PointsTable, chances: Chances, units: IntArray) -> Moves:
    possible = np.where(chances.move > 0, chances.disagreement, 0.0)
    leaves = np.flatnonzero(possible.any(axis=0))
    cells = np.ix_(units, leaves)
    down, up = _room(table, cells)
    move, probability = chances.move[cells], possible[cells]
    largest = float(probability.max(initial=0.0))
    changes = np.stack([np.minimum(move, up), -np.minimum(move, down)], axis=-1)
    return Moves(leaves, largest, probability / (largest or 1.0) * 2**15, changes * KEYS_PER_POINT)


def _room(table: PointsTable, cells: tuple[IntArray, ...]) -> tuple[FloatArray, FloatArray]:
    """How far the points of the cells may fall and rise."""
    points = table.points[cells]
    return points - table.minima[cells], table.maxima[cells] - points
