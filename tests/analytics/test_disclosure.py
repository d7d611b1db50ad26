"""Counts of few people are not told, and cannot be found by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.analytics.disclosure import SMALL, is_small, suppressed, told_sum

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCDEF")),
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    max_size=6,
)


def withheld(cells, margins=(0,)):
    return {key[0] for key, told in suppressed(cells, margins).items() if told.is_withheld}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param((0, 0), False, id="nobody"),
        pytest.param((0, 4), True, id="few people"),
        pytest.param((4, 100), True, id="few of many"),
        pytest.param((96, 100), True, id="all but few"),
        pytest.param((5, 10), False, id="just enough on both sides"),
        pytest.param((0, 100), False, id="none of many"),
        pytest.param((100, 100), False, id="all of many"),
    ],
)
def test_what_is_small(counts, expected):
    assert is_small(*counts) is expected


def test_a_cell_alone_takes_the_next_smallest_with_it():
    cells = {("A",): (3, 3), ("B",): (50, 50), ("C",): (20, 20), ("D",): (0, 0)}

    assert withheld(cells) == {"A", "C"}


def test_without_a_published_total_the_small_cell_alone_is_withheld():
    assert withheld({("A",): (3, 3), ("B",): (50, 50)}, margins=()) == {"A"}


def test_two_small_cells_hide_each_other():
    assert withheld({("A",): (3, 3), ("B",): (50, 50), ("C",): (2, 2)}) == {"A", "C"}


def test_in_a_table_of_two_ways_no_line_has_one_alone():
    cells = {(unit, month): (50, 50) for unit in "AB" for month in "123"}
    cells["A", "1"] = (2, 2)

    told = suppressed(cells, margins=(0, 1))

    hidden = {key for key, cell in told.items() if cell.is_withheld}
    for margin in (0, 1):
        for line in {key[:margin] + key[margin + 1 :] for key in cells}:
            assert len([k for k in hidden if k[:margin] + k[margin + 1 :] == line]) != 1


@given(CELLS)
def test_no_small_cell_is_told_and_none_is_found_by_subtraction(cells):
    told = suppressed(cells)

    total = told_sum(cells, told)
    for key, counts in cells.items():
        assert told[key].is_withheld or not is_small(*counts)
        assert told[key].is_withheld or (told[key].numerator, told[key].population) == counts
    hidden = [key for key in cells if told[key].is_withheld]
    if not total.is_withheld:
        assert len(hidden) != 1


@given(CELLS)
def test_withholding_once_more_changes_nothing(cells):
    told = suppressed(cells)

    seen = {k: (t.numerator, t.population) for k, t in told.items() if not t.is_withheld}
    assert not any(is_small(*counts) for counts in seen.values())
    assert SMALL == 5
