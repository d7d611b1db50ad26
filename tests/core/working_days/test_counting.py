"""Single dates, checked by hand around the holidays of 2025 and 2026, and as properties."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.working_days.counting import (
    days_late,
    due_on,
    is_working_day,
    received_on,
    working_days_between,
)
from thuocdo.core.working_days.errors import InvalidWorkingDays, OutsideCalendar
from thuocdo.core.working_days.office import office_calendar

CALENDAR = office_calendar()
DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 30))
FEW = st.integers(0, 90)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2025, 1, 24), True, id="Friday before Tết 2025"),
        pytest.param(date(2025, 1, 27), False, id="29 Tết 2025"),
        pytest.param(date(2025, 4, 26), True, id="make-up Saturday 2025"),
        pytest.param(date(2025, 5, 2), False, id="swapped Friday 2025"),
        pytest.param(date(2026, 1, 2), False, id="swapped Friday 2026"),
        pytest.param(date(2026, 1, 10), True, id="make-up Saturday for 2 January 2026"),
        pytest.param(date(2026, 4, 27), False, id="in lieu of Sunday 26 April 2026"),
        pytest.param(date(2026, 8, 22), True, id="make-up Saturday for 31 August 2026"),
        pytest.param(date(2026, 8, 29), False, id="ordinary Saturday"),
        pytest.param(date(2026, 8, 31), False, id="swapped Monday 2026"),
        pytest.param(date(2026, 11, 24), False, id="Culture Day 2026, unconfirmed"),
        pytest.param(date(2024, 1, 1), False, id="first day of the calendar, before any work"),
        pytest.param(date(2026, 12, 31), True, id="last day of the calendar"),
    ],
)
def test_the_calendar_says_which_days_are_worked(day, expected):
    assert is_working_day(day, CALENDAR) is expected


@pytest.mark.parametrize(
    ("start", "working_days", "expected"),
    [
        pytest.param(date(2025, 1, 24), 1, date(2025, 2, 3), id="over Tết 2025"),
        pytest.param(date(2026, 2, 13), 3, date(2026, 2, 25), id="over Tết 2026"),
        pytest.param(date(2026, 2, 18), 1, date(2026, 2, 23), id="received within Tết 2026"),
        pytest.param(date(2025, 4, 25), 4, date(2025, 5, 5), id="make-up Saturday and four off"),
        pytest.param(date(2026, 4, 24), 3, date(2026, 5, 4), id="Hùng Vương in lieu, 30/4, 1/5"),
        pytest.param(date(2026, 8, 21), 1, date(2026, 8, 22), id="the make-up Saturday is a day"),
        pytest.param(date(2026, 8, 21), 7, date(2026, 9, 3), id="over 2/9/2026 with the swap"),
        pytest.param(date(2026, 8, 28), 3, date(2026, 9, 7), id="scenario 14: returned Friday"),
        pytest.param(date(2025, 12, 31), 1, date(2026, 1, 5), id="over New Year 2026"),
        pytest.param(date(2026, 1, 9), 1, date(2026, 1, 10), id="Saturday made up for 2/1"),
        pytest.param(date(2026, 8, 28), 0, date(2026, 8, 28), id="zero days on a working day"),
        pytest.param(date(2026, 8, 22), 0, date(2026, 8, 22), id="zero days on a make-up day"),
        pytest.param(date(2026, 8, 29), 0, date(2026, 9, 3), id="zero days on a day off"),
        pytest.param(date(2026, 12, 30), 1, date(2026, 12, 31), id="up to the last day"),
    ],
)
def test_due_dates_checked_by_hand(start, working_days, expected):
    assert due_on(start, working_days, CALENDAR) == expected


def test_a_case_received_late_on_friday_counts_from_that_friday():
    friday = received_on(datetime(2026, 8, 28, 16, 30, tzinfo=timezone(timedelta(hours=7))))

    assert due_on(friday, 15, CALENDAR) == date(2026, 9, 23)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(16, date(2026, 8, 28)), (17, date(2026, 8, 29))],
    ids=["23:30 in Viet Nam", "00:30 the next day in Viet Nam"],
)
def test_the_day_of_receipt_is_that_of_viet_nam(hour, expected):
    assert received_on(datetime(2026, 8, 28, hour, 30, tzinfo=UTC)) == expected


def test_a_moment_without_a_zone_is_asked_about():
    with pytest.raises(InvalidWorkingDays, match=r"không ghi múi giờ") as refusal:
        received_on(datetime(2026, 8, 28, 23, 30))  # noqa: DTZ001  (the point of the test)

    assert "28/08/2026 23:30 has no time zone" in refusal.value.sentence.en


def test_a_moment_is_not_taken_for_a_day():
    with pytest.raises(InvalidWorkingDays, match="là một thời điểm"):
        due_on(datetime(2026, 8, 28, 20, tzinfo=UTC), 3, CALENDAR)


@pytest.mark.parametrize(
    ("due", "done", "late"),
    [
        pytest.param(date(2026, 3, 20), date(2026, 3, 24), 2, id="scenario 34: two days late"),
        pytest.param(date(2026, 8, 28), date(2026, 9, 3), 1, id="the holiday is not counted"),
        pytest.param(date(2026, 8, 21), date(2026, 8, 22), 1, id="the make-up Saturday counts"),
        pytest.param(date(2026, 3, 20), date(2026, 3, 22), 0, id="done on the Sunday after"),
        pytest.param(date(2026, 3, 20), date(2026, 3, 20), 0, id="on the day"),
        pytest.param(date(2026, 3, 20), date(2026, 3, 2), 0, id="early"),
    ],
)
def test_lateness_is_counted_in_working_days(due, done, late):
    assert days_late(due, done, CALENDAR) == late


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2026, 8, 28), date(2026, 9, 7), 3, id="forward"),
        pytest.param(date(2026, 9, 7), date(2026, 8, 28), -3, id="backward"),
        pytest.param(date(2024, 1, 1), date(2024, 1, 2), 1, id="from the calendar's first day"),
    ],
)
def test_days_between_leave_out_the_start_and_include_the_end(start, end, expected):
    assert working_days_between(start, end, CALENDAR) == expected


def test_a_negative_number_of_working_days_is_refused():
    with pytest.raises(InvalidWorkingDays, match=r"^số ngày làm việc là -1, phải từ 0") as refusal:
        due_on(date(2026, 3, 2), -1, CALENDAR)

    assert refusal.value.sentence.en.startswith("the number of working days is -1")


@pytest.mark.parametrize(
    ("start", "working_days"),
    [
        pytest.param(date(2026, 12, 31), 1, id="one day from the last"),
        pytest.param(date(2024, 1, 1), 9_999, id="far beyond"),
    ],
)
def test_a_due_date_after_the_calendar_is_refused_with_a_remedy(start, working_days):
    with pytest.raises(OutsideCalendar, match="bổ sung bảng lịch năm 2027") as refusal:
        due_on(start, working_days, CALENDAR)

    assert "Lịch làm việc công chức, bản 22/11/2026" in refusal.value.sentence.vi
    assert f"{working_days} working days from {start:%d/%m/%Y}" in refusal.value.sentence.en


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2027, 1, 1)], ids=["before", "after"])
def test_a_day_outside_the_calendar_is_refused(day):
    with pytest.raises(OutsideCalendar, match=f"Ngày {day:%d/%m/%Y} nằm ngoài") as refusal:
        is_working_day(day, CALENDAR)

    assert f"Add a calendar table for {day.year}" in refusal.value.sentence.en


@pytest.mark.slow
@given(DAYS, st.integers(1, 90))
def test_the_difference_undoes_the_due_date(start, working_days):
    due = due_on(start, working_days, CALENDAR)

    assert working_days_between(start, due, CALENDAR) == working_days
    assert days_late(start, due, CALENDAR) == working_days


@pytest.mark.slow
@given(DAYS, FEW)
def test_a_due_date_is_worked_and_not_before_the_start(start, working_days):
    due = due_on(start, working_days, CALENDAR)

    assert due >= start
    assert is_working_day(due, CALENDAR)


@pytest.mark.slow
@given(DAYS, FEW)
def test_one_more_day_is_never_due_earlier(start, working_days):
    due, later = (due_on(start, n, CALENDAR) for n in (working_days, working_days + 1))

    # Received on a day off, zero days and one day both end on the next working day.
    assert later > due or (working_days == 0 and not is_working_day(start, CALENDAR))


@pytest.mark.slow
@given(DAYS, DAYS, FEW)
def test_who_starts_later_is_never_due_earlier(one, other, working_days):
    first, second = sorted((one, other))

    assert due_on(first, working_days, CALENDAR) <= due_on(second, working_days, CALENDAR)
