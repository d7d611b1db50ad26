"""P3 and P4: rank intervals against plain vectorised numpy with scipy.stats.rankdata.

With weights alone the peer is handed our weights, so that ranks must be equal to the last one.
With all sources each side draws its own, so that limits must agree within Monte Carlo error.
"""

import argparse
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.stats import rankdata

from measuring import Comparison, compare, measure, print_comparison
from thuocdo.core.robustness.chance import Chance
from thuocdo.core.robustness.model import model
from thuocdo.core.robustness.points_table import FloatArray, PointsTable, points_table
from thuocdo.core.robustness.rank_intervals import RankIntervals, rank_intervals
from thuocdo.core.robustness.replicates import WEIGHT_ONE, drawn_weights, replicates_at_once
from thuocdo.core.robustness.uncertainty import Uncertainty, chances

SEED = 20260701
COINR_REPLICATE = 7.0  # seconds at 10,000 × 100; known from elsewhere, R cannot be had here
COINR_CELLS = 10_000 * 100
LEVEL = 0.9
WORKERS = 2
BLOCK = 64  # replicates that stay in the cache
WEIGHTS_ALONE = Uncertainty(weights=0.1)


@dataclass(frozen=True, slots=True)
class Peer:
    """What the peer finds: the same limits as ours."""

    limits: FloatArray  # units × (low rank, high rank, low total, high total)
    ranks: FloatArray  # replicates × units


