"""Rows of a calendar table turned into a calendar, each mistake named by row and remedy."""

from collections.abc import Iterable, Mapping
from datetime import date

from thuocdo.core.working_days.calendar import (
    Calendar,
    CalendarDay,
    CalendarYear,
    DayKind,
    written,
)
from thuocdo.core.working_days.errors import InvalidCalendar
from thuocdo.vietnamese.sentence import Sentence

REQUIRED = ("date", "kind", "name", "source")
OPTIONAL = ("weekday", "status", "note")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_VI = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
UNCONFIRMED = "unconfirmed"
FIRST_ROW = 2  # the header is row 1, as spreadsheets count


def calendar_from_rows(
    rows: Iterable[Mapping[str, str]],
    *,
    title: Sentence,
    issued_on: date,
    years: Iterable[int] = (),
    base: Calendar | None = None,
) -> Calendar:
    """Make a calendar from table rows, alone or on top of another calendar.

    Args:
        rows: Columns date (yyyy-mm-dd), kind (off or work), name, source, and if wanted
            weekday (checked against the date), status (empty or unconfirmed), note.
        title: Name of the calendar, without its date.
        issued_on: Date of this edition.
        years: Years that the rows state completely; they replace the same years of ``base``.
        base: In its other years the rows override single days. ``kind`` work on a weekday
            takes a day off back.

    Raises:
        InvalidCalendar: a row that cannot be read, a day named twice, a day in a year that is
            neither in ``years`` nor in ``base``, or a gap between years.
    """
    stated = {year: CalendarYear(year, ()) for year in years}
    known = {year.year: year for year in base.years} if base else {}
    merged = known | stated
    for day in _days(rows, frozenset(merged)).values():
        merged[day.on.year] = _with_day(merged[day.on.year], day)
    return Calendar(title, issued_on, tuple(merged[year] for year in sorted(merged)))


def _with_day(year: CalendarYear, day: CalendarDay) -> CalendarYear:
    others = [other for other in year.days if other.on != day.on]
    days = sorted([*others, day], key=lambda one: one.on)
    return CalendarYear(year.year, tuple(days), year.caveat)


def _days(rows: Iterable[Mapping[str, str]], years: frozenset[int]) -> dict[date, CalendarDay]:
    found: dict[date, CalendarDay] = {}
    for number, row in enumerate(rows, start=FIRST_ROW):
        day = _day(row, number)
        if day.on in found:
            raise _invalid(
                number,
                f"ngày {written(day.on)} đã có ở dòng trên. Hãy giữ một dòng cho mỗi ngày.",
                f"{written(day.on)} is named by a row above. Keep one row a day.",
            )
        if day.on.year not in years:
            raise _invalid(
                number,
                f"năm {day.on.year} không thuộc các năm của bảng. Hãy khai năm {day.on.year} là "
                "năm có đủ ngày nghỉ trong bảng, hoặc bỏ dòng này.",
                f"{day.on.year} is not among the years of the table. Declare {day.on.year} as a "
                "year that the table states completely, or take the row out.",
            )
        found[day.on] = day
    return found


def _day(row: Mapping[str, str], number: int) -> CalendarDay:
    _check_columns(row, number)
    on = _date(row["date"], number)
    _check_weekday(row.get("weekday", ""), on, number)
    return CalendarDay(
        on=on,
        kind=_kind(row["kind"], number),
        name=row["name"],
        source=row["source"],
        note=row.get("note", ""),
        is_confirmed=_is_confirmed(row.get("status", ""), number),
    )


def _check_columns(row: Mapping[str, str], number: int) -> None:
    unknown = [str(column) for column in row if column not in (*REQUIRED, *OPTIONAL)]
    if unknown:
        allowed = ", ".join((*REQUIRED, *OPTIONAL))
        raise _invalid(
            number,
            f"cột lạ {', '.join(unknown)}. Chỉ dùng các cột {allowed}.",
            f"unknown column {', '.join(unknown)}. Use only the columns {allowed}.",
        )
    empty = [column for column in REQUIRED if not row.get(column)]
    if empty:
        raise _invalid(
            number,
            f"thiếu {', '.join(empty)}. Hãy điền đủ các cột {', '.join(REQUIRED)}.",
            f"{', '.join(empty)} missing. Fill in the columns {', '.join(REQUIRED)}.",
        )


def _date(text: str, number: int) -> date:
    """Read yyyy-mm-dd only: 09/02/2026 is February to one reader and September to another."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise _invalid(
            number,
            f"“{text}” không phải ngày. Hãy viết năm-tháng-ngày, ví dụ 2026-09-02.",
            f'"{text}" is not a date. Write year-month-day, for example 2026-09-02.',
        )
    return day


def _check_weekday(text: str, on: date, number: int) -> None:
    right = (WEEKDAYS[on.weekday()], WEEKDAYS_VI[on.weekday()])
    if text and text not in right:
        raise _invalid(
            number,
            f"cột weekday ghi “{text}” nhưng {written(on)} là {right[1]} ({right[0]}). "
            "Hãy sửa ngày hoặc sửa thứ.",
            f'the weekday column says "{text}" but {written(on)} is {right[0]} ({right[1]}). '
            "Correct the date or the weekday.",
        )


def _kind(text: str, number: int) -> DayKind:
    try:
        return DayKind(text)
    except ValueError:
        raise _invalid(
            number,
            f"cột kind ghi “{text}”. Hãy viết off (nghỉ) hoặc work (làm việc, làm bù).",
            f'the kind column says "{text}". Write off (day off) or work (worked, made up).',
        ) from None


def _is_confirmed(text: str, number: int) -> bool:
    if text not in ("", UNCONFIRMED):
        raise _invalid(
            number,
            f"cột status ghi “{text}”. Hãy để trống hoặc viết {UNCONFIRMED} (chưa xác nhận).",
            f'the status column says "{text}". Leave it empty or write {UNCONFIRMED}.',
        )
    return not text


def _invalid(number: int, vi: str, en: str) -> InvalidCalendar:
    return InvalidCalendar(f"Bảng lịch, dòng {number}: {vi}", f"Calendar table, row {number}: {en}")
