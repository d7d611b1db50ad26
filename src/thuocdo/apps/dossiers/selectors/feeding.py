"""Figures of index sets from closed periods, with where each of them comes from."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.db.models import Q

from thuocdo.analytics.feeding.figures import Origin, Place, absent_of, figures_of
from thuocdo.analytics.feeding.mapping import Fed, Feeding, feeding_of, feedings
from thuocdo.analytics.table import KpiTable
from thuocdo.apps.dossiers.errors import NotFed
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.codes import level_of
from thuocdo.apps.dossiers.selectors.frozen import frozen_of, read
from thuocdo.apps.dossiers.selectors.lakes import period_path
from thuocdo.apps.units.models import Unit
from thuocdo.core.index_set.loading import files_of, load_index_set
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
    rows = Unit.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=period.last),
        path__below=period.authority.path,
        valid_from__lte=period.last,
    )
    found = rows.values_list("code", "name", "kind")
    return [Place(Named(code, name), level_of(kind)) for code, name, kind in found if code in codes]


def origin_of(period: Period) -> Origin:
    """The closed period as a source."""
    title = f"Số liệu hồ sơ kỳ {period}, chốt {period.as_of:%d/%m/%Y}"
    return Origin(title, period.content_hash)


class Row(NamedTuple):
    """A unit in the table of service quality."""

    unit: Named
    missing: tuple[str, ...]  # leaves without figures, so that there is no total
    points: list[object]  # of the leaves that dossiers feed, in their order


class Quality(NamedTuple):
    """Decision 766 as far as dossiers tell."""

    leaves: list[Fed]
    rows: list[Row]
    absent: list[tuple[tuple[str, ...], Sentence]]
    partial: list[tuple[Fed, int, int]]  # leaf, numerator, population over all units


def service_quality(period: Period) -> Quality | None:
    """Points of the leaves that dossiers feed, by unit; the others are named with the reason.

    One query, for the units as they are called now.
    """
    feeding = feeding_of(QUALITY)
    if feeding is None:
        return None
    path, origin = period_path(period.content_hash), origin_of(period)
    places = places_of(period, units_counted(path, origin.hash, feeding.side))
    edition = edition_folder(QUALITY)
    return quality_of(Asked(path, origin, tuple(places), edition, stamp_of(edition)))


@lru_cache(maxsize=8)
def units_counted(path: Path, content_hash: str, side: str) -> frozenset[str]:
    """Codes of the units of a closed period."""
    table = read(path, content_hash).table(side)
    return frozenset(table.counts[side].to_pylist())


@dataclass(frozen=True)
class Asked:
    """All that the table of service quality is made of."""

    path: Path  # of the closed period
    origin: Origin
    places: tuple[Place, ...]
    edition: Path
    stamp: tuple[tuple[str, int, int], ...]  # of the edition's files


def stamp_of(edition: Path) -> tuple[tuple[str, int, int], ...]:
    """Another one whenever a file of an edition was written."""
    found = ((path.name, path.stat()) for path in files_of(edition))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


@lru_cache(maxsize=8)
def quality_of(asked: Asked) -> Quality:
    """Scored once a process for the same file, units and edition."""
    feeding = feedings()[QUALITY]
    table = read(asked.path, asked.origin.hash).table(feeding.side)
    figures = figures_of(feeding, table, asked.places, asked.origin)
    results = score_figures(load_index_set(asked.edition), figures).results
    whole = [fed for fed in feeding.leaves if not fed.is_partial]
    rows = [
        Row(unit, results[code].missing, [points_of(results[code], fed.code) for fed in whole])
        for code, unit in figures.units.items()
    ]
    return Quality(whole, rows, absent_of(feeding), partial_of(feeding, table))


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
