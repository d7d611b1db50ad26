"""What indicators are made of: whole numbers that are counted once a dossier and only ever added.

Because a measure is a sum, months add up to years and units to provinces, a day's changes are added
to a cube, and a rate is made last, from sums.
"""

from dataclasses import dataclass
from typing import Any

import ibis
from ibis import _

from thuocdo.analytics.tables import DAY


@dataclass(frozen=True, eq=False)
class Measure:
    """A number that each dossier adds, and when.

    A flow has ``at``: it is added in the period in which that moment lies, if that moment has come
    by the as-of day. With ``since`` it is added only once that moment too has come: what depends on
    the as-of day is so still a sum, over the days on which it began.

    A stock has no ``at``: it is what holds at the end of a period (or at the as-of day, if that is
    earlier), from ``since`` until before ``until``; it is added at one moment and taken away at
    another.
    """

    name: str  # column of a cube
    counted: Any  # Ibis expression over a prepared row: a condition, or a whole number; null adds 0
    at: str | None = "received"  # column with the moment that decides the period
    since: str | None = None  # column with the moment from which it is counted
    until: str | None = None  # of a stock: column with the moment from which it is no longer

    @property
    def is_stock(self) -> bool:
        """Whether it is a state at a moment, not something that happened in a period."""
        return self.at is None


def number(rows: ibis.Table, measure: Measure) -> ibis.Value:
    """What each row adds, as a 64-bit whole number; 0 where the expression is null."""
    return measure.counted.resolve(rows).cast("int64").fill_null(0)


RECEIVED = Measure("received", _.received.notnull())
RECEIVED_WITH_LIMIT = Measure("received_with_limit", _.has_limit)
RECEIVED_LATE = Measure("received_late", _.late_at.notnull(), since="late_at")

SETTLED = Measure("settled", _.finished.notnull(), at="finished")
SETTLED_WITH_LIMIT = Measure("settled_with_limit", _.has_limit, at="finished")
SETTLED_LATE = Measure("settled_late", _.late_at.notnull(), at="finished")
SETTLED_EARLY = Measure(  # the clock stopped on a day before the last one
    "settled_early",
    _.late_at.isnull() & (_.stopped < _.deadline - _.deadline % DAY),
    at="finished",
)

OPEN = Measure("open", _.received.notnull(), at=None, since="received", until="finished")
OPEN_OVERDUE = Measure(
    "open_overdue", _.late_at.notnull(), at=None, since="late_at", until="finished"
)

BECAME_OVERDUE = Measure("became_overdue", _.past_at.notnull(), at="past_at")
