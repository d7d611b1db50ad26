"""What is expected of units: by their pace, and as last year."""

from datetime import UTC, date, datetime, timedelta

import pytest

from thuocdo.apps.rounds.selectors.forecast import (
    Expected,
    Submission,
    Work,
    by_last_year,
    by_pace,
    expected,
)
from thuocdo.vietnamese.sentence import Sentence

MONDAY = date(2026, 3, 2)
CLOSES = date(2026, 3, 13)  # a Friday, nine working days on
TODAY = date(2026, 3, 6)  # four working days on


@pytest.mark.parametrize(
    ("done", "on", "is_at_risk"),
    [
        pytest.param(10, TODAY, False, id="all done"),
        pytest.param(5, date(2026, 3, 12), False, id="in time"),
        pytest.param(4, date(2026, 3, 16), True, id="one day too late"),
        pytest.param(1, date(2026, 4, 28), True, id="much too late"),
        pytest.param(0, None, True, id="nothing done"),
    ],
)
def test_a_unit_goes_on_at_its_pace(done, on, is_at_risk):
    found = expected(Work(done, 10, MONDAY, CLOSES), TODAY)

    assert (found.on, found.is_at_risk) == (on, is_at_risk)
    assert found.why.vi
    assert found.why.en


def test_what_is_done_but_not_signed_after_the_deadline_is_late():
    assert expected(Work(10, 10, MONDAY, CLOSES), date(2026, 3, 16)).is_at_risk


def test_the_first_day_counts_as_one():
    found = expected(Work(5, 10, MONDAY, CLOSES), MONDAY)
    assert found.on == date(2026, 3, 3)


def test_the_pace_of_units_adds_up():
    words = Sentence("", "")
    units = [Expected(TODAY, is_at_risk=risk, why=words) for risk in (True, False, False)]
    found = by_pace(4, units)

    assert found.in_time == 6
    assert "4 đã nộp, 2 sẽ kịp hạn, 1 có nguy cơ trễ" in found.why.vi


END = datetime(2025, 3, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days_before", "in_time"),
    [
        pytest.param([9, 8, 1, 1, -2], 8, id="half in the last days, one too late"),
        pytest.param([9, 9, 1, 1, 1], 10, id="all made it"),
        pytest.param([9, 9, None], 4, id="one never submitted"),
    ],
)
def test_those_who_wait_are_expected_to_do_as_last_year(days_before, in_time):
    before = [
        Submission(None if days is None else END - timedelta(days=days), END)
        for days in days_before
    ]
    found = by_last_year(4, 10, before, timedelta(days=3))

    assert found.in_time == in_time
    assert "khi còn 3 ngày" in found.why.vi


def test_last_year_says_nothing_where_everybody_had_submitted_by_then():
    assert by_last_year(4, 10, [Submission(END - timedelta(days=9), END)], timedelta(2)) is None
    assert by_last_year(4, 10, [], timedelta(2)) is None
