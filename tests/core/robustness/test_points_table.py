"""Tests of the table that every robustness question is asked of."""

import numpy as np
import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import points_table

POINTS = [[1.0, 2.0], [0.5, np.nan], [0.0, 3.0]]


def test_one_limit_a_leaf_holds_for_all_units():
    table = points_table(POINTS, [1, 3], [7, 7, 8])

    assert table.maxima.tolist() == [[1, 3]] * 3
    assert table.minima.tolist() == [[0, 0]] * 3


def test_a_unit_with_a_missing_leaf_is_not_ranked():
    assert points_table(POINTS, [1, 3], [7, 7, 8]).ranked.tolist() == [True, False, True]


def test_a_unit_without_official_rank_is_not_ranked():
    table = points_table(POINTS, [1, 3], [7, 7, 8], official=[0, 0, 1])

    assert table.ranked.tolist() == [False, False, True]


def test_points_at_their_limits_fit_in_spite_of_rounding_noise():
    table = points_table([[0.1 + 0.2, -1.0]], [0.3, 0], [1], minima=[0, -1])

    assert table.ranked.all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"points": [1.0, 2.0]}, "units × leaves", id="no table"),
        pytest.param({"points": np.zeros((3, 0))}, "units × leaves", id="no leaf"),
        pytest.param({"blocks": [1, 1]}, "one block", id="a block too few"),
        pytest.param({"official": [1]}, "one rank", id="ranks too few"),
        pytest.param({"maxima": [1, 2, 3]}, '"maxima" has the shape', id="maxima too many"),
        pytest.param({"minima": np.nan}, '"minima" has the shape', id="minimum unknown"),
        pytest.param({"maxima": [1, 2]}, "Unit 3, leaf 2", id="above the maximum"),
        pytest.param({"minima": [0.5, 0]}, "Unit 3, leaf 1", id="below the minimum"),
        pytest.param({"points": [[0, np.inf]] * 3, "maxima": 1}, "Unit 1, leaf 2", id="infinite"),
        pytest.param({"maxima": [1, 2000]}, "above 2000 points", id="scale too large"),
        pytest.param({"official": [1, 2, 3]}, "Unit 2 has an official", id="rank, no points"),
        pytest.param({"official": [1, 0, -1]}, "Unit 3 has an official", id="negative rank"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change, said):
    arrays = {"points": POINTS, "maxima": [1, 3], "blocks": [7, 7, 8], **change}

    with pytest.raises(InvalidRequest) as refusal:
        points_table(arrays.pop("points"), arrays.pop("maxima"), arrays.pop("blocks"), **arrays)

    assert said in refusal.value.sentence.en
    assert refusal.value.sentence.vi
