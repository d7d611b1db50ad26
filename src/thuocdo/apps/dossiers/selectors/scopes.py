"""What a reader looks at: whose dossiers, over which days, as of which day, narrowed by what."""

import dataclasses
from dataclasses import dataclass, replace
from datetime import date

from thuocdo.analytics.listing import Listed, Listing
from thuocdo.analytics.periods import Period
from thuocdo.apps.units.models import Unit
from thuocdo.lib.prepared import Prepared

RESPONSIBLE, RECEIVER = "responsible", "receiver"


@dataclass(frozen=True)
class Scope:
    """One view on the lake; every number of a page is counted within it.

    Two of the same units, days and filters are equal, whatever the unit is called by now.
    """

    unit: Unit = dataclasses.field(compare=False)
    units: frozenset[str]  # codes of the unit and all below it
    period: Period
    as_of: date
    side: str = RESPONSIBLE  # to whom a dossier is credited
    level: str = ""
    field: str = ""
    group: str = ""  # of procedures
    channel: int | None = None
    procedure: str = ""

    @property
    def narrowed(self) -> dict[str, frozenset[str]]:
        """Groupings of analytics with the texts that count."""
        level = "level" if self.side == RESPONSIBLE else "receiver_level"
        asked = {level: self.level, "field": self.field, "group": self.group}
        asked["procedure"] = self.procedure
        found = {key: frozenset({text}) for key, text in asked.items() if text}
        if self.channel is not None:
            found["channel"] = frozenset({str(self.channel)})
        return {self.side: self.units} | found

    def listing(self, what: Listed, until: date | None = None) -> Listing:
        """The rows behind a number."""
        return Listing(
            what,
            self.period,
            self.as_of,
            self.side,
            self.units,
            self.field,
            self.group,
            self.channel,
            until,
            procedure=self.procedure,
        )

    def over(self, period: Period) -> "Scope":
        """The same over other days."""
        return replace(self, period=period)


def codes_below(unit: Unit) -> frozenset[str]:
    """The unit and all that ever stood below it. One query."""
    return frozenset(code for (code,) in BELOW.rows(unit.path))


BELOW = Prepared(
    lambda path: Unit.objects.filter(path__below=path).order_by().values_list("code"), str
)
