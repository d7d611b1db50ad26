"""Working days as arrays, over the civil servants' calendar, for many rows at once."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.tables import DAY, day_of
from thuocdo.core.working_days.filling import filled
from thuocdo.core.working_days.office import office_calendar

Ints: TypeAlias = NDArray[np.int64]

EPOCH_ORDINAL = date(2000, 1, 1).toordinal()
OPENS, LUNCH, CLOSES = 7 * 60 + 30, 90, 17 * 60  # minutes of the day; lunch from 11:30 to 13:00
HOURS = CLOSES - OPENS - LUNCH  # minutes of work


@dataclass(frozen=True)
class WorkingDays:
    """The working days of some years, as days since 2000."""

    days: Ints  # ascending
    until: Ints  # working days up to and including each day since ``first``
    first: int

    def after(self, days: Ints, number: Ints | int) -> Ints:
        """The day on which so many working days have gone by."""
        place: Ints = self.until[days - self.first] + number - 1
        return self.days[place]

    def on_or_after(self, days: Ints) -> Ints:
        """The day itself if it is worked, else the next that is."""
        place: Ints = self.until[days - 1 - self.first]
        return self.days[place]

    def of_month(self, first: date, last: date) -> Ints:
        """The working days of a month, or of any days."""
        low, high = np.searchsorted(self.days, [day_of(first), day_of(last) + 1])
        return self.days[low:high]


@lru_cache(maxsize=4)
def working_days(first_year: int, last_year: int) -> WorkingDays:
    """The calendar from a year to another; years without a table come from the holidays package."""
    calendar = filled(office_calendar(), range(first_year, last_year + 1))
    days = np.array(calendar.working_ordinals) - EPOCH_ORDINAL
    first, last = day_of(calendar.first_day), day_of(calendar.last_day)
    is_worked = np.zeros(last - first + 1, np.int64)
    is_worked[days - first] = 1
    return WorkingDays(days, np.cumsum(is_worked), first)


def moments(days: Ints, chance: np.random.Generator) -> Ints:
    """A minute in office hours of each day, mornings more often."""
    minute = (chance.beta(1.3, 1.8, days.size) * HOURS).astype(np.int64)
    minute += OPENS + np.where(minute >= 240, LUNCH, 0)
    return days * DAY + minute
