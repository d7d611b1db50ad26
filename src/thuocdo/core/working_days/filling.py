"""Years without an official table, filled from the holidays package and marked as such."""

from collections.abc import Iterable
from datetime import date
from importlib.metadata import version

import holidays

from thuocdo.core.working_days.calendar import Calendar, CalendarDay, CalendarYear, DayKind
from thuocdo.core.working_days.errors import OutsideCalendar
from thuocdo.vietnamese.sentence import Sentence

FIRST_YEAR = 2000  # state offices work five days a week since 2 October 1999 (188/1999/QĐ-TTg)
LAST_YEAR = 2100  # the package's lunar table ends here
SOURCE = f"holidays {version('holidays')}"
CAVEAT = Sentence(
    vi=f"lấy từ gói {SOURCE}, không phải lịch chính thức",
    en=f"from the {SOURCE} package, not an official calendar",
)


def filled(calendar: Calendar, years: Iterable[int]) -> Calendar:
    """Extend a calendar so that it reaches the years named, keeping every year that it has.

    The years added, those between included, carry a caveat in the calendar's label, and their
    days are unconfirmed: the package knows the law of each year, and swaps only once they were
    announced.

    Raises:
        OutsideCalendar: a year to be added is before 2000 or after 2100.
    """
    known = {year.year: year for year in calendar.years}
    wanted = (*known, *years)
    span = range(min(wanted), max(wanted) + 1)
    added = {year: _package_year(year) for year in span if year not in known}
    return Calendar(
        calendar.title, calendar.issued_on, tuple((known | added)[year] for year in span)
    )


def _package_year(year: int) -> CalendarYear:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(
            f"Không lấy được năm {year} từ gói holidays: chỉ dùng được từ {FIRST_YEAR} đến "
            f"{LAST_YEAR}. Hãy nạp bảng lịch của năm {year}.",
            f"The year {year} cannot be filled from the holidays package, which serves from "
            f"{FIRST_YEAR} to {LAST_YEAR}. Load a calendar table for {year}.",
        )
    table = holidays.country_holidays("VN", years=year, language="vi")
    off = [_package_day(on, DayKind.OFF, name) for on, name in table.items()]
    # The package lists make-up days of swaps across New Year whatever the year asked for.
    made_up = [on for on in table.weekend_workdays if on.year == year]
    work = [_package_day(on, DayKind.WORK, "ngày làm bù") for on in made_up]
    return CalendarYear(year, tuple(sorted(off + work, key=lambda day: day.on)), CAVEAT)


def _package_day(on: date, kind: DayKind, name: str) -> CalendarDay:
    return CalendarDay(on, kind, name, SOURCE, CAVEAT.vi, is_confirmed=False)
