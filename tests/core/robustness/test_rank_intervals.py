"""Tests of rank intervals: limits that were stored, and what theory says of them."""

from statistics import NormalDist

import numpy as np
import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import points_table
from thuocdo.core.robustness.rank_intervals import rank_intervals
from thuocdo.core.robustness.replicates import replicates_at_once
from thuocdo.core.robustness.uncertainty import Uncertainty

MAXIMA = np.array([23.0, 16.5, 8.5, 14.5, 9.5, 14.5, 10.0, 16.5])
DONG_PHU = [21.5, 14.24, 8.28, 13.96, 8.4, 14.24, 9.51, 16.29]


def district_table(**changes):
    """Eleven districts around the published points of one of them."""
    chance = np.random.default_rng(2022)
    share = np.clip(np.array(DONG_PHU) / MAXIMA - chance.uniform(-0.03, 0.09, (11, 8)), 0, 1)
    points = np.round(share * MAXIMA, 2)
    points[4] = DONG_PHU
    return points_table(points, MAXIMA, np.ones(11), **changes)


ALL_SOURCES = Uncertainty(
    survey_error=[0.6, 0, 0, 0, 0, 0, 0, 0],
    disagreement=[0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    move=0.5,
    rounding=0.005,
    weights=0.1,
)


def test_stored_limits_come_out_again():
    intervals = rank_intervals(district_table(), ALL_SOURCES, seed=2022, replicates=200)

    assert intervals.official.tolist() == [3, 9, 11, 1, 2, 6, 7, 8, 4, 5, 10]
    assert intervals.low.tolist() == [2, 5, 10, 1, 1, 4, 4, 5, 4, 4, 9]
    assert intervals.median.tolist() == [3, 9, 11, 1, 2, 5, 6, 8, 5, 5, 10]
    assert intervals.high.tolist() == [3, 10, 11, 2, 3, 9, 9, 9, 8, 9, 11]
    assert intervals.low_total[:3].tolist() == [104.350236, 100.770315, 98.896697]
    assert intervals.high_total[:3].tolist() == [106.935006, 103.355213, 101.125895]


def test_threads_do_not_change_the_limits():
    table = district_table()
    block = replicates_at_once(11)

    one, three = (
        rank_intervals(table, ALL_SOURCES, seed=1, replicates=2 * block + 9, workers=workers)
        for workers in (1, 3)
    )

    assert one.keys.tolist() == three.keys.tolist()
    assert one.ranks.tolist() == three.ranks.tolist()


def test_another_seed_gives_other_replicates():
    one, two = (
        rank_intervals(district_table(), ALL_SOURCES, seed=seed, replicates=64) for seed in (1, 2)
    )

    assert (one.keys != two.keys).any()


def test_full_blocks_of_replicates_stay_when_more_are_asked_for():
    table = points_table(np.linspace(1, 9, 1024)[:, np.newaxis], 10, np.ones(1024))

    few, many = (
        rank_intervals(table, Uncertainty(survey_error=1.0), seed=1, replicates=replicates)
        for replicates in (64, 100)
    )

    assert (many.keys[:64] == few.keys).all()
    assert (many.keys[64:] != few.keys[:36]).any()


def test_the_official_rank_stays_as_it_was_published():
    official = [3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 0]

    intervals = rank_intervals(
        district_table(official=official), ALL_SOURCES, seed=1, replicates=64
    )

    assert intervals.official.tolist() == official
    assert (intervals.low <= intervals.official).all()
    assert (intervals.high >= intervals.official).all()
    assert intervals.low[10] == intervals.high[10] == intervals.median[10] == 0
    assert np.isnan([intervals.low_total[10], intervals.high_total[10]]).all()


def test_without_chance_the_interval_is_the_official_rank_ties_included():
    table = points_table([[1.0], [3.0], [3.0], [2.0], [1.0]], 3, [1, 1, 1, 1, 2])

    intervals = rank_intervals(table, Uncertainty(), seed=0, replicates=20)

    for ranks in (intervals.official, intervals.low, intervals.median, intervals.high):
        assert ranks.tolist() == [4, 1, 1, 3, 1]
    assert intervals.low_total.tolist() == intervals.high_total.tolist() == [1, 3, 3, 2, 1]


def test_missing_points_are_no_zero():
    table = points_table([[1.0, 1.0], [np.nan, 2.0], [0.5, 0.0]], 2, [1, 1, 1])

    intervals = rank_intervals(table, Uncertainty(), seed=0, replicates=20)

    assert intervals.official.tolist() == [1, 0, 2]


@pytest.mark.parametrize("gap", [0.1, 0.5, 1.0])
def test_two_units_swap_as_often_as_normal_theory_says(gap):
    table = points_table([[5.0 + gap], [5.0]], 10, [1, 1])

    intervals = rank_intervals(
        table, Uncertainty(survey_error=[[0.4], [0.3]]), seed=3, replicates=10_000
    )

    expected = NormalDist(0, 0.5).cdf(-gap)
    error = (expected * (1 - expected) / 10_000) ** 0.5
    assert intervals.place_probabilities(0)[1] == pytest.approx(expected, abs=3.5 * error)


def test_intervals_widen_with_the_standard_error():
    points = np.linspace(4, 6, 41)[:, np.newaxis]
    table = points_table(points, 10, np.ones(41))

    widths = [
        (intervals.high - intervals.low).mean()
        for error in (0.0, 0.05, 0.1, 0.2, 0.4)
        for intervals in [rank_intervals(table, Uncertainty(survey_error=error), seed=1)]
    ]

    assert widths == sorted(set(widths))
    assert widths[0] == 0


def test_blocks_are_ranked_apart():
    table = points_table([[9.0], [1.0], [8.0], [2.0]], 10, [2, 1, 2, 1])

    intervals = rank_intervals(table, Uncertainty(survey_error=3.0), seed=1)

    assert intervals.official.tolist() == [1, 2, 2, 1]
    assert intervals.high.tolist() == [2, 2, 2, 2]
    assert len(intervals.place_probabilities(0)) == 2


def test_place_probabilities_add_up_to_one():
    intervals = rank_intervals(district_table(), ALL_SOURCES, seed=1, replicates=200)

    for unit in range(11):
        chances_of_places = intervals.place_probabilities(unit)
        assert len(chances_of_places) == 11
        assert chances_of_places.sum() == pytest.approx(1)


def test_limits_are_order_statistics_with_as_many_left_out_on_either_side():
    table = points_table(np.full((1, 1), 5.0), 10, [1])

    intervals = rank_intervals(table, Uncertainty(survey_error=0.5), seed=1, replicates=1000)

    ordered = np.sort(intervals.keys[:, 0]) / 1e6
    assert intervals.low_total[0] == ordered[50]
    assert intervals.high_total[0] == ordered[949]


def test_totals_of_a_long_scale_keep_all_their_digits():
    table = points_table([[1500.0, 499.0]], [1500, 500], [1])

    intervals = rank_intervals(table, Uncertainty(), seed=1, replicates=20)

    assert intervals.high_total.tolist() == [1999.0]


@pytest.mark.slow
def test_intervals_hold_the_true_rank_about_as_often_as_they_say():
    """A survey of 300 people in each of 40 units, held 40 times."""
    chance = np.random.default_rng(11)
    true = chance.uniform(0.5, 0.9, 40)
    true_rank = (-true).argsort().argsort() + 1
    held = 0
    for survey in range(40):
        share = chance.binomial(300, true) / 300
        error = 10 * np.sqrt(share * (1 - share) / 300)[:, np.newaxis]
        table = points_table(10 * share[:, np.newaxis], 10, np.ones(40))
        intervals = rank_intervals(table, Uncertainty(survey_error=error), seed=survey)
        held += ((intervals.low <= true_rank) & (true_rank <= intervals.high)).sum()

    assert held / 1600 == pytest.approx(0.9, abs=0.04)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("seed", -1, id="a negative seed"),
        pytest.param("seed", 1.5, id="half a seed"),
        pytest.param("seed", None, id="no seed"),
        pytest.param("replicates", 19, id="too few replicates"),
        pytest.param("replicates", 25.0, id="replicates as a decimal"),
        pytest.param("level", 0.0, id="level zero"),
        pytest.param("level", 1.0, id="level one"),
        pytest.param("level", np.nan, id="level not a number"),
        pytest.param("level", "0.9", id="level as a text"),
        pytest.param("workers", 0, id="no workers"),
        pytest.param("workers", 1.0, id="workers as a decimal"),
    ],
)
def test_settings_out_of_range_are_refused_by_name(name, value):
    settings = {"seed": 1} | {name: value}

    with pytest.raises(InvalidRequest) as refusal:
        rank_intervals(district_table(), Uncertainty(), **settings)

    assert f'"{name}"' in refusal.value.sentence.en
    assert f"«{name}»" in refusal.value.sentence.vi


def test_the_smallest_settings_are_allowed():
    smallest = rank_intervals(
        district_table(), Uncertainty(), seed=np.int64(0), replicates=20, workers=1
    )

    assert smallest.replicates == 20


def test_a_ranking_without_units_is_refused():
    table = points_table([[np.nan]], 1, [1])

    with pytest.raises(InvalidRequest, match="Không đơn vị nào"):
        rank_intervals(table, Uncertainty(), seed=1)
