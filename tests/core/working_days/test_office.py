"""The calendar that ships: complete, with its unconfirmed days in plain sight."""

from collections import Counter
from datetime import date

from thuocdo.core.working_days.calendar import DayKind
from thuocdo.core.working_days.office import office_calendar


def test_the_shipped_years_have_all_their_days():
    counts = Counter((day.on.year, day.kind) for day in office_calendar().days.values())

    assert counts == {
        (2024, DayKind.OFF): 14,
        (2024, DayKind.WORK): 1,
        (2025, DayKind.OFF): 13,
        (2025, DayKind.WORK): 1,
        (2026, DayKind.OFF): 15,
        (2026, DayKind.WORK): 2,
    }


def test_the_unconfirmed_days_are_these_three():
    unconfirmed = [day for day in office_calendar().days.values() if not day.is_confirmed]

    assert [day.on for day in unconfirmed] == [
        date(2026, 1, 2),
        date(2026, 1, 10),
        date(2026, 11, 24),
    ]
    assert all(day.note for day in unconfirmed)


def test_the_calendar_is_named_and_dated():
    label = office_calendar().label

    assert label.vi == "Lịch làm việc công chức, bản 22/11/2026"
    assert label.en == "Civil servants' working calendar, edition of 22/11/2026"


def test_the_calendar_is_read_once():
    assert office_calendar() is office_calendar()
