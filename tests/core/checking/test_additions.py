"""A stated whole and the rows that should make it up."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.additions import Figure, additions_of
from thuocdo.core.checking.precision import Tolerance
from thuocdo.core.checking.published import Part, Statement

NO_COLUMNS = dict.fromkeys(Figure, 0)


def of(total, *points, columns=NO_COLUMNS):
    parts = tuple(
        Part(name=f"p{place}", points=None if value is None else Decimal(value))
        for place, value in enumerate(points)
    )
    statement = Statement(total=None if total is None else Decimal(total), parts=parts)
    return next(iter(additions_of(statement, "U", columns)))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(("1", "2.5"), (Decimal(1), Decimal("2.5")), id="all known"),
        pytest.param(("1", None), None, id="one is missing"),
        pytest.param((), None, id="no rows"),
    ],
)
def test_values_are_there_only_when_all_are_known(points, expected):
    assert of("3", *points).values(Figure.POINTS) == expected


@pytest.mark.parametrize(
    ("total", "columns", "tolerance"),
    [
        pytest.param("3.50", NO_COLUMNS, ("0.015", "0.060"), id="1.0 and 2.50 and the total"),
        pytest.param("3.5", NO_COLUMNS, ("0.060", "0.105"), id="a total by its own decimals"),
        pytest.param("3.5", dict.fromkeys(Figure, 2), ("0.015", "0.105"), id="or by its column's"),
        pytest.param(None, NO_COLUMNS, ("0.010", "0.055"), id="no total"),
    ],
)
def test_the_tolerance_is_that_of_all_figures_together(total, columns, tolerance):
    addition = of(total, "1.0", "2.50", columns=columns)

    assert addition.tolerance(Figure.POINTS) == Tolerance(*map(Decimal, tolerance))


def test_each_row_with_rows_below_is_an_addition_of_its_own():
    parts = (Part(code="1", points=Decimal("3.5")), Part(code="1.1", points=Decimal("3.50")))

    whole, nested = additions_of(Statement(total=Decimal(3), parts=parts), "U", NO_COLUMNS)

    assert (whole.subject, whole.is_total) == ("U", True)
    assert (nested.subject, nested.is_total) == ("U › 1", False)
    assert nested.tolerance(Figure.POINTS).likely == Decimal("0.010")


def test_a_survey_is_left_out_only_beside_other_rows():
    def sums(*names):
        parts = tuple(Part(name=name, points=Decimal(2)) for name in names)
        statement = Statement(total=Decimal(2), parts=parts)
        return next(iter(additions_of(statement, "U", NO_COLUMNS))).sum_without_survey(
            Figure.POINTS
        )

    assert sums("a", "Khảo sát") == 2
    assert sums("Khảo sát", "Điều tra xã hội học") is None
    assert sums("a", "b") is None
