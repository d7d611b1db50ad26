"""Targets: the nearest figure that is accepted, and the distance in words."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.targets import Target, least_change, nearest
from thuocdo.vietnamese.sentence import Sentence

GAP, MARK = Sentence("2 ngày", "2 days"), Sentence("10 ngày", "10 days")


@pytest.mark.parametrize(
    ("value", "is_upward", "is_included", "grid", "found"),
    [
        pytest.param("3.5", True, True, "1", "4", id="up to the next whole one"),
        pytest.param("3", True, True, "1", "3", id="up, the mark itself is included"),
        pytest.param("3", True, False, "1", "4", id="up, beyond an excluded mark"),
        pytest.param("3.5", False, True, "1", "3", id="down to the next whole one"),
        pytest.param("3", False, True, "1", "3", id="down, the mark itself is included"),
        pytest.param("3", False, False, "1", "2", id="down, beyond an excluded mark"),
        pytest.param("3.5", True, False, "1", "4", id="an excluded mark between two grid points"),
        pytest.param("85.555", True, True, "0.01", "85.56", id="hundredths"),
        pytest.param("-4.5", False, True, "1", "-5", id="below zero, down is further away"),
    ],
)
def test_the_nearest_value_that_is_accepted(value, is_upward, is_included, grid, found):
    target = Target(Decimal(value), is_upward=is_upward, is_included=is_included)

    assert nearest(Decimal(value), target, Decimal(grid)) == Decimal(found)


@pytest.mark.parametrize(
    ("is_upward", "is_included", "vi", "en"),
    [
        pytest.param(
            True, True, "còn thiếu 2 ngày so với mức 10 ngày", "2 days short of 10 days", id="short"
        ),
        pytest.param(
            False, True, "còn vượt 2 ngày so với mức 10 ngày", "2 days above 10 days", id="over"
        ),
        pytest.param(True, False, "phải trên 10 ngày", "it must be above 10 days", id="beyond"),
        pytest.param(False, False, "phải dưới 10 ngày", "it must be below 10 days", id="under"),
    ],
)
def test_the_distance_in_words(is_upward, is_included, vi, en):
    target = Target(Decimal(10), is_upward=is_upward, is_included=is_included)

    assert target.distance(GAP, MARK) == (vi, en)


@pytest.mark.parametrize(
    ("start", "goal", "enough", "least"),
    [
        pytest.param("0", "10", 7, "7", id="rising"),
        pytest.param("0", "10", 10, "10", id="rising, nothing less will do"),
        pytest.param("0", "10", 1, "1", id="rising, one is enough"),
        pytest.param("6.5", "10", 7, "7", id="rising, back to the first whole number"),
        pytest.param("9.5", "10", 10, "10", id="rising, from between two whole numbers"),
    ],
)
def test_the_least_rise_that_suffices(start, goal, enough, least):
    found = least_change(Decimal(start), Decimal(goal), Decimal(1), lambda value: value >= enough)

    assert found == Decimal(least)


@pytest.mark.parametrize(("enough", "least"), [(4, 4), (2, 2), (8, 8)])
def test_the_least_fall_that_suffices(enough, least):
    found = least_change(Decimal(9), Decimal(2), Decimal(1), lambda value: value <= enough)

    assert found == least
