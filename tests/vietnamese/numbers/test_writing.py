"""Numbers are written as screens promise, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.numbers import (
    DecimalMark,
    read_decimal,
    write_change,
    write_count,
    write_number,
    write_percent,
    write_places,
    write_rank,
)


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        pytest.param("93.91", 2, "93,91", "93.91", id="points"),
        pytest.param("1234567.5", 2, "1.234.567,50", "1,234,567.50", id="grouped"),
        pytest.param("1234", 0, "1.234", "1,234", id="four digits are grouped too"),
        pytest.param("999.995", 2, "1.000,00", "1,000.00", id="rounds into a new group"),
        pytest.param("2.345", 2, "2,35", "2.35", id="half goes up"),
        pytest.param("-2.345", 2, "-2,35", "-2.35", id="half goes away from zero"),
        pytest.param("2.3449999", 2, "2,34", "2.34", id="less than half stays"),
        pytest.param("-0.004", 2, "0,00", "0.00", id="no negative zero"),
        pytest.param("-0.5", 0, "-1", "-1", id="no decimals"),
        pytest.param("14.2400", None, "14,24", "14.24", id="as few as needed"),
        pytest.param("1E+6", None, "1.000.000", "1,000,000", id="no large exponent"),
        pytest.param("1E-9", None, "0,000000001", "0.000000001", id="no small exponent"),
        pytest.param("-0E+3", None, "0", "0", id="plain zero"),
        pytest.param("1E+30", 2, "1" + ".000" * 10 + ",00", "1" + ",000" * 10 + ".00", id="long"),
    ],
)
def test_a_number_is_grouped_and_rounded_half_up(value, decimals, vi, en):
    assert write_number(Decimal(value), decimals) == vi
    assert write_number(Decimal(value), decimals, "en") == en


def test_two_decimals_are_the_default_and_integers_are_welcome():
    assert write_number(7) == "7,00"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_written(value):
    with pytest.raises(ValueError, match=value):
        write_number(Decimal(value))


@pytest.mark.slow
@given(st.decimals(-(10**12), 10**12, places=4))
def test_what_is_written_in_vietnamese_reads_back(value):
    assert read_decimal(write_number(value, None), mark=DecimalMark.COMMA) == value


@pytest.mark.slow
@given(st.decimals(-(10**12), 10**12, places=4))
def test_what_is_written_in_english_reads_back(value):
    assert read_decimal(write_number(value, None, "en"), mark=DecimalMark.POINT) == value


def test_a_count_has_groups_and_no_decimals():
    assert (write_count(18500), write_count(18500, "en")) == ("18.500", "18,500")


@pytest.mark.parametrize(
    ("percent", "decimals", "text"),
    [
        pytest.param("94.20", None, "94,2%", id="as few decimals as needed"),
        pytest.param("94.25", 1, "94,3%", id="rounded"),
        pytest.param("100", 2, "100,00%", id="filled"),
    ],
)
def test_a_percentage_has_its_sign_close_behind(percent, decimals, text):
    assert write_percent(Decimal(percent), decimals) == text
    assert write_percent(Decimal(percent), decimals, "en") == text.replace(",", ".")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        pytest.param("4.785", 2, "+4,79", id="up"),
        pytest.param("-0.3", 2, "-0,30", id="down"),
        pytest.param("-0.004", 2, "= 0", id="nothing to show"),
        pytest.param("0", None, "= 0", id="none"),
        pytest.param("-0.004", None, "-0,004", id="all decimals"),
    ],
)
def test_a_change_always_has_a_sign(value, decimals, text):
    assert write_change(Decimal(value), decimals) == text
    assert write_change(Decimal(value), decimals, "en") == text.replace(",", ".")


@pytest.mark.parametrize(
    ("delta", "vi", "en"),
    [
        pytest.param(6, "▲ 6 bậc", "▲ 6 places", id="better"),
        pytest.param(-2, "▼ 2 bậc", "▼ 2 places", id="worse"),
        pytest.param(-1, "▼ 1 bậc", "▼ 1 place", id="one place"),
        pytest.param(1200, "▲ 1.200 bậc", "▲ 1,200 places", id="thousands"),
        pytest.param(0, "= 0", "= 0", id="same"),
    ],
)
def test_places_have_an_arrow_and_a_word(delta, vi, en):
    assert (write_places(delta), write_places(delta, "en")) == (vi, en)


def test_a_rank_shows_its_denominator():
    assert write_rank(5, 11) == "5/11"
