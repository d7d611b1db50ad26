"""A working calendar: whole years of days off and make-up days, each with its source."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from thuocdo.core.working_days.errors import InvalidCalendar, OutsideCalendar
from thuocdo.vietnamese.sentence import Sentence

SATURDAY = 5  # date.weekday() of the first day of the weekend


class DayKind(StrEnum):
    """What a row of the table says of its day."""

    OFF = "off"  # public holiday, day in lieu, or day swapped away
    WORK = "work"  # make-up day on a weekend, or a weekday that is worked after all


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that the table names; days it does not name follow the five-day week."""

    on: date
    kind: DayKind
    name: str
    source: str
    note: str = ""
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The named days of one whole year."""

    year: int
    days: tuple[CalendarDay, ...]
    caveat: Sentence | None = None  # said of a year that no official table states


@dataclass(frozen=True)
class Calendar:
    """An unchanging edition of the working calendar.

    A correction is a new edition with a later date, so that a due date computed once can be
    computed again. The years must follow each other without a gap.
    """

    title: Sentence
    issued_on: date
    years: tuple[CalendarYear, ...]

    def __post_init__(self) -> None:
        """Refuse a calendar without years or with a gap between them."""
        stated = [year.year for year in self.years]
        if not stated or stated != list(range(stated[0], stated[0] + len(stated))):
            listed = ", ".join(map(str, stated)) or "–"
            raise InvalidCalendar(
                f"{self.title.vi}: các năm phải liên tục và có ít nhất một năm; hiện có: {listed}. "
                "Hãy bổ sung bảng lịch của năm còn thiếu.",
                f"{self.title.en}: the years must follow each other and be at least one; "
                f"it has: {listed}. Add the table of the missing year.",
            )

    @property
    def first_day(self) -> date:
        """First day that the calendar covers, always 1 January."""
        return date(self.years[0].year, 1, 1)

    @property
    def last_day(self) -> date:
        """Last day that the calendar covers, always 31 December."""
        return date(self.years[-1].year, 12, 31)

    @property
    def label(self) -> Sentence:
        """The name to print beside every date computed with this calendar."""
        issued = written(self.issued_on)
        filled = [year for year in self.years if year.caveat]
        vi = [f"năm {year.year} {year.caveat.vi}" for year in filled if year.caveat]
        en = [f"{year.year} {year.caveat.en}" for year in filled if year.caveat]
        return Sentence(
            vi="; ".join([f"{self.title.vi}, bản {issued}", *vi]),
            en="; ".join([f"{self.title.en}, edition of {issued}", *en]),
        )

    @cached_property
    def days(self) -> dict[date, CalendarDay]:
        """Every named day, in order of date."""
        return {day.on: day for year in self.years for day in year.days}

    @cached_property
    def working_ordinals(self) -> tuple[int, ...]:
        """All working days as ``date.toordinal()``, ascending."""
        span = range(self.first_day.toordinal(), self.last_day.toordinal() + 1)
        return tuple(ordinal for ordinal in span if self._is_worked(ordinal))

    def _is_worked(self, ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        named = self.days.get(day)
        return day.weekday() < SATURDAY if named is None else named.kind is DayKind.WORK

    def count_until(self, day: date) -> int:
        """Working days from the calendar's first day to ``day``, both included.

        Raises:
            OutsideCalendar: ``day`` is not in the calendar's years.
        """
        if not self.first_day <= day <= self.last_day:
            raise outside(self, day)
        return bisect_right(self.working_ordinals, day.toordinal())

    def sources(self, year: int) -> tuple[str, ...]:
        """The distinct sources of a year's named days, in order of first use.

        Raises:
            OutsideCalendar: the calendar does not have the year.
        """
        for stated in self.years:
            if stated.year == year:
                return tuple(dict.fromkeys(day.source for day in stated.days))
        raise outside(self, date(year, 1, 1))

    def caveats(self, first: date, last: date) -> tuple[Sentence, ...]:
        """What a reader of a date counted from ``first`` to ``last`` must know.

        One sentence for each year that no official table states, then one for each
        unconfirmed day of the other years.
        """
        touched = [year for year in self.years if first.year <= year.year <= last.year]
        of_years = [_of_year(year.year, year.caveat) for year in touched if year.caveat]
        unconfirmed = [
            _of_day(day)
            for year in touched
            for day in year.days
            if not year.caveat and not day.is_confirmed and first <= day.on <= last
        ]
        return (*of_years, *unconfirmed)


def written(day: date) -> str:
    """A date as people read it in both languages: ``dd/mm/yyyy``."""
    return f"{day:%d/%m/%Y}"


def outside(calendar: Calendar, day: date) -> OutsideCalendar:
    """The refusal of a date that the calendar does not cover."""
    first, last = written(calendar.first_day), written(calendar.last_day)
    return OutsideCalendar(
        f"Ngày {written(day)} nằm ngoài phạm vi {first}–{last} của {calendar.label.vi}. "
        f"Hãy bổ sung bảng lịch năm {day.year}, hoặc chọn lấy năm đó từ gói holidays "
        "(không phải lịch chính thức).",
        f"{written(day)} lies outside {first}–{last}, the range of {calendar.label.en}. "
        f"Add a calendar table for {day.year}, or choose to fill that year from the holidays "
        "package (not an official calendar).",
    )


def _of_year(year: int, caveat: Sentence) -> Sentence:
    return Sentence(f"Năm {year} {caveat.vi}.", f"The year {year} is {caveat.en}.")


def _of_day(day: CalendarDay) -> Sentence:
    kind_vi, kind_en = {
        DayKind.OFF: ("ngày nghỉ", "day off"),
        DayKind.WORK: ("ngày làm việc", "working day"),
    }[day.kind]
    return Sentence(
        f"{written(day.on)} là {kind_vi} chưa được xác nhận: {day.name} (nguồn: {day.source}).",
        f"{written(day.on)} is an unconfirmed {kind_en}: {day.name} (source: {day.source}).",
    )
