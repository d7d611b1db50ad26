"""Rows of a complete ranking that fit no way of counting."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.rank_counting import misfits


@pytest.mark.parametrize(
    ("totals", "ranks", "expected"),
    [
        pytest.param("9 8 7", "1 2 3", [], id="no equals"),
        pytest.param("7 9 8", "3 1 2", [], id="in any order of rows"),
        pytest.param("9 9 8", "1 1 3", [], id="1 1 3"),
        pytest.param("9 9 8", "1 1 2", [], id="1 1 2"),
        pytest.param("9 9 8", "2 1 3", [], id="one after the other"),
        pytest.param("9 9 8 8", "1 1 3 4", [], id="some shared, some one after the other"),
        pytest.param("9 8 7", "1 2 4", [(2, 3, False)], id="a rank left out"),
        pytest.param("9 9 9 9", "1 4 1 1", [(1, 1, False)], id="one odd among equals"),
        pytest.param("9 9 9 9", "1 2 1 1", [(1, 1, False)], id="odd and impossible"),
        pytest.param("9 9 9 9", "1 2 2 4", [(2, 3, True)], id="one pair in a run"),
        pytest.param("9 9 9 9", "1 2 3 5", [(3, 4, False)], id="beyond the run"),
        pytest.param("9 9 9", "1 1 3", [(2, 1, True)], id="a pair and one"),
        pytest.param("9 9 9", "1 1 2", [(2, 1, False)], id="no order of equals"),
        pytest.param(
            "9 9 9 9", "1 1 3 3", [(2, 1, True), (3, 1, True)], id="two pairs"
        ),
        pytest.param("9 8 8 7 6 6 5", "1 2 2 3 4 4 6", [(6, 5, False)], id="1 1 2 fits more"),
    ],
)  # fmt: skip
def test_the_fewest_rows_are_found(totals, ranks, expected):
    rows = zip(map(Decimal, totals.split()), map(int, ranks.split()), strict=True)

    assert misfits(list(rows)) == expected


unseen = st.lists(st.integers(0, 40), min_size=1, max_size=25)


@pytest.mark.slow
@given(unseen)
def test_ranks_by_unseen_decimals_are_never_more_than_doubtful(points):
    exact = [(Decimal(point) / 8, sum(o > point for o in points) + 1) for point in points]

    found = misfits([(round(total), rank) for total, rank in exact])

    sizes = [sum(round(o) == round(total) for o, _ in exact) for total, _ in exact]
    assert all(wrong.is_doubtful or sizes[wrong.row] > 3 for wrong in found)
