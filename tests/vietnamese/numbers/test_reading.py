"""Numbers are read as people type them; what has two readings asks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.errors import AmbiguousNumber, UnreadableNumber
from thuocdo.vietnamese.numbers import DecimalMark, decimal_mark_of, read_count, read_decimal

COMMA, POINT = DecimalMark


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("14,24", "14.24", id="comma"),
        pytest.param("14.24", "14.24", id="point"),
        pytest.param(" 14,240 ", "14.24", id="spaces around, zero at the end"),
        pytest.param("1.234.567,5", "1234567.5", id="Vietnamese groups"),
        pytest.param("1,234,567.5", "1234567.5", id="English groups"),
        pytest.param("1.234.567", "1234567", id="two groups by points"),
        pytest.param("1,234,567", "1234567", id="two groups by commas"),
        pytest.param("1\u00a0234\u00a0567,5", "1234567.5", id="no-break spaces"),
        pytest.param("1\u2009234.567", "1234.567", id="thin space leaves the point to decimals"),
        pytest.param("18\u202f500", "18500", id="narrow no-break space"),
        pytest.param("18\u2007500", "18500", id="figure space"),
        pytest.param("-0,5", "-0.5", id="below zero"),
        pytest.param("+4", "4", id="plus"),
        pytest.param("\u22123", "-3", id="minus sign"),
        pytest.param("\u20133", "-3", id="dash by Word"),
        pytest.param("18,500", "18.5", id="Vietnamese comma"),
        pytest.param("0.500", "0.5", id="no group begins with zero"),
        pytest.param("18.5000", "18.5", id="four decimals are no group"),
        pytest.param("1234.567", "1234.567", id="four digits are no group"),
        pytest.param(",5", "0.5", id="no digit before the mark"),
        pytest.param("100", "100", id="no mark"),
    ],
)
def test_a_decimal_with_one_reading_is_read(text, value):
    assert read_decimal(text) == Decimal(value)


def test_the_decimals_that_were_written_are_kept():
    assert str(read_decimal("14,240")) == "14.240"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "--3", ".", "5,", "abc", "94%", "1e5", "٣", "14,2,4", "1.234,567,8"),
        *("1.23.456", "0.123.456", "1.2345.678", "12 345", "12\u00a034", "1.234\u00a0567"),
        "1\u00a0234,567.8",
    ],
)
def test_what_is_no_number_is_refused_by_name(text):
    with pytest.raises(UnreadableNumber) as refused:
        read_decimal(text)

    assert refused.value.sentence.vi.startswith(f"`{text}` không phải là số.")
    assert refused.value.sentence.en.startswith(f"`{text}` is not a number.")


@pytest.mark.parametrize(
    ("text", "decimal_reading", "grouped_reading"),
    [
        pytest.param("18.500", "18.5", "18500", id="two digits"),
        pytest.param("1.000", "1", "1000", id="one digit"),
        pytest.param("-999.999", "-999.999", "-999999", id="below zero"),
    ],
)
def test_one_point_before_three_digits_asks(text, decimal_reading, grouped_reading):
    with pytest.raises(AmbiguousNumber) as asked:
        read_decimal(text)

    assert asked.value.decimal_reading == Decimal(decimal_reading)
    assert asked.value.grouped_reading == Decimal(grouped_reading)


def test_the_question_names_both_readings():
    with pytest.raises(AmbiguousNumber) as asked:
        read_decimal("18.500")

    assert asked.value.sentence.vi == (
        "`18.500` có thể là 18,5 hoặc 18.500. "
        "Chọn dấu thập phân (dấu phẩy hay dấu chấm) rồi đọc lại."
    )
    assert asked.value.sentence.en == (
        "`18.500` may mean 18.5 or 18,500. "
        "Choose the decimal mark (comma or point), then read it again."
    )


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        pytest.param("18.500", COMMA, "18500", id="point groups"),
        pytest.param("18.500", POINT, "18.5", id="point is decimal"),
        pytest.param("18,500", COMMA, "18.5", id="comma is decimal"),
        pytest.param("18,500", POINT, "18500", id="comma groups"),
        pytest.param("7", POINT, "7", id="nothing to settle"),
    ],
)
def test_the_mark_settles_the_question(text, mark, value):
    assert read_decimal(text, mark=mark) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "mark", "vi", "en"),
    [
        pytest.param("14.24", COMMA, "dấu phẩy thập phân", "decimal comma", id="point in comma"),
        pytest.param("14,24", POINT, "dấu chấm thập phân", "decimal point", id="comma in point"),
        pytest.param("1.234.567", POINT, "dấu chấm", "decimal point", id="two decimal marks"),
        pytest.param("0.500", COMMA, "dấu phẩy", "decimal comma", id="group begins with zero"),
        pytest.param("abc", COMMA, "`abc`", "`abc`", id="no number"),
    ],
)
def test_the_mark_is_strict(text, mark, vi, en):
    with pytest.raises(UnreadableNumber) as refused:
        read_decimal(text, mark=mark)

    assert vi in refused.value.sentence.vi
    assert en in refused.value.sentence.en


@pytest.mark.parametrize(
    ("text", "mark", "count"),
    [
        pytest.param("18500", None, 18500, id="plain"),
        pytest.param("1.234.567", None, 1234567, id="groups"),
        pytest.param("18\u00a0500", None, 18500, id="space"),
        pytest.param("18.500", COMMA, 18500, id="settled by the mark"),
        pytest.param("18,500", POINT, 18500, id="English, settled"),
        pytest.param("14.0", None, 14, id="whole, as spreadsheets export it"),
        pytest.param("0", None, 0, id="none"),
    ],
)
def test_a_count_is_read(text, mark, count):
    assert read_count(text, mark=mark) == count


@pytest.mark.parametrize("text", ["18.500", "18,500"])
def test_a_count_with_two_readings_asks(text):
    with pytest.raises(AmbiguousNumber) as asked:
        read_count(text)

    assert (asked.value.decimal_reading, asked.value.grouped_reading) == (Decimal("18.5"), 18500)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("14,5", None, id="not whole"),
        pytest.param("18.500", POINT, id="not whole by the mark"),
        pytest.param("-1", None, id="below zero"),
    ],
)
def test_a_count_is_whole_and_not_negative(text, mark):
    with pytest.raises(UnreadableNumber) as refused:
        read_count(text, mark=mark)

    assert "không phải là số đếm" in refused.value.sentence.vi
    assert "not a count" in refused.value.sentence.en


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        pytest.param(["18.500", "14,24", "abc"], COMMA, id="decimal comma"),
        pytest.param(["18,500", "14.24"], POINT, id="decimal point"),
        pytest.param(["1.234.567"], COMMA, id="points that can only group"),
        pytest.param(["0.500"], POINT, id="no group begins with zero"),
        pytest.param(["18.500", "18,500", "7", "", "1\u00a0234"], None, id="nothing to tell by"),
        pytest.param(["14,24", "14.24"], None, id="both"),
        pytest.param([], None, id="empty"),
    ],
)
def test_a_file_shows_its_decimal_mark(texts, mark):
    assert decimal_mark_of(texts) == mark


@pytest.mark.slow
@given(st.text("0123456789.,- \u00a0"))
def test_a_reading_without_a_mark_is_one_of_the_two_with(text):
    try:
        value = read_decimal(text)
    except (UnreadableNumber, AmbiguousNumber):
        return
    strict = []
    for mark in DecimalMark:
        try:
            strict.append(read_decimal(text, mark=mark))
        except UnreadableNumber:
            continue
    assert value in strict
