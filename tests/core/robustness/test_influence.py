"""Tests of leave-one-out influence, with SciPy as oracle."""

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr

from thuocdo.core.robustness.influence import leave_one_out
from thuocdo.core.robustness.points_table import points_table


def test_a_leaf_that_makes_the_ranking_moves_units():
    #        total 5, 4, 3; without the first leaf 1, 2, 3
    table = points_table([[4.0, 1.0], [2.0, 2.0], [0.0, 3.0]], [4, 3], [1, 1, 1])

    influence = leave_one_out(table)

    assert influence.largest_change.tolist() == [2, 0]
    assert influence.moved_most.tolist() == [0, -1]
    assert influence.mean_change.tolist() == [pytest.approx(4 / 3), 0]
    assert influence.spearman.tolist() == [-1, 1]


def test_spearman_is_that_of_scipy_ties_included():
    points = np.random.default_rng(1).integers(0, 5, (30, 4)).astype(float)
    table = points_table(points, 4, np.ones(30))

    influence = leave_one_out(table)

    for leaf in range(4):
        without = points.sum(axis=1) - points[:, leaf]
        expected = spearmanr(points.sum(axis=1), without).statistic
        assert influence.spearman[leaf] == pytest.approx(expected)
        places = rankdata(-points.sum(axis=1), "min") - rankdata(-without, "min")
        assert influence.largest_change[leaf] == np.abs(places).max()
        assert influence.moved_most[leaf] == np.abs(places).argmax()


def test_blocks_are_compared_apart():
    one = np.random.default_rng(2).integers(0, 9, (12, 3)).astype(float)
    both = np.vstack([one, one + 20])

    apart = leave_one_out(points_table(both, 40, np.repeat([1, 2], 12)))
    alone = leave_one_out(points_table(one, 40, np.ones(12)))

    assert apart.spearman == pytest.approx(alone.spearman)
    assert apart.mean_change == pytest.approx(alone.mean_change)


def test_a_unit_with_missing_points_is_left_aside():
    points = [[4.0, 1.0], [2.0, 2.0], [0.0, 3.0]]
    with_a_gap = points_table([*points, [np.nan, 3.0]], [4, 3], [1, 1, 1, 1])

    influence = leave_one_out(with_a_gap)

    assert influence.mean_change.tolist() == [pytest.approx(4 / 3), 0]
    assert influence.spearman.tolist() == [-1, 1]


def test_rounding_noise_makes_no_change():
    points = [[0.1, 0.2, 0.7], [0.2, 0.1, 0.7], [0.3, 0.0, 0.7]]

    assert leave_one_out(points_table(points, 1, [1, 1, 1])).largest_change[2] == 0


def test_what_cannot_be_said_is_not_said():
    nobody = leave_one_out(points_table([[np.nan]], 1, [1]))
    equal = leave_one_out(points_table([[1.0, 0.0], [0.0, 1.0]], 1, [1, 1]))

    assert np.isnan(nobody.mean_change).all()
    assert np.isnan(equal.spearman).all()
