"""Numbers out of the text of a file."""

from decimal import Decimal

import pytest

from thuocdo.reading.tables.quantities import (
    NotAQuantity,
    count_of,
    decimal_of,
    is_blank,
    plausible,
    whole,
    whole_of,
)
from thuocdo.vietnamese.numbers import DecimalMark

COMMA, POINT = DecimalMark.COMMA, DecimalMark.POINT


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("14,50", None, "14.50"),
        ("90.99", None, "90.99"),
        ("+4,09", None, "4.09"),
        ("-0,3", COMMA, "-0.3"),
        ("18.500", COMMA, "18500"),
        ("18.500", POINT, "18.500"),
        ("18,500", POINT, "18500"),
        pytest.param("90.99", COMMA, "90.99", id="the mark settles only what has two readings"),
        pytest.param("93,91", POINT, "93.91", id="nor does the other mark"),
        pytest.param("007", COMMA, "7", id="digits"),
        pytest.param("1234567890123456", None, "1234567890123460", id="one digit too many"),
    ],
)
def test_a_number_keeps_the_decimals_that_were_written(text, mark, value):
    assert str(decimal_of(text, mark)) == value


@pytest.mark.parametrize(
    ("read", "text", "vi"),
    [
        pytest.param(decimal_of, "abc", "không phải là số", id="no number"),
        pytest.param(decimal_of, "18.500", "có thể là 18,5 hoặc 18.500", id="two readings"),
        pytest.param(decimal_of, "1" * 19, "vượt quá", id="too large"),
        pytest.param(decimal_of, "\u0663", "không phải là số", id="digit of another script"),
        pytest.param(count_of, "-5", "không phải là số đếm", id="negative count"),
        pytest.param(count_of, "18,500", "--decimal comma nếu là 18,5", id="count, two readings"),
        pytest.param(whole_of, "2,5", "không phải là số nguyên", id="not whole"),
    ],
)
def test_what_is_no_such_number_is_refused(read, text, vi):
    with pytest.raises(NotAQuantity) as refusal:
        read(text, None)

    assert vi in refusal.value.sentence.vi


@pytest.mark.parametrize(
    ("text", "mark", "count"),
    [("18.500", COMMA, 18500), ("18500", None, 18500), ("18,500", POINT, 18500), ("7", POINT, 7)],
)
def test_a_count_may_have_its_thousands_grouped(text, mark, count):
    assert count_of(text, mark) == count


def test_a_count_that_the_mark_does_not_fit_has_its_only_reading():
    assert count_of("1,234,567", COMMA) == 1234567


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("90.99000000000001", "90.99", id="noise of binary numbers"),
        pytest.param("106.41999999999999", "106.42", id="noise from below"),
        pytest.param("14.50", "14.50", id="a written zero stays"),
        pytest.param("100.00000000000001", "100", id="noise of a whole number"),
        pytest.param("1E+2", "100", id="an exponent"),
        pytest.param("0", "0", id="zero"),
    ],
)
def test_only_noise_is_dropped(value, shown):
    assert str(plausible(Decimal(value))) == shown


@pytest.mark.parametrize("value", ["1e18", "-1e400", "1e-18", "1e999999"])
def test_what_no_figure_can_be_is_refused(value):
    with pytest.raises(NotAQuantity):
        plausible(Decimal(value))


def test_whole_numbers_may_show_decimals():
    assert whole(Decimal("5.0")) == 5
    assert whole_of("-3", None) == -3


@pytest.mark.parametrize(
    ("text", "blank"), [("", True), (" – ", True), ("0", False), ("-1", False)]
)
def test_a_dash_is_no_figure_and_zero_is_one(text, blank):
    assert is_blank(text) is blank
