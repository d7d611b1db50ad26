"""The names under which tables give their columns."""

import pytest

from thuocdo.reading.tables.columns import (
    ALIASES,
    column_named,
    columns_of,
    is_row_number,
    plain_header,
)
from thuocdo.reading.tables.refusals import UnreadableTable


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Điểm tối đa", "maximum"),
        ("DIEM_TOI_DA", "maximum"),
        ("max points", "maximum"),
        ("Tăng/giảm", "change"),
        ("Điểm (điểm)", "points"),
        ("Tỷ lệ (%)", "percent"),
        ("%", "percent"),
        ("name_vi", "name"),
        ("Đơn vị, địa phương", "unit"),
        ("ghi chú", None),
        ("", None),
        ("1.2.3", None),
    ],
)
def test_a_header_is_known_however_it_is_written(header, column):
    assert column_named(header) == column


def test_no_spelling_names_two_columns():
    spellings = [plain_header(alias) for aliases in ALIASES.values() for alias in aliases]

    assert len(spellings) == len(set(spellings))


def test_of_several_spellings_the_preferred_one_is_taken():
    assert columns_of(["STT", "Mã", "Tổng điểm", "Điểm"], "b") == {"code": 1, "points": 3}
    assert columns_of(["Mã", "STT"], "b") == {"code": 0}


def test_one_spelling_twice_is_refused():
    with pytest.raises(UnreadableTable) as refusal:
        columns_of(["Điểm", "x", "điểm (2023)"], "b.csv")

    assert "`Điểm` và `điểm (2023)`" in refusal.value.sentence.vi


@pytest.mark.parametrize(("header", "expected"), [("STT", True), ("TT", True), ("Mã", False)])
def test_row_numbers_are_told_from_codes(header, expected):
    assert is_row_number(header) is expected
