"""Periods of reporting: months, quarters, years, and the reporting year from 15 December on."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thuocdo.analytics.errors import InvalidPeriod
from thuocdo.analytics.tables import first_minute, last_minute

REPORTING_DAY = 15  # of December, on which the reporting year begins (581/BNV-CCHC)


class Every(StrEnum):
    """Into what a longer period is divided."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    REPORTING_YEAR = "reporting_year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date
    code: str  # 2026-03, 2026-Q1, 2026, 2026-R (reporting year), 2026-01-05..2026-02-07

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise InvalidPeriod(
                f"kỳ {self.code} kết thúc trước khi bắt đầu. Đổi lại hai ngày.",
                f"the period {self.code} ends before it begins. Swap the two days.",
            )

    @property
    def first_minute(self) -> int:
        """Its first moment, as the lake counts."""
        return first_minute(self.first)

    @property
    def last_minute(self) -> int:
        """Its last moment."""
        return last_minute(self.last)


def days(first: date, last: date) -> Period:
    """Any days."""
    return Period(first, last, f"{first}..{last}")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = date(year, number, monthrange(year, number)[1])
    return Period(date(year, number, 1), last, f"{year}-{number:02}")


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    last = month(year, 3 * number).last
    return Period(date(year, 3 * number - 2, 1), last, f"{year}-Q{number}")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number}")


def reporting_year(number: int) -> Period:
    """From 15 December of the year before to 14 December."""
    return Period(
        date(number - 1, 12, REPORTING_DAY), date(number, 12, REPORTING_DAY - 1), f"{number}-R"
    )


def containing(day: date, every: Every) -> Period:
    """The whole month, quarter or year in which a day lies."""
    if every is Every.MONTH:
        return month(day.year, day.month)
    if every is Every.QUARTER:
        return quarter(day.year, (day.month + 2) // 3)
    if every is Every.YEAR:
        return year(day.year)
    this = reporting_year(day.year)
    return this if day <= this.last else reporting_year(day.year + 1)


def divided(period: Period, every: Every | None) -> tuple[Period, ...]:
    """Its months (or quarters, years), in order; those at the ends are cut to the period.

    A part that is cut is named by its days, so that half a month is never taken for the whole.
    """
    if every is None:
        return (period,)
    parts, day = [], period.first
    while day <= period.last:
        whole = containing(day, every)
        first, last = max(whole.first, period.first), min(whole.last, period.last)
        parts.append(whole if (first, last) == (whole.first, whole.last) else days(first, last))
        day = last + timedelta(days=1)
    return tuple(parts)


_FORMS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})", year),
    (r"(\d{4})-R", reporting_year),
    (r"(\d{4})-Q([1-4])", quarter),
    (r"(\d{4})-(0[1-9]|1[0-2])", month),
)


def read_period(code: str) -> Period:
    """The period of a code: ``2026``, ``2026-R``, ``2026-Q1``, ``2026-03``, two days with ``..``.

    Raises:
        InvalidPeriod: the code is none of these.
    """
    for form, made in _FORMS:
        found = re.fullmatch(form, code)
        if found and int(found[1]) > 1:
            return made(*map(int, found.groups()))
    try:
        first, last = map(date.fromisoformat, code.split(".."))
    except ValueError:
        raise InvalidPeriod(
            f"không hiểu kỳ `{code}`. Viết 2026, 2026-R (năm báo cáo 15/12–14/12), 2026-Q1, "
            "2026-03, hoặc 2026-01-05..2026-02-07.",
            f"`{code}` is no period. Write 2026, 2026-R (the reporting year 15/12–14/12), 2026-Q1, "
            "2026-03, or 2026-01-05..2026-02-07.",
        ) from None
    return days(first, last)
