"""Columns of our own."""

from decimal import Decimal

import pytest

from thuocdo.lib.fields import ExactDecimal

DIGITS = "93.9112345678901234567890123456789012"


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param(Decimal(DIGITS), DIGITS, id="all digits"),
        pytest.param(Decimal("1E+3"), "1000", id="no exponent"),
        pytest.param(Decimal("-0.5"), "-0.5", id="below zero"),
        pytest.param("14.24", "14.24", id="from text"),
        pytest.param(14, "14", id="from a count"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_every_digit_is_stored(value, stored):
    assert ExactDecimal().get_prep_value(value) == stored


@pytest.mark.parametrize(("stored", "value"), [(DIGITS, Decimal(DIGITS)), (None, None)])
def test_what_was_stored_comes_back(stored, value):
    assert ExactDecimal().from_db_value(stored, None, None) == value
