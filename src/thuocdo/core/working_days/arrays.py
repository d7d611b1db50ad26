"""Working-day arithmetic on columns of millions of dates, by lookup of arrays.

Days are datetime64[D] or int32 days since 1 January 1970. A missing date is NaT, or the smallest
int32; it stays missing in the result.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from thuocdo.core.working_days.calendar import Calendar, written
from thuocdo.core.working_days.counting import negative
from thuocdo.core.working_days.errors import OutsideCalendar

Ints: TypeAlias = NDArray[np.signedinteger[Any]]
Days = TypeVar("Days", NDArray[np.datetime64], NDArray[np.int32])

CHUNK = 1 << 16  # rows; a chunk with its scratch stays in the processor's cache
EPOCH = 719_163  # date(1970, 1, 1).toordinal()
ABSENT = int(np.iinfo(np.int64).min)  # outside the calendar; adding any number leaves it negative
MISSING_COUNT = int(np.iinfo(np.int32).min)  # what ``working_days_between_arrays`` puts for NaT


def due_dates(starts: Days, working_days: int | Ints, calendar: Calendar) -> Days:
    """``due_on`` for each row; memory beyond the result does not grow with the rows.

    Args:
        starts: One-dimensional.
        working_days: One number for all rows, or one a row.
        calendar: Must cover every start and every due date.

    Raises:
        InvalidWorkingDays: a number below zero; names the first such row, counted from 1.
        OutsideCalendar: a start or due date beyond the calendar; names the first such row.
        TypeError: ``starts`` is neither datetime64[D] nor int32, or has more dimensions.
        ValueError: ``working_days`` has another length than ``starts``.
    """
    from_days = _day_numbers(starts)
    due = np.empty_like(starts)
    wanted = np.asarray(working_days)
    if wanted.ndim and wanted.shape != starts.shape:
        raise ValueError(f"{starts.size} starts, but {wanted.size} numbers of working days")
    if not np.can_cast(wanted.dtype, np.int64):
        raise TypeError(f"working_days must be whole numbers, got {wanted.dtype}")
    tables = _Tables.of(calendar, from_days.dtype)
    if wanted.ndim:
        _fill_each(_day_numbers(due), from_days, wanted, tables)
    else:
        _fill_same(_day_numbers(due), from_days, int(wanted), tables)
    return due


def working_days_between_arrays(starts: Days, ends: Days, calendar: Calendar) -> NDArray[np.int32]:
    """``working_days_between`` for each row, ``MISSING_COUNT`` where a date is missing.

    Raises:
        OutsideCalendar: a date beyond the calendar; names the first such row, counted from 1.
        TypeError: an array is neither datetime64[D] nor int32, or has more dimensions.
        ValueError: the arrays differ in length.
    """
    first, last = _day_numbers(starts), _day_numbers(ends)
    if first.shape != last.shape:
        raise ValueError(f"{first.size} starts, but {last.size} ends")
    tables = _Tables.of(calendar, first.dtype)
    counts = np.empty(first.shape, np.int32)
    scratch = np.empty((2, min(CHUNK, counts.size)), np.int64)
    for rows in _chunks(counts.size):
        until_first, until_last = scratch[:, : counts[rows].size]
        some_missing = tables.count(first[rows], until_first, rows.start)
        some_missing |= tables.count(last[rows], until_last, rows.start)
        np.subtract(until_last, until_first, out=counts[rows], casting="same_kind")
        if some_missing:
            missing = (until_first == ABSENT) | (until_last == ABSENT)
            counts[rows][missing] = MISSING_COUNT
    return counts


@dataclass(frozen=True, slots=True)
class _Tables:
    """The calendar as arrays; an index beyond them is clipped to an end, which says missing.

    So does one that overflowed: it is negative.
    """

    calendar: Calendar
    shift: int  # added to a day number to make it an index of the two counts
    until: NDArray[np.int64]  # working days up to and including the day
    before: NDArray[np.int64]  # working days before the day
    days: Ints  # the working days in order, from index 1

    @classmethod
    def of(cls, calendar: Calendar, day_type: np.dtype[Any]) -> "_Tables":
        """Lay out the calendar for day numbers of one integer type."""
        first = calendar.first_day.toordinal() - EPOCH
        length = calendar.last_day.toordinal() - EPOCH - first + 1
        worked = np.array(calendar.working_ordinals, np.int64) - EPOCH
        is_worked = np.zeros(length, np.int64)
        is_worked[worked - first] = 1
        # Indexing by the day number itself saves a pass over the rows; only days before 1970
        # need a shift.
        shift = max(1 - first, 0)
        until = np.full(first + shift + length + 1, ABSENT, np.int64)
        until[first + shift : -1] = np.cumsum(is_worked)
        before = until.copy()
        before[first + shift : -1] -= is_worked
        days = np.full(worked.size + 2, _missing(day_type), day_type)
        days[1:-1] = worked
        return cls(calendar, shift, until, before, days)

    def index(self, days: Ints) -> Ints:
        """Where the day numbers stand in ``until`` and ``before``."""
        return days + self.shift if self.shift else days

    def count(self, days: Ints, out: NDArray[np.int64], row: int) -> bool:
        """Write the working days until each day; return whether some are missing (``ABSENT``)."""
        self.until.take(self.index(days), out=out, mode="clip")
        if out.min() != ABSENT:
            return False
        refused = np.flatnonzero((out == ABSENT) & (days != _missing(days.dtype)))
        if refused.size:
            at = int(refused[0])
            raise _outside_row(self.calendar, row + at, int(days[at]))
        return True

    def check_due(self, due: Ints, starts: Ints, wanted: Ints, row: int) -> None:
        """Refuse the first row whose due date could not be found although it has a start."""
        missing = _missing(due.dtype)
        if due.min() != missing:
            return
        refused = np.flatnonzero((due == missing) & (starts != missing))
        if refused.size:
            at = int(refused[0])
            days = int(np.broadcast_to(wanted, due.shape)[at])
            raise _outside_row(self.calendar, row + at, int(starts[at]), days)


def _fill_same(due: Ints, starts: Ints, working_days: int, tables: _Tables) -> None:
    if working_days < 0:
        raise negative(working_days)
    position = tables.until + working_days if working_days else tables.before + 1
    due_of_day = tables.days.take(position, mode="clip")
    for rows in _chunks(due.size):
        due_of_day.take(tables.index(starts[rows]), out=due[rows], mode="clip")
        tables.check_due(due[rows], starts[rows], np.asarray(working_days), rows.start)


def _fill_each(due: Ints, starts: Ints, wanted: Ints, tables: _Tables) -> None:
    scratch = np.empty(min(CHUNK, due.size), np.int64)
    for rows in _chunks(due.size):
        ahead, index = wanted[rows], tables.index(starts[rows])
        position = scratch[: ahead.size]
        tables.until.take(index, out=position, mode="clip")
        position += ahead
        if ahead.min() <= 0:
            _place_zeros(position, index, ahead, tables, rows.start)
        tables.days.take(position, out=due[rows], mode="clip")
        tables.check_due(due[rows], starts[rows], ahead, rows.start)


def _place_zeros(
    position: NDArray[np.int64], index: Ints, ahead: Ints, tables: _Tables, row: int
) -> None:
    refused = np.flatnonzero(ahead < 0)
    if refused.size:
        at = int(refused[0])
        raise negative(int(ahead[at]), row + at + 1)
    zero = np.flatnonzero(ahead == 0)
    position[zero] = tables.before.take(index[zero], mode="clip") + 1


def _day_numbers(days: NDArray[Any]) -> Ints:
    """The same memory as plain integers."""
    if days.ndim != 1:
        raise TypeError(f"days must be one-dimensional, got {days.ndim} dimensions")
    if days.dtype == np.dtype("datetime64[D]"):
        return days.view(np.int64)
    if days.dtype == np.dtype(np.int32):
        return days
    raise TypeError(f"days must be datetime64[D] or int32, got {days.dtype}")


def _missing(day_type: np.dtype[Any]) -> int:
    return int(np.iinfo(day_type).min)  # NaT is the smallest int64


def _chunks(rows: int) -> list[slice]:
    return [slice(first, min(first + CHUNK, rows)) for first in range(0, rows, CHUNK)]


def _outside_row(
    calendar: Calendar, row: int, start: int, working_days: int | None = None
) -> OutsideCalendar:
    """The refusal of a row, counted from 0, whose day lies at ``start`` days since 1970."""
    year, month, day = str(np.datetime64(start, "D")).rsplit("-", 2)
    on = f"{day}/{month}/{year}"
    span = f"{written(calendar.first_day)}–{written(calendar.last_day)}"
    vi, en = (
        (f"ngày {on}", on)
        if working_days is None
        else (
            f"ngày {on} hoặc hạn {working_days} ngày làm việc kể từ ngày đó",
            f"{on}, or the due date {working_days} working days after it,",
        )
    )
    return OutsideCalendar(
        f"Dòng {row + 1}: {vi} nằm ngoài phạm vi {span} của {calendar.label.vi}. Hãy sửa ngày, "
        "bổ sung bảng lịch của năm thiếu, hoặc chọn lấy năm đó từ gói holidays (không phải lịch "
        "chính thức).",
        f"Row {row + 1}: {en} lies outside {span}, the range of {calendar.label.en}. Correct the "
        "date, add a table for the missing year, or choose to fill it from the holidays package "
        "(not an official calendar).",
    )
