"""Percentages of tallies and units, and what a leaf has lost."""

from decimal import Decimal

import pytest

from thuocdo.core.index_set.model import Standing
from thuocdo.core.rollup.results import Tally, UnitResult
from thuocdo.core.rollup.units import Scorer

D = Decimal


def unit(total, maximum, missing=()):
    return UnitResult("A", {}, {}, {}, {}, total, total, maximum, None, missing, None)


@pytest.mark.parametrize(
    ("points", "maximum", "missing", "percent"),
    [
        pytest.param(D(6), D(8), 0, D(75), id="of the applicable maximum"),
        pytest.param(D(0), D(8), 0, D(0), id="zero is a percentage"),
        pytest.param(D(1), D(3), 0, D("33." + "3" * 32), id="34 digits"),
        pytest.param(D(6), D(8), 1, None, id="one leaf missing"),
        pytest.param(D(0), D(0), 0, None, id="nothing applies"),
        pytest.param(D(-2), D(0), 0, None, id="a penalty part"),
    ],
)
def test_a_percentage_needs_all_figures_and_a_maximum(points, maximum, missing, percent):
    assert Tally(points, maximum, missing).percent == percent
    assert unit(points, maximum, ("1.1",) * missing).percent == percent


@pytest.mark.parametrize(
    ("points", "maximum", "missing", "by", "standing"),
    [
        pytest.param(D(6), D(8), (), Standing.PERCENT, D(75), id="by percent"),
        pytest.param(D(6), D(8), (), Standing.TOTAL, D(6), id="by total"),
        pytest.param(D(6), D(8), ("1.1",), Standing.TOTAL, None, id="incomplete"),
        pytest.param(D(0), D(0), (), Standing.TOTAL, None, id="nothing applies"),
    ],
)
def test_a_unit_stands_by_what_its_set_says(points, maximum, missing, by, standing):
    assert unit(points, maximum, missing).standing(by) == standing


@pytest.mark.parametrize(
    ("points", "lost"),
    [
        pytest.param(7.5, D("2.5"), id="below the maximum"),
        pytest.param(10, D(0), id="full"),
        pytest.param(None, D(0), id="no points are not lost points"),
    ],
)
def test_a_leaf_has_lost_what_is_below_its_maximum(books, points, lost):
    edition = books.load(books.group("1", books.leaf("1.1")))
    entries = {} if points is None else books.entries(d1_1=points)

    assert Scorer(edition).score("A", entries).leaves["1.1"].lost == lost
