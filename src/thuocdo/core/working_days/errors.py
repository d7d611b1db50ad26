"""What working-day arithmetic refuses."""

from thuocdo.core.errors import CoreRefusal


class InvalidCalendar(CoreRefusal):
    """A calendar table has a row that cannot be read, or leaves a year out."""


class OutsideCalendar(CoreRefusal):
    """A date, or the due date that follows from it, lies beyond the years of the calendar."""


class InvalidWorkingDays(CoreRefusal):
    """A number of working days, or the day it is counted from, has no meaning."""
