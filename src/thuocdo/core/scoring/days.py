"""Days from a reference date to the day something was done, for deadlines and lateness."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Values
from thuocdo.core.scoring.rule import wrong_kind
from thuocdo.core.working_days.counting import working_days_between
from thuocdo.core.working_days.errors import OutsideCalendar
from thuocdo.core.working_days.office import office_calendar
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence


class DayKind(StrEnum):
    """Which days are counted."""

    CALENDAR = "calendar_days"
    WORKING = "working_days"


NOUNS = {
    DayKind.CALENDAR: Sentence("ngày", "days"),
    DayKind.WORKING: Sentence("ngày làm việc", "working days"),
}


@dataclass(frozen=True, slots=True)
class DayCount:
    """Counts from the day after the reference; negative when it was done before."""

    days: DayKind

    def between(self, reference_on: date, done_on: date) -> Decimal:
        """Days from the reference to the day it was done.

        Raises:
            InvalidFigure: working days are counted outside the known calendar.
        """
        if self.days is DayKind.CALENDAR:
            return Decimal((done_on - reference_on).days)
        try:
            return Decimal(working_days_between(reference_on, done_on, office_calendar()))
        except OutsideCalendar as refusal:
            raise InvalidFigure(*refusal.sentence) from None

    def after(self, reference_on: date, days: int) -> date | None:
        """A day that counts as so many days after the reference; None beyond the calendar."""
        if self.days is DayKind.CALENDAR or days == 0:
            return reference_on + timedelta(days=days)
        calendar = office_calendar()
        if not calendar.first_day <= reference_on <= calendar.last_day:
            return None
        worked = calendar.count_until(reference_on) + days  # working days until that day
        if not 0 < worked <= len(calendar.working_ordinals):
            return None
        return date.fromordinal(calendar.working_ordinals[worked - 1])

    def written(self, value: Decimal) -> Sentence:
        """So many days, of the kind that is counted."""
        return wording.amount(value, NOUNS[self.days])

    def since(self, reference: Sentence, value: Decimal) -> Sentence:
        """Where a day stands: so many days after the reference, before it, or on it."""
        if value == 0:
            return reference
        days, side = (
            self.written(abs(value)),
            ("sau", "after") if value > 0 else ("trước", "before"),
        )
        return Sentence(
            f"{days.vi} {side[0]} {reference.vi}", f"{days.en} {side[1]} {reference.en}"
        )


REFERENCE = Sentence("ngày mốc", "the reference date")


@dataclass(frozen=True, slots=True)
class AroundReference:
    """Writes the bounds of steps that also lie before the reference."""

    days: DayCount

    def written(self, value: Decimal) -> Sentence:
        """The bound in words: "5 ngày trước ngày mốc"."""
        return self.days.since(REFERENCE, value)


def date_of(values: Values, name: str) -> date | None:
    """A date among the figures; None when it was not declared."""
    value = values.get(name)
    if value is None or type(value) is date:
        return value
    raise wrong_kind(name, value, "một ngày", "a date")


def dated(day: date) -> Sentence:
    """A date as it is shown: dd/mm/yyyy in both languages."""
    return Sentence(write_date(day), write_date(day))


def read_day_kind(document: Mapping) -> DayCount:
    """Read ``days: calendar_days`` or ``days: working_days``; there is no default."""
    return DayCount(document.choice("days", DayKind))
