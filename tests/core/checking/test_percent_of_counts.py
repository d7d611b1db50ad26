"""A stated percentage is that of the stated counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def share(numerator, denominator, percent, name="a"):
    figures = (
        None if figure is None else Decimal(figure) for figure in (numerator, denominator, percent)
    )
    return Part(
        name=name, **dict(zip(("numerator", "denominator", "percent"), figures, strict=True))
    )


def found(*parts):
    return [
        (finding.expected, str(finding.severity))
        for finding in number_checks(PublishedTable((Statement(unit="U", parts=parts),)))
    ]


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "expected"),
    [
        pytest.param("942", "1000", "94.2", [], id="exact"),
        pytest.param("2", "3", "66.67", [], id="rounded"),
        pytest.param("2", "3", "66.66", [("66.6667", "warning")], id="cut off"),
        pytest.param("2", "3", "66.68", [("66.6667", "error")], id="one unit too high"),
        pytest.param("2", "3", "66.65", [("66.6667", "error")], id="more than cut off"),
        pytest.param("2", "3", "67", [], id="whole per cent"),
        pytest.param("2", "3", "0.6667", [], id="a share"),
        pytest.param("2", "3", "0.66", [("66.6667", "error")], id="not that share"),
        pytest.param("5", "0", "100", [(None, "warning")], id="nothing to divide by"),
        pytest.param(None, "3", "50", [], id="no numerator"),
        pytest.param("2", None, "50", [], id="no denominator"),
        pytest.param("2", "3", None, [], id="no percentage"),
    ],
)
def test_the_percentage_follows_from_the_counts(numerator, denominator, percent, expected):
    assert found(share(numerator, denominator, percent)) == [
        (limit and Decimal(limit), severity) for limit, severity in expected
    ]


def test_a_whole_percentage_in_a_column_with_decimals_may_be_rounded():
    assert found(share("942", "1000", "94.2"), share("944", "1000", "94")) == [
        (Decimal("94.4"), "warning")
    ]


def test_shares_outside_the_parts_are_looked_at_too():
    one = Statement(unit="U", shares=(share("1", "2", "60", name=""),))

    (finding,) = number_checks(PublishedTable((one,)))

    assert (finding.subject, finding.expected, finding.difference) == ("U", 50, 10)
    assert finding.message.vi == ("Số công bố không khớp: 1 trên 2 là 50%, tỷ lệ công bố là 60%.")
    assert finding.message.en.endswith("1 of 2 is 50%, the stated percentage is 60%.")


def test_nothing_to_divide_by_is_said():
    one = Statement(unit="U", parts=(share("5", "0", "99.5"),))

    (finding,) = number_checks(PublishedTable((one,)))

    assert finding.difference is None
    assert "mẫu số là 0 nên không tính được tỷ lệ, tỷ lệ công bố là 99,5%" in finding.message.vi


@pytest.mark.slow
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rounded_percentage_is_never_found(numerator, denominator, decimals):
    percent = round(Decimal(numerator) / denominator * 100, decimals)

    assert found(share(numerator, denominator, percent)) == []
