"""Replicates of a ranking's totals: what could have come out, in blocks with their own stream."""

import numpy as np

from thuocdo.core.robustness.chance import LEVELS, Chance, normal_table
from thuocdo.core.robustness.model import CutErrors, Model, Moves, PooledError, Rounding
from thuocdo.core.robustness.points_table import FloatArray, IntArray

# All are part of the stream's definition: another number would give other limits.
FEWEST_AT_ONCE = 64  # replicates in a block, however many units there are
MOST_AT_ONCE = 1024  # and however few
TOTALS_AT_ONCE = 1 << 16  # replicates × units that a block aims at
ERRORS_AT_ONCE = 1 << 15  # × 8 bytes = 256 kB, so that several such arrays fit in the cache

WEIGHT_ONE = 1 << 16  # a weight of 1 as a whole number


def replicates_at_once(units: int) -> int:
    """How many replicates share one stream; a block of a small table would be all overhead."""
    return max(FEWEST_AT_ONCE, min(MOST_AT_ONCE, TOTALS_AT_ONCE // units))


def simulated_keys(model: Model, chance: Chance, replicates: int) -> IntArray:
    """Draw totals as whole keys, replicates × units, from a fresh stream."""
    weights = drawn_weights(model, chance, replicates)
    totals = _weighted_totals(model, weights, replicates)
    _add_pooled(totals, model.pooled, weights, chance)
    _add_rounding(totals, model.rounding, weights, chance)
    _add_cut(totals, model.cut, weights, chance)
    _add_moves(totals, model.moves, weights, chance)
    keys: IntArray = np.rint(totals, out=totals).astype(np.int64)
    return keys


def drawn_weights(model: Model, chance: Chance, replicates: int) -> FloatArray:
    """Weights, replicates × leaves, whole numbers around 65,536 that keep the scale's sum."""
    leaves = len(model.scale)
    if not model.weights:
        return np.full((replicates, leaves), float(WEIGHT_ONE))
    # Level 0 stands for 1 − half-width, the last one for 1 + half-width, less half a step each.
    drawn = chance.levels(replicates, leaves) * (2.0 * model.weights)
    drawn += WEIGHT_ONE * (1.0 - model.weights) + model.weights
    np.rint(drawn, out=drawn)
    kept = model.scale.sum() * WEIGHT_ONE / (drawn @ model.scale)
    drawn *= kept[:, np.newaxis]
    weights: FloatArray = np.rint(drawn, out=drawn)
    return weights


def _weighted_totals(model: Model, weights: FloatArray, replicates: int) -> FloatArray:
    if not model.weights:
        return np.repeat(model.totals[np.newaxis], replicates, axis=0)
    totals: FloatArray = np.matmul(weights, model.points)
    totals /= WEIGHT_ONE
    return totals


def _add_pooled(
    totals: FloatArray, pooled: PooledError, weights: FloatArray, chance: Chance
) -> None:
    if not pooled.leaves.size:
        return
    squares = np.rint((weights[:, pooled.leaves] / WEIGHT_ONE) ** 2 * WEIGHT_ONE)
    error = squares @ pooled.variances
    error *= pooled.unit / WEIGHT_ONE
    np.sqrt(error, out=error)
    error *= _normal(chance, *totals.shape)
    totals += error


def _add_rounding(
    totals: FloatArray, rounding: Rounding, weights: FloatArray, chance: Chance
) -> None:
    for leaf, halves in zip(rounding.leaves, rounding.halves, strict=True):
        error = 2.0 * chance.levels(*totals.shape) + (1.0 - LEVELS)
        error *= halves / LEVELS
        error *= weights[:, leaf, np.newaxis] / WEIGHT_ONE
        totals += error


def _add_cut(totals: FloatArray, cut: CutErrors, weights: FloatArray, chance: Chance) -> None:
    by_leaf = np.ascontiguousarray(weights.T) / WEIGHT_ONE
    at_once = ERRORS_AT_ONCE // len(totals)
    for first in range(0, len(cut.units), at_once):
        cells = slice(first, first + at_once)
        units = cut.units[cells]
        error = _normal(chance, len(units), len(totals))
        error *= cut.sizes[cells]
        np.maximum(error, cut.lowest[cells], out=error)
        np.minimum(error, cut.highest[cells], out=error)
        error *= by_leaf[cut.leaves[cells]]
        starts = np.flatnonzero(np.diff(units, prepend=-1))
        totals[:, units[starts]] += np.add.reduceat(error, starts, axis=0).T


def _add_moves(totals: FloatArray, moves: Moves, weights: FloatArray, chance: Chance) -> None:
    """Add what appraisers moved; hits run through replicates, in each through units × leaves."""
    if not moves.leaves.size:
        return
    leaves, cells = len(moves.leaves), moves.parts.size
    factors = weights[:, moves.leaves] / WEIGHT_ONE
    for hit in chance.hits(len(totals) * cells, moves.probability):
        level = chance.levels(1, len(hit))[0]
        total = hit // leaves
        replicate = hit // cells
        cell = hit - replicate * cells
        change = moves.changes.take(2 * cell + (level & 1))
        change *= factors.take(hit - (total - replicate) * leaves)
        change *= (level >> 1) < moves.parts.take(cell)
        np.add.at(totals.reshape(-1), total, change)


def _normal(chance: Chance, rows: int, columns: int) -> FloatArray:
    """Standard normal values, rows × columns."""
    values = np.empty((rows, columns))
    # "clip" never clips here; it spares the check and the copy of the default mode.
    normal_table().take(chance.levels(rows, columns), mode="clip", out=values)
    return values
