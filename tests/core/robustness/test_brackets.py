"""Tests of the brackets over units that cannot be told apart."""

from dataclasses import replace

import numpy as np
import pytest

from thuocdo.core.robustness.brackets import brackets, told_apart
from thuocdo.core.robustness.points_table import points_table
from thuocdo.core.robustness.rank_intervals import rank_intervals
from thuocdo.core.robustness.uncertainty import Uncertainty


def bracketed(totals, blocks=None, *, error=0.0, level=0.9):
    points = np.array(totals)[:, np.newaxis]
    table = points_table(points, 100, np.ones(len(totals)) if blocks is None else blocks)
    intervals = rank_intervals(table, Uncertainty(survey_error=error), seed=4, level=level)
    return [(bracket.block, bracket.units) for bracket in brackets(intervals)]


@pytest.mark.parametrize(
    ("totals", "groups"),
    [
        pytest.param([60.0], [], id="one unit"),
        pytest.param([60.0, 50.0], [], id="far apart"),
        pytest.param([60.0, 60.0], [(0, 1)], id="equal"),
        pytest.param([50.0, 60.0, 50.5], [(2, 0)], id="best rank first"),
        pytest.param([60.0, 59.5, 59.0, 40.0], [(0, 1, 2)], id="one group, one below"),
        # The threshold is 1.81 points: 1.2816 × √2 × 1.
        pytest.param([60.0, 58.8, 57.6], [(0, 1), (1, 2)], id="overlapping"),
        pytest.param([60.0, 58.5, 40.0, 39.0], [(0, 1), (2, 3)], id="two groups"),
        pytest.param([60.0, 50.0, 49.0, 48.5, 30.0], [(1, 2, 3)], id="in the middle"),
    ],
)
def test_units_within_the_threshold_are_joined(totals, groups):
    assert bracketed(totals, error=1.0) == [(1, group) for group in groups]


def test_without_chance_only_equal_totals_are_joined():
    assert bracketed([60.0, 59.99, 59.99, 1.0]) == [(1, (1, 2))]


def test_a_bracket_stays_in_its_block():
    found = bracketed([60.0, 60.0, 60.0, 59.9], [5, 3, 5, 3], error=1.0)

    assert found == [(3, (1, 3)), (5, (0, 2))]


def test_a_higher_level_joins_more():
    assert bracketed([60.0, 58.0], error=1.0, level=0.9) == []
    assert bracketed([60.0, 58.0], error=1.0, level=0.95) == [(1, (0, 1))]


def test_a_bracket_inside_another_is_left_out():
    totals, error = [60.0, 59.8, 59.0], np.array([[3.0], [0.1], [0.1]])

    assert bracketed(totals, error=error) == [(1, (0, 1, 2))]


def test_long_brackets_reach_to_their_last_unit():
    totals = [*np.linspace(60, 59.9, 150), 50.0]

    assert bracketed(totals, error=1.0) == [(1, tuple(range(150)))]


def test_every_bracket_says_what_it_means_in_both_languages():
    table = points_table([[1.0], [1.0]], 1, [1, 1])

    (bracket,) = brackets(rank_intervals(table, Uncertainty(), seed=1))

    assert bracket.text == ("không phân biệt được", "not distinguishable")


@pytest.mark.parametrize(
    ("times_above", "apart"),
    [pytest.param(55, True, id="at the level"), pytest.param(54, False, id="one less")],
)
def test_units_are_told_apart_from_the_level_on(times_above, apart):
    table = points_table([[1.0], [1.0]], 1, [1, 1])
    intervals = rank_intervals(table, Uncertainty(), seed=1, replicates=100, level=0.55)
    keys = np.zeros((100, 2), dtype=np.int32)
    keys[:times_above, 0] = 1

    assert told_apart(replace(intervals, keys=keys), 0, slice(1, 2)).tolist() == [apart]
