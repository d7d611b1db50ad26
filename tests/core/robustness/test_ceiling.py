"""Tests of the ceiling and dead-weight report."""

import numpy as np
import pytest

from thuocdo.core.robustness.ceiling import ceiling_report
from thuocdo.core.robustness.points_table import points_table

nan = np.nan
POINTS = np.array(
    [
        #  full, dead, live, missing for one
        [2.0, 1.00, 5.0, 1.0],
        [2.0, 1.01, 3.0, nan],
        [2.0, 1.00, 1.0, 0.0],
        [2.0, 1.01, 0.0, 0.5],
    ]
)
MAXIMA = [2.0, 4.0, 5.0, 1.0]


def test_shares_are_taken_of_the_units_that_have_the_leaf():
    report = ceiling_report(points_table(POINTS, MAXIMA, np.ones(4)))

    assert report.counted.tolist() == [4, 4, 4, 3]
    assert report.missing.tolist() == [0, 0, 0, 1]
    assert report.at_maximum.tolist() == pytest.approx([1, 0, 0.25, 1 / 3])
    assert report.at_zero.tolist() == pytest.approx([0, 0, 0.25, 1 / 3])
    assert report.mean.tolist() == pytest.approx([2, 1.005, 2.25, 0.5])
    assert report.deviation == pytest.approx([0, 0.005, POINTS[:, 2].std(), (1 / 6) ** 0.5])
    assert report.scale_share.tolist() == pytest.approx([2 / 12, 4 / 12, 5 / 12, 1 / 12])


def test_parts_of_the_variance_add_up_to_one_over_the_ranked_units():
    report = ceiling_report(points_table(POINTS, MAXIMA, np.ones(4)))

    complete = POINTS[[0, 2, 3]]
    covariance = np.cov(complete, complete.sum(axis=1, keepdims=True), rowvar=False)
    assert report.variance_share == pytest.approx(covariance[:-1, -1] / covariance[-1, -1])
    assert report.variance_share.sum() == pytest.approx(1)


def test_full_and_lifeless_leaves_are_named():
    report = ceiling_report(points_table(POINTS, MAXIMA, np.ones(4)))

    assert report.is_ceiling.tolist() == [True, False, False, False]
    assert report.is_dead_weight.tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("ceiling", "is_ceiling"),
    [pytest.param(0.25, True, id="at the mark"), pytest.param(0.26, False, id="below it")],
)
def test_the_mark_of_a_ceiling_can_be_moved(ceiling, is_ceiling):
    report = ceiling_report(points_table(POINTS, MAXIMA, np.ones(4)), ceiling=ceiling)

    assert report.is_ceiling[2] == is_ceiling


def test_a_leaf_that_orders_less_than_promised_is_dead_weight_as_far_as_asked():
    table = points_table([[5.0, 1.0], [4.0, 0.8], [1.0, 0.4]], [5, 5], [1, 1, 1])
    share = ceiling_report(table).variance_share[1]

    assert not ceiling_report(table, signal=1.9 * share).is_dead_weight[1]
    assert ceiling_report(table, signal=2.1 * share).is_dead_weight[1]


def test_a_leaf_that_orders_against_the_total_is_dead_weight():
    table = points_table([[5.0, 0.0], [3.0, 1.0], [1.0, 2.0]], [5, 2], [1, 1, 1])

    report = ceiling_report(table)

    assert report.variance_share[1] < 0
    assert report.is_dead_weight.tolist() == [False, True]


@pytest.mark.parametrize(
    ("points", "counted"),
    [
        pytest.param([[nan], [nan]], 0, id="nobody has points"),
        pytest.param([[1.0], [1.0]], 2, id="all are equal"),
    ],
)
def test_without_different_totals_no_part_of_the_variance_is_made_up(points, counted):
    report = ceiling_report(points_table(points, 1, [1, 1]))

    assert report.counted.tolist() == [counted]
    assert np.isnan(report.variance_share).all()
    assert report.is_dead_weight.tolist() == [counted > 0]
