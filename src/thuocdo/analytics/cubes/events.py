"""When a dossier adds to a measure: which moments decide, and whether a month is fine enough.

A flow adds in the month of its moment, a stock adds when it begins and takes away when it ends.
Moments of receipt and end never lie in the future, so that a month's sum is enough; all others
(the day on which a dossier becomes late) are kept by day, and an as-of day is a sum up to it.
"""

from dataclasses import dataclass

from thuocdo.analytics.catalogue import measures_of
from thuocdo.analytics.measures import Measure

PAST = frozenset({"received", "finished"})  # moments that have come when a row is read


@dataclass(frozen=True)
class Event:
    """One addition to a measure; it happens at the latest of its moments."""

    measure: Measure
    moments: tuple[str, ...]  # columns of a prepared row; null in one of them: it does not happen
    sign: int = 1

    @property
    def is_monthly(self) -> bool:
        """Whether sums by month answer for it."""
        return PAST.issuperset(self.moments)


def events_of(measure: Measure) -> tuple[Event, ...]:
    """All additions to a measure."""
    if measure.at is not None:
        moments = (measure.at,) if measure.since is None else (measure.at, measure.since)
        return (Event(measure, moments),)
    since, until = str(measure.since), str(measure.until)
    return (Event(measure, (since,)), Event(measure, (since, until), -1))


MEASURES = measures_of()
EVENTS = tuple(event for measure in MEASURES for event in events_of(measure))
MONTHLY = tuple(m for m in MEASURES if all(event.is_monthly for event in events_of(m)))
DAILY = tuple(m for m in MEASURES if m not in MONTHLY)
