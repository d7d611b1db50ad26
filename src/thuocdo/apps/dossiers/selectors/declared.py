"""What units without rows have declared: shown beside what is counted, never added to it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from thuocdo.analytics.catalogue import BY_CODE, named
from thuocdo.analytics.ingesting import declaring
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.periods import Every, Period, month
from thuocdo.analytics.rate import Rate
from thuocdo.analytics.tables import EPOCH
from thuocdo.apps.dossiers.selectors.asking import counted, where_of
from thuocdo.apps.dossiers.selectors.boards import names_of
from thuocdo.apps.dossiers.selectors.lakes import known, lake
from thuocdo.apps.dossiers.selectors.rates import Shown
from thuocdo.apps.dossiers.selectors.scopes import RESPONSIBLE, Scope
from thuocdo.apps.units.models import Unit
from thuocdo.lib.below import below

OPEN = ("open", "open_overdue")  # at the end of a month; all else happened within it

Line = dict[str, int]  # of a unit, field and month, as ``declaring.COLUMNS`` calls its numbers


class Declared(NamedTuple):
    """The totals of one unit within a scope."""

    code: str
    name: str
    first: Period
    last: Period
    months: int
    numbers: Line  # open ones as of the last month of each field

    @property
    def on_time(self) -> Shown:
        """Settled in time of those settled: the only rate that totals give."""
        kpi = BY_CODE["on_time_settled"]
        settled, number = self.numbers["settled"], self.numbers["settled_on_time"]
        return Shown(kpi, number, Rate(number, settled, settled, kpi.minimum_n, kpi.has_interval))


def declared_of(scope: Scope) -> list[Declared]:
    """Units that declared totals of months within the scope, by name.

    Totals know the responsible unit, field and month alone: narrowed by anything else, or credited
    to who received, there are none. A month of which rows came later counts from its rows.
    """
    if scope.side != RESPONSIBLE or scope.group or scope.procedure or scope.channel is not None:
        return []
    by_unit = defaultdict[int, list[Line]](list)
    for line in lines_of(scope):
        by_unit[line["unit"]].append(line)
    codes = {row["id"]: str(row["code"]) for row in known("units").rows}
    names = names_of("units") if by_unit else {}
    found = [one_of(codes[unit], names[codes[unit]], lines) for unit, lines in by_unit.items()]
    return sorted(found, key=lambda one: (one.name, one.code))


def declaring_within(places: Iterable[str]) -> int:
    """How many units at or below places declared totals. One query, none where nobody did."""
    lines = kept(lake(), declared_files())
    codes = {row["id"]: str(row["code"]) for row in known("units").rows} if lines else {}
    found = {codes[line["unit"]] for line in lines}
    if not found:
        return 0
    units = Unit.objects.filter(below("path", places), code__in=found)
    return units.values("code").distinct().count()


def lines_of(scope: Scope) -> list[Line]:
    """The lines that count."""
    where = where_of(scope)
    lines = [
        line
        for line in kept(lake(), declared_files())
        if scope.period.first <= month_of(line).first <= month_of(line).last <= scope.period.last
        and (where.units is None or line["unit"] in where.units)
        and (where.fields is None or line["field"] in where.fields)
    ]
    from_rows = months_with_rows(scope) if lines else set()
    return [line for line in lines if (line["unit"], month_of(line).code) not in from_rows]


def months_with_rows(scope: Scope) -> set[tuple[int, str]]:
    """Units with the months in which they were responsible for dossiers received."""
    ids = known("units").ids
    table = counted(scope, (scope.side,), Every.MONTH, named(["received"]))
    return {(ids[cell.group[0]], cell.part.code) for cell in table.cells() if cell.number}


def declared_files() -> tuple[str, ...]:
    """Names of the tables in the lake; they never change."""
    manifest = lake().manifest()
    return manifest.declared if manifest else ()


@lru_cache(maxsize=4)
def kept(place: Lake, _names: tuple[str, ...]) -> tuple[Line, ...]:
    """All lines that were not replaced; read once a process for each state."""
    return tuple(declaring.declared(place).to_pylist())


def month_of(line: Line) -> Period:
    """The month of a line."""
    years, number = divmod(line["month"], 12)
    return month(EPOCH.year + years, number + 1)


def one_of(code: str, name: str, lines: list[Line]) -> Declared:
    """One unit: what happened is added up, what was open is of the last month of each field."""
    numbers = {key: sum(line[key] for line in lines) for key in declaring.COUNTS}
    last = {line["field"]: line for line in sorted(lines, key=lambda line: line["month"])}
    numbers |= {key: sum(line[key] for line in last.values()) for key in OPEN}
    months = sorted({month_of(line) for line in lines})
    return Declared(code, name, months[0], months[-1], len(months), numbers)
