"""Long tables: what equal texts mean depends on the item and its input."""

from decimal import Decimal
from pathlib import Path

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.reading.figures.long_tables import read_long
from thuocdo.reading.tables.refusals import UnreadableCell
from thuocdo.reading.tables.table import Row, Table

DEMO = Path(__file__).parents[3] / "index_sets" / "demo-province-communes" / "2025"


@pytest.fixture(scope="module")
def index_set():
    """The demo set."""
    return load_index_set(DEMO)


def values_in(index_set, *rows):
    headers = ("unit", "code", "input", "value")
    table = Table("f.csv", headers, tuple(Row(n, row) for n, row in enumerate(rows, start=2)))
    figures = read_long(table, index_set)
    return figures, {
        unit: {c: e.values for c, e in of.items()} for unit, of in figures.entries.items()
    }


@pytest.mark.slow
def test_the_same_text_is_a_yes_for_one_item_and_a_count_for_another(index_set):
    rows = [("A", "4.2", "", "1"), ("A", "1.4", "", "1")]

    _, values = values_in(index_set, *rows, *(("B", *row[1:]) for row in rows))

    assert values["B"] == values["A"] == {"4.2": {"yes": True}, "1.4": {"count": Decimal(1)}}
    assert values["B"]["4.2"]["yes"] is True


@pytest.mark.slow
def test_two_inputs_of_an_item_may_hold_the_same_text(index_set):
    _, values = values_in(
        index_set, ("A", "1.1.2", "numerator", "7"), ("A", "1.1.2", "denominator", "7")
    )

    assert values["A"]["1.1.2"] == {"numerator": Decimal(7), "denominator": Decimal(7)}


@pytest.mark.slow
def test_each_figure_has_the_place_of_its_own_row(index_set):
    figures, _ = values_in(
        index_set, ("A", "1.1.2", "numerator", "7"), ("B", "1.1.2", "numerator", "7")
    )

    assert figures.places["A", "1.1.2"].vi == "f.csv, dòng 2, cột D (value)"
    assert figures.places["B", "1.1.2"].en == "f.csv, row 3, column D (value)"


@pytest.mark.slow
def test_a_figure_said_twice_is_refused_where_it_comes_again(index_set):
    with pytest.raises(UnreadableCell, match=r"f\.csv, dòng 3, cột D \(value\): số liệu"):
        values_in(index_set, ("A", "1.1.2", "numerator", "7"), ("A", "1.1.2", "numerator", "7"))


@pytest.mark.slow
def test_an_unfit_text_is_refused_though_it_fits_another_input(index_set):
    with pytest.raises(UnreadableCell, match="dòng 3"):
        values_in(index_set, ("A", "1.1.1", "provided", "có"), ("A", "1.1.2", "numerator", "có"))


@pytest.mark.slow
def test_words_read_as_missing_are_told_and_counted(index_set):
    figures, values = values_in(
        index_set, ("A", "1.4", "", "NaN"), ("B", "1.4", "", "NaN"), ("C", "1.4", "", "")
    )

    (note,) = figures.notes
    assert "“NaN” in 2" in note.en
    assert values == {"A": {}, "B": {}, "C": {}}
