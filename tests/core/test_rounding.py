"""Decimal arithmetic: 34 digits inside, half up on display, whatever the caller's context."""

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.rounding import EXACT, percent_of, rank_key, ratio, to_published

D = Decimal
numbers = st.integers(-(10**8), 10**8).map(lambda whole: Decimal(whole).scaleb(-4))


@pytest.mark.parametrize(
    ("value", "decimals", "published"),
    [
        pytest.param("0.125", 2, "0.13", id="half goes up"),
        pytest.param("0.115", 2, "0.12", id="half goes up beside an odd digit"),
        pytest.param("-0.125", 2, "-0.13", id="half goes away from zero"),
        pytest.param("0.1249999", 2, "0.12", id="less than half goes down"),
        pytest.param("89.995", 2, "90.00", id="half carries over"),
        pytest.param("2.5", 0, "3", id="no decimals"),
        pytest.param("-0.001", 2, "0.00", id="nothing has no sign"),
        pytest.param("7", 2, "7.00", id="decimals are kept"),
    ],
)
def test_published_values_are_rounded_half_up(value, decimals, published):
    assert str(to_published(D(value), decimals)) == published


def test_two_decimals_are_published_unless_said_otherwise():
    assert str(to_published(D("1.005"))) == "1.01"


def test_a_quotient_has_34_digits_whatever_the_context():
    with localcontext(Context(prec=3)):
        third = ratio(D(10), D(3))
        share = percent_of(D("1.00001"), D(3))
        shown = to_published(D("123456.785"))

    assert str(third) == "3." + "3" * 33
    assert str(share) == "33.33366666666666666666666666666667"
    assert str(shown) == "123456.79"


def test_thirds_that_make_a_whole_have_the_key_of_the_whole():
    thirds = EXACT.multiply(D(3), ratio(D(10), D(3)))

    assert thirds != 10
    assert rank_key(thirds) == rank_key(D(10))


@pytest.mark.parametrize(
    ("difference", "are_equal"),
    [pytest.param("4e-13", True, id="noise"), pytest.param("6e-13", False, id="a difference")],
)
def test_keys_compare_twelve_decimals(difference, are_equal):
    assert (rank_key(D(10) + D(difference)) == rank_key(D(10))) == are_equal


@given(numbers, numbers)
def test_publishing_keeps_the_order(one, other):
    low, high = sorted((one, other))

    assert to_published(low, 1) <= to_published(high, 1)
    assert abs(to_published(one, 1) - one) <= D("0.05")
