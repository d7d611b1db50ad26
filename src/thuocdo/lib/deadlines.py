"""Deadlines in working days: the one service that every due date of the site comes from."""

import csv
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from thuocdo.core.working_days.calendar import Calendar
from thuocdo.core.working_days.counting import (
    VIETNAM_TIME,
    due_on,
    received_on,
    working_days_between,
)
from thuocdo.core.working_days.counting import is_working_day as is_worked
from thuocdo.core.working_days.filling import filled
from thuocdo.core.working_days.office import office_calendar
from thuocdo.core.working_days.reading import calendar_from_rows
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

YEARS = range(2015, 2037)  # beyond the official table filled from a package, which its label says
DUE_TODAY = Sentence("hạn hôm nay", "due today")
PAST = Sentence("đã quá hạn", "past its due date")
NO_DAY_LEFT = Sentence("không còn ngày làm việc nào", "no working day left")


def calendar() -> Calendar:
    """The working calendar of the site: holidays, days in lieu, make-up days.

    Raises:
        InvalidCalendar: the table that the settings name cannot be read; names the row.
    """
    return calendar_with(settings.CALENDAR)


@cache
def calendar_with(path: str) -> Calendar:
    """The shipped calendar, with the days of a table put over it if one is named."""
    shipped = filled(office_calendar(), YEARS)
    if not path:
        return shipped
    table = Path(path)
    changed_on = datetime.fromtimestamp(table.stat().st_mtime, VIETNAM_TIME).date()
    rows = csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())
    return calendar_from_rows(rows, title=shipped.title, issued_on=changed_on, base=shipped)


def day_of(start: date | datetime) -> date:
    """The day in Viet Nam from which a clock counts."""
    return received_on(start) if isinstance(start, datetime) else start


def due_after(start: date | datetime, working_days: int) -> date:
    """The day on which so many working days have gone by after ``start``.

    Raises:
        InvalidWorkingDays: a number below zero, or a moment without a zone.
        OutsideCalendar: the calendar does not reach that far.
    """
    return due_on(day_of(start), working_days, calendar())


def is_working_day(day: date) -> bool:
    """Whether offices are open on the day."""
    return is_worked(day, calendar())


def days_left(today: date, due: date) -> int:
    """Working days after today up to and including the due date; negative when late.

    Zero on the due date, and also over a weekend around it: ask ``is_late`` whether it has passed.

    Raises:
        OutsideCalendar: one of the days lies beyond the calendar.
    """
    return working_days_between(today, due, calendar())


def is_late(today: date, due: date) -> bool:
    """Whether the due date has passed."""
    return today > due


def in_words(today: date, due: date) -> Sentence:
    """How long there is: "còn 3 ngày làm việc", "hạn hôm nay", "trễ 2 ngày làm việc"."""
    if today == due:
        return DUE_TODAY
    days = days_left(today, due)
    if days == 0:
        return PAST if is_late(today, due) else NO_DAY_LEFT
    count = abs(days)
    plural = "" if count == 1 else "s"
    if days < 0:
        return Sentence(f"trễ {count} ngày làm việc", f"{count} working day{plural} late")
    return Sentence(f"còn {count} ngày làm việc", f"{count} working day{plural} left")


def basis(first: date, last: date) -> Sentence:
    """Which calendar counted, and what of it nobody has confirmed; to print beside a due date."""
    doubts = calendar().caveats(min(first, last), max(first, last))
    issued = write_date(calendar().issued_on)
    title = calendar().title
    return Sentence(
        " ".join([f"Tính theo {title.vi}, bản {issued}.", *(each.vi for each in doubts)]),
        " ".join([f"Counted by the {title.en}, edition of {issued}.", *(d.en for d in doubts)]),
    )
