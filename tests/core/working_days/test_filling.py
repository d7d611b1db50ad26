"""Years filled from the holidays package, and how they are marked."""

import re
from datetime import date

import pytest

from thuocdo.core.working_days.calendar import Calendar, CalendarYear, DayKind
from thuocdo.core.working_days.counting import due_on, is_working_day
from thuocdo.core.working_days.errors import OutsideCalendar
from thuocdo.core.working_days.filling import SOURCE, filled
from thuocdo.core.working_days.office import office_calendar
from thuocdo.vietnamese.sentence import Sentence


@pytest.mark.slow
def test_the_years_between_are_filled_and_those_known_are_kept():
    calendar = filled(office_calendar(), [2022, 2028])

    assert [year.year for year in calendar.years] == list(range(2022, 2029))
    assert calendar.years[2:5] == office_calendar().years
    assert [year.year for year in calendar.years if year.caveat] == [2022, 2023, 2027, 2028]


def test_a_filled_calendar_says_so_in_its_label():
    calendar = filled(office_calendar(), [2027])

    assert calendar.label.vi.endswith(
        f"bản 22/11/2026; năm 2027 lấy từ gói {SOURCE}, không phải lịch chính thức"
    )
    assert calendar.label.en.endswith(
        f"edition of 22/11/2026; 2027 from the {SOURCE} package, not an official calendar"
    )


def test_every_day_of_a_filled_year_names_the_package_and_is_unconfirmed():
    days = filled(office_calendar(), [2027]).years[-1].days

    assert {day.source for day in days} == {SOURCE}
    assert not any(day.is_confirmed for day in days)
    assert all("không phải lịch chính thức" in day.note for day in days)
    assert [day.on for day in days] == sorted(day.on for day in days)


def test_the_source_names_the_package_and_its_version():
    assert re.fullmatch(r"holidays \d+\.\d+[.\d]*", SOURCE)


def test_counting_goes_on_into_a_filled_year():
    calendar = filled(office_calendar(), [2027])

    assert due_on(date(2026, 12, 31), 1, calendar) == date(2027, 1, 4)


def test_a_make_up_day_in_the_year_after_its_swap_is_found():
    swapped = filled(office_calendar(), [2018])

    assert not is_working_day(date(2018, 12, 31), swapped)
    assert is_working_day(date(2019, 1, 5), swapped)
    assert swapped.days[date(2019, 1, 5)].kind is DayKind.WORK
    assert all(day.on.year == year.year for year in swapped.years for day in year.days)


def test_nothing_is_filled_when_every_year_is_known():
    assert filled(office_calendar(), [2025]) == office_calendar()


@pytest.mark.parametrize("year", [2000, 2100], ids=["first", "last"])
def test_the_package_serves_its_first_and_last_year(year):
    beside = 2001 if year == 2000 else 2099
    title = Sentence("Lịch", "Calendar")
    calendar = Calendar(title, date(2026, 1, 1), (CalendarYear(beside, ()),))

    assert filled(calendar, [year]).sources(year) == (SOURCE,)


@pytest.mark.parametrize("year", [1999, 2101], ids=["six-day week", "no lunar table"])
def test_a_year_the_package_cannot_serve_is_refused(year):
    title = Sentence("Lịch", "Calendar")
    beside = 2000 if year == 1999 else 2100
    calendar = Calendar(title, date(2026, 1, 1), (CalendarYear(beside, ()),))

    with pytest.raises(OutsideCalendar, match=f"Hãy nạp bảng lịch của năm {year}") as refusal:
        filled(calendar, [year])

    assert f"The year {year} cannot be filled" in refusal.value.sentence.en
