"""What analytics refuses, each with a sentence for the person who has to mend it."""

from thuocdo.vietnamese.sentence import Refusal


class AnalyticsRefusal(Refusal):
    """Base of all refusals of analytics."""


class InvalidLake(AnalyticsRefusal):
    """A lake's files are not what ``tables.py`` says."""


class UnknownIndicator(AnalyticsRefusal):
    """There is no indicator or grouping of that name."""


class InvalidPeriod(AnalyticsRefusal):
    """A period ends before it begins, or cannot be read."""


class NoEngine(AnalyticsRefusal):
    """The engine asked for is not installed on this machine."""