def main(replicates: int, runs: int) -> None:
    """Print P3 and P4, each with weights alone and with all sources."""
    for name, units, leaves, times in (
        ("P3", 10_600, 100, replicates),
        ("P4", 63, 88, 1000),
    ):
        table = made_table(units, leaves)
        size = f"{name} rank intervals, {units:,} × {leaves}"
        ours = partial(rank_intervals, table, WEIGHTS_ALONE, seed=SEED, replicates=times)
        weights = shared_weights(table, times)
        comparison = compare(
            f"{size} × {times:,}, weights ± 10 %",
            partial(ours, workers=WORKERS),
            partial(peer_with_weights, table, weights),
            runs=runs,
            same=equal_ranks,
        )
        report(comparison, table, times)
        print_product_and_sort(comparison, table, weights)
        few = max(20, times // 10)
        sources = all_sources(table)
        comparison = compare(
            f"{size} × {few}, survey error, appraisal, rounding and weights",
            partial(rank_intervals, table, sources, seed=SEED, replicates=few, workers=WORKERS),
            partial(peer_with_all, table, sources, few),
            runs=max(1, runs // 2),
            same=limits_agree,
        )
        report(comparison, table, few)


def made_table(units: int, leaves: int) -> PointsTable:
    """Points with two decimals, a third of them full marks, on a scale of about 100."""
    chance = np.random.default_rng(SEED)
    maxima = np.maximum(0.25, np.round(chance.uniform(0.5, 1.5, leaves) * 400 / leaves) / 4)
    share = np.where(chance.random((units, leaves)) < 0.3, 1.0, chance.beta(5, 2, (units, leaves)))
    return points_table(np.round(share * maxima, 2), maxima, np.ones(units))


def all_sources(table: PointsTable) -> Uncertainty:
    """A third of the leaves from a survey; the others appraised, one in twenty otherwise."""
    surveyed = np.arange(table.points.shape[1]) < table.points.shape[1] // 3
    maxima = table.maxima[0]
    return Uncertainty(
        survey_error=np.where(surveyed, 0.04 * maxima, 0.0),
        disagreement=np.where(surveyed, 0.0, 0.05),
        move=0.25 * maxima,
        rounding=0.005,
        weights=0.1,
    )


def shared_weights(table: PointsTable, replicates: int) -> FloatArray:
    """The weights that `rank_intervals` draws, replicates × leaves."""
    ours = model(table, chances(WEIGHTS_ALONE, table), np.arange(len(table.blocks)))
    at_once = replicates_at_once(len(table.blocks))
    blocks = [
        drawn_weights(ours, Chance(SEED, first), min(at_once, replicates - first))
        for first in range(0, replicates, at_once)
    ]
    return np.concatenate(blocks) / WEIGHT_ONE


def peer_with_weights(table: PointsTable, weights: FloatArray) -> Peer:
    """One product, one rounding, one rankdata over all replicates; weights are given for free.

    In whole millionths of a point, so that a total halfway between two goes the same way.
    """
    return peer_limits(np.rint(weights @ np.rint(table.points.T * 1e6)))


def peer_with_all(table: PointsTable, sources: Uncertainty, replicates: int) -> Peer:
    """Each replicate as whole matrices of units × leaves."""
    chance = np.random.default_rng(SEED)
    surveyed = np.flatnonzero(np.asarray(sources.survey_error))
    appraised = np.flatnonzero(np.asarray(sources.disagreement))
    maxima, points = table.maxima[0], table.points
    error, move = np.asarray(sources.survey_error), np.asarray(sources.move)
    totals = np.empty((replicates, len(points)))
    for replicate in range(replicates):
        drawn = points + chance.uniform(-0.005, 0.005, points.shape)
        noise = points[:, surveyed] + error[surveyed] * chance.standard_normal(
            (len(points), len(surveyed))
        )
        drawn[:, surveyed] += noise.clip(0, maxima[surveyed]) - points[:, surveyed]
        moved = chance.random((len(points), len(appraised)))
        change = move[appraised] * ((moved < 0.025) * 1.0 - (moved >= 0.975))
        kept = (points[:, appraised] + change).clip(0, maxima[appraised])
        drawn[:, appraised] += kept - points[:, appraised]
        weights = 1 + sources.weights * chance.uniform(-1, 1, len(maxima))
        totals[replicate] = drawn @ (weights * (maxima.sum() / (weights @ maxima)))
    return peer_limits(totals)


def peer_limits(totals: FloatArray) -> Peer:
    """Rank all replicates and read the limits off the sorted ranks and totals."""
    ranks = rankdata(-totals, method="min", axis=1)
    left_out = round((1 - LEVEL) / 2 * len(ranks))
    ends = [left_out, len(ranks) - 1 - left_out]
    limits = [np.sort(values.T, axis=1)[:, ends] for values in (ranks, totals)]
    return Peer(np.hstack(limits), ranks)


def equal_ranks(ours: RankIntervals, peer: Peer) -> bool:
    """Every simulated rank of every unit is the same."""
    return np.array_equal(ours.ranks, peer.ranks[:, ours.seats.units])


def limits_agree(ours: RankIntervals, peer: Peer) -> bool:
    """Widths agree within a twentieth over all units, and no limit lies far off."""
    limits = np.stack([ours.low, ours.high], axis=1)
    widened = np.stack(
        [
            np.minimum(peer.limits[:, 0], ours.official),
            np.maximum(peer.limits[:, 1], ours.official),
        ],
        axis=1,
    )
    ours_wide, peer_wide = (np.ptp(some, axis=1).mean() for some in (limits, widened))
    far_off = np.abs(limits - widened).max() / len(limits)
    return bool(abs(ours_wide / peer_wide - 1) < 0.05 and far_off < 0.25)


def report(comparison: Comparison, table: PointsTable, replicates: int) -> None:
    """Print the comparison, the time of one replicate and what COINr would need."""
    print_comparison(comparison)
    each = comparison.ours.wall / replicates
    coinr = COINR_REPLICATE * min(1.0, table.points.size / COINR_CELLS)
    print(
        f"  {each * 1e3:.3f} ms a replicate; COINr {coinr * 1e3:,.0f} ms (7 s at 10,000 × 100, "
        f"known from elsewhere, by cells below that): {coinr / each:,.0f} ×"
    )


def print_product_and_sort(comparison: Comparison, table: PointsTable, weights: FloatArray) -> None:
    """Print how many times one matrix product and one sort ours takes."""
    points = np.ascontiguousarray(table.points.T)

    def product_and_sort() -> None:
        for first in range(0, len(weights), BLOCK):
            np.sort(weights[first : first + BLOCK] @ points, axis=1)

    least = min(measure(product_and_sort).wall for _ in range(comparison.runs))
    print(f"  {comparison.ours.wall / least:.1f} × one matrix product and one sort")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=1000, help="of P3; P4 keeps 1,000")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    main(options.replicates, options.runs)
