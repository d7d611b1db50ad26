"""Cells of a sheet: people read signs and words, programs read numbers."""

from decimal import Decimal

import pytest

from thuocdo.cli.writing.tables import as_table
from thuocdo.core.ranking.places import Place
from thuocdo.reporting.sheets import (
    Change,
    Column,
    Level,
    Move,
    Sheet,
    as_csv,
    rows_json,
    shown,
)
from thuocdo.vietnamese.sentence import Sentence

PLAIN = Column("x", Sentence("Cột", "Column"))
POINTS = Column("x", Sentence("Điểm", "Points"), 2)


@pytest.mark.parametrize(
    ("value", "column", "vi", "en", "csv"),
    [
        pytest.param(None, POINTS, "–", "–", "", id="nothing"),
        pytest.param(Decimal("1234.5"), POINTS, "1.234,50", "1,234.50", "1234.5", id="points"),
        pytest.param(Decimal(1) / 3, PLAIN, None, None, "0.333333333333", id="a quotient"),
        pytest.param(7, PLAIN, "7", "7", "7", id="a count"),
        pytest.param("=1", PLAIN, "=1", "=1", "'=1", id="a text that would run"),
        pytest.param("+84", PLAIN, "+84", "+84", "'+84", id="a text with a sign"),
        pytest.param(Decimal(-2), PLAIN, "-2", "-2", "-2", id="a number is never made a text"),
        pytest.param(Sentence("có", "yes"), PLAIN, "có", "yes", "có", id="a sentence"),
        pytest.param(Place(5, 11, is_tied=False), PLAIN, "5/11", "5/11", "5", id="a place"),
        pytest.param(
            Place(3, 9, is_tied=True), PLAIN, "3/9 đồng hạng", "3/9 tied", "3", id="a shared place"
        ),
        pytest.param(Change(Decimal("4.09")), POINTS, "+4,09", "+4.09", "4.09", id="a change"),
        pytest.param(
            Change(Decimal("-1.4241"), Decimal("-1.43")),
            POINTS,
            "-1,43",
            "-1.43",
            "-1.4241",
            id="a change that adds up",
        ),
        pytest.param(
            Level(Decimal("93.2936"), Decimal("93.28")),
            POINTS,
            "93,28",
            "93.28",
            "93.2936",
            id="a level that changes lead to",
        ),
        pytest.param(Move(-2), PLAIN, "▼ 2 bậc", "▼ 2 places", "-2", id="places lost"),
        pytest.param(Move(6), PLAIN, "▲ 6 bậc", "▲ 6 places", "6", id="places gained"),
    ],
)
def test_a_cell(value, column, vi, en, csv):
    sheet = Sheet(Sentence("t", "t"), (column,), [(value,)])

    if vi is not None:
        assert (shown(value, column, "vi"), shown(value, column, "en")) == (vi, en)
    assert as_csv(sheet, "vi") == f"x\r\n{csv}\r\n" if csv else '""'


def test_json_rows_hold_numbers_and_texts_of_the_language():
    columns = (PLAIN, Column("y", Sentence("", "")), Column("z", Sentence("", "")))
    sheet = Sheet(
        Sentence("", ""), columns, [(Place(1, 2, is_tied=False), Sentence("có", " y"), None)]
    )

    assert rows_json(sheet, "en") == [{"x": 1, "y": "y", "z": None}]


def test_a_table_wraps_and_never_cuts_a_name():
    name = "binhphuoc-dongphu-district-hai-nghin-hai-muoi-hai-ban-cong-bo-chinh-thuc"
    columns = (*[PLAIN] * 3, Column("detail", Sentence("Ẩn", "Hidden"), is_detail=True))
    sheet = Sheet(
        Sentence("Tên", "Title"), columns, [(name, name, "x", "y")], (Sentence("a", "b"),)
    )

    text = as_table(sheet, "en")

    assert "…" not in text
    assert "Hidden" not in text
    assert text.startswith("Title\n")
    assert text.endswith("b\n")
