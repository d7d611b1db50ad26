"""Figures of index sets from closed periods, with where each of them comes from."""

from typing import NamedTuple

from thuocdo.analytics.feeding.figures import Origin, Place, absent_of, figures_of
from thuocdo.analytics.feeding.mapping import Fed, Feeding, feeding_of, feedings
from thuocdo.analytics.table import KpiTable
from thuocdo.apps.dossiers.errors import NotFed
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.codes import level_of
from thuocdo.apps.dossiers.selectors.frozen import frozen_of
from thuocdo.apps.units.models import Unit
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rollup.results import UnitResult
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.figure_set import Unit as Named
from thuocdo.reading.library import edition_folder
from thuocdo.reporting.scored import score_figures
from thuocdo.vietnamese.sentence import Sentence

QUALITY = "qd766"  # the index set of Decision 766/QĐ-TTg


def feedable() -> list[str]:
    """Index sets that dossiers can feed, by scheme."""
    return sorted(feedings())


def figures_for(scheme: str, period: Period, codes: frozenset[str] | None = None) -> FigureSet:
    """The figures of an index set from a closed period, by unit.

    Args:
        scheme: The folder of the index set, such as "qd766".
        period: Closed.
        codes: Units wanted; all that have dossiers in the period if not given.

    Raises:
        NotFed: nothing is stated about the index set.
        UnsoundPeriod: the file of the period is missing or was changed.
    """
    feeding = feeding_of(scheme)
    if feeding is None:
        known = ", ".join(feedable())
        raise NotFed(
            f"Chưa khai dữ liệu hồ sơ cấp cho bộ chỉ số {scheme}. Có: {known}.",
            f"Nothing is stated of what dossiers give to {scheme}. There are: {known}.",
        )
    table = frozen_of(period).table(feeding.side)
    wanted = {row[feeding.side] for row in table.counts.to_pylist()}
    places = places_of(period, frozenset(wanted) if codes is None else codes)
    return figures_of(feeding, table, places, origin_of(period))


def places_of(period: Period, codes: frozenset[str]) -> list[Place]:
    """Units standing at the end of the period, by name. One query."""
    rows = Unit.objects.filter(code__in=codes, path__startswith=period.authority.path)
    standing = [row for row in rows if row.stands_on(period.last)]
    return [Place(Named(row.code, row.name), level_of(row.kind)) for row in standing]


def origin_of(period: Period) -> Origin:
    """The closed period as a source."""
    title = f"Số liệu hồ sơ kỳ {period}, chốt {period.as_of:%d/%m/%Y}"
    return Origin(title, period.content_hash)


class Row(NamedTuple):
    """A unit in the table of service quality."""

    unit: Named
    result: UnitResult
    points: list[object]  # of the leaves that dossiers feed, in their order


class Quality(NamedTuple):
    """Decision 766 as far as dossiers tell."""

    index_set: IndexSet
    leaves: list[Fed]
    rows: list[Row]
    absent: list[tuple[tuple[str, ...], Sentence]]
    partial: list[tuple[Fed, int, int]]  # leaf, numerator, population over all units


def service_quality(period: Period) -> Quality | None:
    """Points of the leaves that dossiers feed, by unit; the others are named with the reason."""
    feeding = feeding_of(QUALITY)
    if feeding is None:
        return None
    index_set = load_index_set(edition_folder(QUALITY))
    figures = figures_for(QUALITY, period)
    scored = score_figures(index_set, figures)
    whole = [fed for fed in feeding.leaves if not fed.is_partial]
    rows = [
        Row(unit, scored.results[code], [points_of(scored.results[code], f.code) for f in whole])
        for code, unit in figures.units.items()
    ]
    table = frozen_of(period).table(feeding.side)
    return Quality(index_set, whole, rows, absent_of(feeding), partial_of(feeding, table))


def points_of(result: UnitResult, code: str) -> object:
    """Points of a leaf; none where it is missing."""
    leaf = result.leaves.get(code)
    return leaf.points if leaf else None


def partial_of(feeding: Feeding, table: KpiTable) -> list[tuple[Fed, int, int]]:
    """Leaves of which dossiers give a part, with the part."""
    cells = list(table.cells())
    found = []
    for fed in feeding.leaves:
        if fed.is_partial:
            own = [cell for cell in cells if cell.kpi.code == fed.kpi.code and cell.rate]
            population = sum(cell.rate.population for cell in own if cell.rate)
            found.append((fed, sum(cell.number for cell in own), population))
    return found
