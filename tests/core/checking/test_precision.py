"""How far a shown figure may be from the true one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.finding import Severity
from thuocdo.core.checking.precision import (
    Tolerance,
    column_decimals,
    decimals_shown,
    half_unit,
    severity_of,
    tolerance_of,
)


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("14.50", 2), ("14.5", 1), ("14", 0), ("1E+2", 0), ("0.000", 3)],
)
def test_decimals_are_those_of_the_text(text, decimals):
    assert decimals_shown(Decimal(text)) == decimals


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        pytest.param(("21.5", "14.24", None), 2, id="the most of any figure"),
        pytest.param((None,), 0, id="no figure"),
        pytest.param(("8.28333333333333",), 4, id="noise counts as four"),
    ],
)
def test_a_column_is_as_precise_as_its_most_precise_figure(texts, decimals):
    assert column_decimals(text and Decimal(text) for text in texts) == decimals


@pytest.mark.parametrize(
    ("text", "column", "likely", "widest"),
    [
        pytest.param("14.24", 2, "0.005", "0.005", id="as precise as its column"),
        pytest.param("21.5", 2, "0.005", "0.05", id="a zero may have been dropped"),
        pytest.param("10", 2, "0.005", "0.05", id="a whole number beside decimals"),
        pytest.param("10", 0, "0.5", "0.5", id="a whole number among whole numbers"),
        pytest.param("9.123", 2, "0.0005", "0.0005", id="more precise than the column"),
    ],
)
def test_the_tolerance_of_one_figure(text, column, likely, widest):
    assert tolerance_of(Decimal(text), column) == Tolerance(Decimal(likely), Decimal(widest))


@pytest.mark.parametrize(
    ("difference", "severity"),
    [
        ("0.01", None),
        ("-0.01", None),
        ("0.02", Severity.WARNING),
        ("-0.05", Severity.WARNING),
        ("0.051", Severity.ERROR),
        ("-0.051", Severity.ERROR),
    ],
)
def test_a_difference_is_judged_by_both_tolerances(difference, severity):
    tolerance = Tolerance(Decimal("0.01"), Decimal("0.05"))

    assert severity_of(Decimal(difference), tolerance) is severity


@pytest.mark.slow
@given(st.decimals(-100, 100, places=6), st.integers(0, 5))
def test_no_rounding_goes_beyond_half_a_unit(true, decimals):
    shown = round(true, decimals)

    assert abs(shown - true) <= half_unit(decimals)
