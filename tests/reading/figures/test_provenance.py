"""Whose word the rows of a long table are."""

from datetime import datetime
from decimal import Decimal

import pytest

from thuocdo.core.scoring.figures import Layer, Provenance
from thuocdo.reading.figures.provenance import Sources
from thuocdo.reading.tables.refusals import UnreadableCell
from thuocdo.reading.tables.table import Row, Table

HEADERS = ("layer", "at", "page")


def sources_of(*rows):
    table = Table("f.csv", HEADERS, tuple(Row(n, row) for n, row in enumerate(rows, start=2)))
    sources = Sources(table, {header: place for place, header in enumerate(HEADERS)})
    return [sources.of(row) for row in table.rows]


def test_rows_that_say_the_same_share_one_provenance():
    one, same, other = sources_of(
        ("council", "2026-01-09", "3"), ("council", "2026-01-09", "3"), ("final", "", "3")
    )

    assert one == Provenance(Layer.COUNCIL, at=datetime(2026, 1, 9), page="3")  # noqa: DTZ001
    assert same is one
    assert other == Provenance(Layer.FINAL, page="3")


def test_equal_numbers_that_show_differently_stay_apart():
    pages = [Decimal(5), Decimal("5.0"), Decimal(1), True]

    found = sources_of(*(("", None, page) for page in pages))

    assert [source.page for source in found] == ["5", "5.0", "1", "True"]


def test_a_short_row_says_nothing_of_the_columns_that_it_lacks():
    assert sources_of(("final",)) == [Provenance(Layer.FINAL)]


def test_an_unknown_layer_is_refused_in_each_row_that_names_it():
    with pytest.raises(UnreadableCell, match="dòng 3"):
        sources_of(("final", "", ""), ("boss", "", ""))
