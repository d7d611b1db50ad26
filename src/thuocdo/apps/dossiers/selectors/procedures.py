"""Procedures with their legal and promised limits, before and after each cut."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.analytics.catalogue import named
from thuocdo.apps.dossiers.models import Limit, Procedure
from thuocdo.apps.dossiers.selectors.asking import counted
from thuocdo.apps.dossiers.selectors.boards import by_group
from thuocdo.apps.dossiers.selectors.rates import Shown, shown
from thuocdo.apps.dossiers.selectors.scopes import Scope

HOURS = 8  # of a working day
USED = ("received", "on_time", "time_cut")


class Cut(NamedTuple):
    """One limit of a procedure, with the one before it."""

    limit: Limit
    before: Limit | None

    @property
    def percent(self) -> Decimal | None:
        """How much is taken off the legal limit; none where the law gives no time."""
        if not self.limit.legal_hours:
            return None
        off = self.limit.legal_hours - self.limit.promised_hours
        return Decimal(100 * off) / self.limit.legal_hours

    @property
    def legal_days(self) -> Decimal:
        """Working days by the law."""
        return Decimal(self.limit.legal_hours) / HOURS

    @property
    def promised_days(self) -> Decimal:
        """Working days promised."""
        return Decimal(self.limit.promised_hours) / HOURS

    @property
    def days_before(self) -> Decimal | None:
        """Working days promised before the last change."""
        return Decimal(self.before.promised_hours) / HOURS if self.before else None


class Line(NamedTuple):
    """A procedure with its limit, and what it came to in the period."""

    procedure: Procedure
    cut: Cut | None
    received: Shown
    on_time: Shown
    time_cut: Shown


def procedures_of(scope: Scope) -> list[Line]:
    """Procedures in use on the as-of day that had dossiers, the most used first. Two queries."""
    cells = by_group(counted(scope, ("procedure",), kpis=named(USED)))
    rows = Procedure.objects.filter(code__in=cells).prefetch_related("limits")
    standing = {
        row.code: row
        for row in rows
        if row.valid_from <= scope.as_of and (row.valid_to is None or row.valid_to >= scope.as_of)
    }
    lines = [
        Line(row, cut_of(row, scope), *shown(cells[code], USED)) for code, row in standing.items()
    ]
    return sorted(lines, key=lambda line: (-line.received.number, line.procedure.code))


def cut_of(procedure: Procedure, scope: Scope) -> Cut | None:
    """The limit in force on the as-of day, with the one before it."""
    begun = [limit for limit in procedure.limits.all() if limit.from_on <= scope.as_of]
    if not begun:
        return None
    return Cut(begun[-1], begun[-2] if len(begun) > 1 else None)
