"""The dashboard of a unit: rates, lines to reach, months, fields and units; all from counts."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from thuocdo.analytics.catalogue import named
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Version, version_of
from thuocdo.analytics.periods import Every, Period
from thuocdo.analytics.table import Cell, KpiTable
from thuocdo.apps.dossiers.selectors.asking import counted
from thuocdo.apps.dossiers.selectors.lakes import known, lake
from thuocdo.apps.dossiers.selectors.rates import THREE, Shown, shown
from thuocdo.apps.dossiers.selectors.scopes import Scope
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import ENGLISH, language

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
Names: TypeAlias = tuple[tuple[str, str], ...]  # code, name
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

    three: list[Shown]
    targets: list[Shown]
    more: list[Shown]
    counts: dict[str, Shown]
    months: list[Month]
    fields: list[Group]  # the first of them
    units: list[Group]
    is_cut: bool  # there are more

    @property
    def official(self) -> Shown:
        """The on-time rate that is scored."""
        return self.three[0]

    @property
    def letters(self) -> Shown:
        """Letters of apology."""
        return next(one for one in self.more if one.kpi.code == "apology_sent")


def board_of(scope: Scope) -> Board:
    """Four questions to the counts, asked once a process for each state of the lake.

    One query where names of units are kept in the reader's language.
    """
    version, given = version_of(lake().root), names_given()
    if version is None:
        return counted_board(scope, given)
    return kept_board(lake(), version, scope, given)


@lru_cache(maxsize=64)
def kept_board(_lake: Lake, _version: Version, scope: Scope, given: Names) -> Board:
    """Everything that a dashboard depends on stands in the arguments."""
    return counted_board(scope, given)


def counted_board(scope: Scope, given: Names) -> Board:
    """The dashboard, asked anew."""
    totals = list(counted(scope).cells())
    fields, units = groups_of(scope, "field"), groups_of(scope, scope.side, given)
    return Board(
        shown(totals, THREE),
        shown(totals, TARGETED),
        shown(totals, MORE),
        {one.kpi.code: one for one in shown(totals, COUNTS)},
        months_of(scope),
        fields[:MOST],
        units[:MOST],
        max(len(fields), len(units)) > MOST,
    )


def months_of(scope: Scope) -> list[Month]:
    """Month by month, those that have not begun by the as-of day left out."""
    table = counted(scope, every=Every.MONTH, kpis=named(MONTHLY))
    by_part: dict[Period, list[Cell]] = {part: [] for part in table.question.parts}
    for cell in table.cells():
        by_part[cell.part].append(cell)
    begun = (part for part in by_part if part.first <= scope.as_of)
    return [Month(part, *shown(by_part[part], MONTHLY)) for part in begun]


def groups_of(scope: Scope, by: str, given: Names = ()) -> list[Group]:
    """Fields or units, those with the most overdue and open first."""
    table = counted(scope, (by,), kpis=named(LATENESS))
    names = {**names_kept("fields" if by == "field" else "units"), **dict(given)}
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
    given = names_given() if dictionary == "units" else ()
    return {**names_kept(dictionary), **dict(given)}


def names_kept(dictionary: str) -> dict[str, str]:
    """Code → name, as the lake knows it."""
    return {str(row["code"]): str(row["name"]) for row in known(dictionary).rows}


def names_given() -> Names:
    """Codes of units with their names in English, for readers of it. One query for them."""
    if language() != ENGLISH:
        return ()
    codes = known("units").ids
    standing = Unit.objects.filter(code__in=codes).exclude(name_en="").order_by("valid_from")
    return tuple(standing.values_list("code", "name_en"))
