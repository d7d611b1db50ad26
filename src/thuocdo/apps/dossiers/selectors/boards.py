"""The dashboard of a unit: rates, lines to reach, months, fields and units; all from counts."""

from dataclasses import dataclass
from typing import NamedTuple

from thuocdo.analytics.catalogue import named
from thuocdo.analytics.periods import Every, Period
from thuocdo.analytics.table import Cell, KpiTable
from thuocdo.apps.dossiers.selectors.asking import counted
from thuocdo.apps.dossiers.selectors.lakes import known
from thuocdo.apps.dossiers.selectors.rates import THREE, Shown, shown
from thuocdo.apps.dossiers.selectors.scopes import Scope
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import language

TARGETED = ("on_time", "online_payment", "digitised", "satisfaction")
MORE = (
    "online",
    "online_full",
    "online_partial",
    "electronic_results",
    "digitised_dossiers",
    "reused_data",
    "national_store",
    "public_post",
    "early",
    "time_cut",
    "apology_sent",
    "apology_in_term",
)
COUNTS = ("received", "settled", "open", "open_overdue", "overdue_causes")
MONTHLY = (*THREE, "received", "settled", "open_overdue")
LATENESS = ("on_time", "received", "overdue_causes", "open_overdue", "apology_sent")
MOST = 12  # rows of a table on the dashboard; all of them are in the file


class Month(NamedTuple):
    """One part of the period."""

    part: Period
    on_time: Shown
    on_time_settled: Shown
    on_time_with_open: Shown
    received: Shown
    settled: Shown
    open_overdue: Shown


class Group(NamedTuple):
    """A field or a unit with how late it is."""

    code: str
    name: str
    on_time: Shown
    received: Shown
    became_overdue: Shown
    open_overdue: Shown
    apology_sent: Shown


@dataclass(frozen=True)
class Board:
    """Everything of the dashboard that is counted."""

    scope: Scope
    three: list[Shown]
    targets: list[Shown]
    more: list[Shown]
    counts: dict[str, Shown]
    months: list[Month]
    fields: list[Group]
    units: list[Group]

    @property
    def official(self) -> Shown:
        """The on-time rate that is scored."""
        return self.three[0]

    @property
    def letters(self) -> Shown:
        """Letters of apology."""
        return next(one for one in self.more if one.kpi.code == "apology_sent")


def board_of(scope: Scope) -> Board:
    """Four questions to the counts."""
    totals = list(counted(scope).cells())
    return Board(
        scope,
        shown(totals, THREE),
        shown(totals, TARGETED),
        shown(totals, MORE),
        {one.kpi.code: one for one in shown(totals, COUNTS)},
        months_of(scope),
        groups_of(scope, "field"),
        groups_of(scope, scope.side),
    )


def months_of(scope: Scope) -> list[Month]:
    """Month by month, those that have not begun by the as-of day left out."""
    table = counted(scope, every=Every.MONTH, kpis=named(MONTHLY))
    by_part: dict[Period, list[Cell]] = {part: [] for part in table.question.parts}
    for cell in table.cells():
        by_part[cell.part].append(cell)
    begun = (part for part in by_part if part.first <= scope.as_of)
    return [Month(part, *shown(by_part[part], MONTHLY)) for part in begun]


def groups_of(scope: Scope, by: str) -> list[Group]:
    """Fields or units, those with the most overdue and open first."""
    table = counted(scope, (by,), kpis=named(LATENESS))
    names = names_of("fields" if by == "field" else "units")
    found = [
        Group(code, names.get(code, code), *shown(cells, LATENESS))
        for code, cells in by_group(table).items()
    ]
    return sorted(found, key=lateness)


def lateness(group: Group) -> tuple[int, int, str]:
    """Most overdue and open first, then most that became overdue, then by name."""
    return (-group.open_overdue.number, -group.became_overdue.number, group.name)


def by_group(table: KpiTable) -> dict[str, list[Cell]]:
    """The cells of each group of a table with one grouping."""
    found: dict[str, list[Cell]] = {}
    for cell in table.cells():
        found.setdefault(cell.group[0], []).append(cell)
    return found


def names_of(dictionary: str) -> dict[str, str]:
    """Code → name, as the lake knows it; units in the reader's language."""
    names = {str(row["code"]): str(row["name"]) for row in known(dictionary).rows}
    if dictionary == "units" and language() == "en":
        standing = Unit.objects.filter(code__in=names).exclude(name_en="").order_by("valid_from")
        names |= dict(standing.values_list("code", "name_en"))
    return names
