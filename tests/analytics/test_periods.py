"""Periods of reporting."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.analytics.errors import InvalidPeriod
from thuocdo.analytics.periods import Every, containing, days, divided, read_period

spans = st.tuples(st.dates(date(2019, 1, 1), date(2027, 1, 1)), st.integers(0, 900)).map(
    lambda pair: days(pair[0], pair[0] + timedelta(pair[1]))
)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        pytest.param("2026", "2026-01-01", "2026-12-31", id="year"),
        pytest.param("2026-R", "2025-12-15", "2026-12-14", id="reporting year"),
        pytest.param("2026-Q1", "2026-01-01", "2026-03-31", id="first quarter"),
        pytest.param("2026-Q4", "2026-10-01", "2026-12-31", id="last quarter"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="February of a leap year"),
        pytest.param("2026-01-05..2026-02-07", "2026-01-05", "2026-02-07", id="any days"),
        pytest.param("2026-01-05..2026-01-05", "2026-01-05", "2026-01-05", id="one day"),
    ],
)
def test_codes(code, first, last):
    period = read_period(code)

    assert (str(period.first), str(period.last), period.code) == (first, last, code)
    assert (
        period.last_minute - period.first_minute
        == 1440 * ((period.last - period.first).days + 1) - 1
    )


@pytest.mark.parametrize(
    "code",
    ["", "26", "2026-13", "2026-Q5", "0001", "2026-01-05", "2026-02-07..2026-01-05", "2026-r"],
)
def test_what_is_no_period(code):
    with pytest.raises(InvalidPeriod):
        read_period(code)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2025-12-14", "2025-R", id="last day"),
        pytest.param("2025-12-15", "2026-R", id="first day"),
        pytest.param("2026-01-01", "2026-R", id="after New Year"),
    ],
)
def test_the_reporting_year_begins_on_15_december(day, expected):
    assert containing(date.fromisoformat(day), Every.REPORTING_YEAR).code == expected


def test_parts_that_are_cut_are_named_by_their_days():
    parts = divided(days(date(2026, 1, 15), date(2026, 3, 31)), Every.MONTH)

    assert [part.code for part in parts] == ["2026-01-15..2026-01-31", "2026-02", "2026-03"]


@given(spans, st.sampled_from([*Every, None]))
def test_parts_follow_each_other_and_fill_the_period(span, every):
    parts = divided(span, every)

    assert (parts[0].first, parts[-1].last) == (span.first, span.last)
    for one, two in pairwise(parts):
        assert two.first - one.last == timedelta(1)
