"""Days from a reference date, in calendar and in working days."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring.days import DayCount, DayKind, date_of, dated
from thuocdo.vietnamese.sentence import Sentence

CALENDAR, WORKING = DayCount(DayKind.CALENDAR), DayCount(DayKind.WORKING)
FRIDAY, SATURDAY = date(2026, 6, 5), date(2026, 6, 6)
SUNDAY, MONDAY = date(2026, 6, 7), date(2026, 6, 8)


@pytest.mark.parametrize(
    ("count", "done_on", "days"),
    [
        pytest.param(CALENDAR, FRIDAY, 0, id="the same day"),
        pytest.param(CALENDAR, MONDAY, 3, id="three days on"),
        pytest.param(CALENDAR, date(2026, 5, 31), -5, id="five days before"),
        pytest.param(WORKING, MONDAY, 1, id="one working day on"),
        pytest.param(WORKING, SUNDAY, 0, id="a weekend does not count"),
        pytest.param(WORKING, date(2026, 5, 29), -5, id="five working days before"),
    ],
)
def test_days_are_counted_from_the_day_after(count, done_on, days):
    assert count.between(FRIDAY, done_on) == days


@pytest.mark.parametrize(
    ("count", "days", "day"),
    [
        pytest.param(CALENDAR, 3, MONDAY, id="calendar days on"),
        pytest.param(CALENDAR, -5, date(2026, 5, 31), id="calendar days back"),
        pytest.param(WORKING, 0, FRIDAY, id="the day itself"),
        pytest.param(WORKING, 1, MONDAY, id="the next working day"),
        pytest.param(WORKING, -5, date(2026, 5, 29), id="five working days back"),
    ],
)
def test_a_day_is_found_by_its_distance(count, days, day):
    assert count.after(FRIDAY, days) == day


@pytest.mark.parametrize(
    ("start", "days"),
    [
        pytest.param(date(2023, 12, 29), 5, id="a reference before the calendar"),
        pytest.param(date(2027, 1, 4), 1, id="a reference after it"),
        pytest.param(date(2026, 12, 31), 1, id="the first day after it"),
        pytest.param(date(2024, 1, 2), -1, id="the last day before it"),
    ],
)
def test_no_day_is_named_beyond_the_calendar(start, days):
    assert WORKING.after(start, days) is None


def test_the_last_day_of_the_calendar_is_still_named():
    assert WORKING.after(date(2026, 12, 30), 1) == date(2026, 12, 31)
    assert WORKING.after(date(2024, 1, 3), -1) == date(2024, 1, 2)


def test_working_days_outside_the_calendar_are_a_refused_figure():
    with pytest.raises(InvalidFigure, match="nằm ngoài phạm vi"):
        WORKING.between(FRIDAY, date(2027, 1, 4))


@pytest.mark.parametrize(
    ("count", "value", "said"),
    [
        pytest.param(CALENDAR, 30, ("30 ngày", "30 days"), id="calendar days"),
        pytest.param(WORKING, 1, ("1 ngày làm việc", "1 working day"), id="one working day"),
    ],
)
def test_days_in_words(count, value, said):
    assert count.written(Decimal(value)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(3, ("3 ngày sau mốc", "3 days after the mark"), id="after"),
        pytest.param(0, ("mốc", "the mark"), id="on the day"),
        pytest.param(-1, ("1 ngày trước mốc", "1 day before the mark"), id="before"),
    ],
)
def test_where_a_day_stands_in_words(value, said):
    assert CALENDAR.since(Sentence("mốc", "the mark"), Decimal(value)) == said


def test_a_date_is_read_and_shown_day_first():
    assert date_of({"d": FRIDAY}, "d") == FRIDAY
    assert date_of({}, "d") is None
    assert dated(FRIDAY) == ("05/06/2026", "05/06/2026")


@pytest.mark.parametrize(
    "value",
    [pytest.param("05/06/2026", id="text"), pytest.param(datetime(2026, 6, 5), id="moment")],  # noqa: DTZ001
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(InvalidFigure, match="phải là một ngày"):
        date_of({"d": value}, "d")


@pytest.mark.parametrize("days", ["days", "working"])
def test_an_unknown_kind_of_days_is_refused(refusal_of, days):
    sentence = refusal_of(
        f"{{kind: deadline, days: {days}, never: 0, steps: [{{to: 1, points: 1}}]}}"
    )

    assert "calendar_days, working_days" in sentence.vi
    assert "calendar_days, working_days" in sentence.en
