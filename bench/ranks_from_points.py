"""P5: totals and ranks of ten years × 10,000 units × 100 leaves, against numpy and scipy."""

import argparse
from functools import partial

import numpy as np
from scipy.stats import rankdata

from measuring import compare, print_comparison
from thuocdo.core.robustness.points_table import FloatArray, IntArray
from thuocdo.core.robustness.yearly_ranks import YearlyRanks, ranks_from_points

SEED = 20260701
YEARS, UNITS, LEAVES, BLOCKS = 10, 10_000, 100, 3


def main(runs: int) -> None:
    """Print the comparison; the budget is 0.5 s, the aim 0.25 s."""
    chance = np.random.default_rng(SEED)
    points = np.round(chance.beta(5, 2, (YEARS, UNITS, LEAVES)), 2)
    blocks = chance.integers(0, BLOCKS, UNITS)
    comparison = compare(
        f"P5 totals and ranks, {YEARS} × {UNITS:,} × {LEAVES}, {BLOCKS} blocks",
        partial(ranks_from_points, points, blocks),
        partial(peer, points, blocks),
        runs=runs,
        same=same_ranks,
    )
    print_comparison(comparison)
    print(f"  budget 500 ms, aim 250 ms: {comparison.ours.wall * 1e3:.0f} ms")


def peer(points: FloatArray, blocks: IntArray) -> FloatArray:
    """Rank each block of all years with one rankdata."""
    totals = np.round(points.sum(axis=2), 6)
    ranks = np.empty(totals.shape)
    for block in np.unique(blocks):
        here = blocks == block
        ranks[:, here] = rankdata(-totals[:, here], method="min", axis=1)
    return ranks


def same_ranks(ours: YearlyRanks, theirs: FloatArray) -> bool:
    """Every rank of every year is the same."""
    return np.array_equal(ours.ranks, theirs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    main(parser.parse_args().runs)
