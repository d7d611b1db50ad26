"""Figures of an index set from the counts of a period; what is not counted stays missing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.analytics.feeding.mapping import Fed, Feeding
from thuocdo.analytics.table import Cell, KpiTable
from thuocdo.core.scoring.figures import Entry, Layer, Provenance
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.vietnamese.sentence import Sentence


class Place(NamedTuple):
    """A unit that gets figures."""

    unit: Unit
    level: str  # of the lake's table of units: province, commune


class Origin(NamedTuple):
    """Where the counts come from: printed beside every figure."""

    title: str  # "Số liệu hồ sơ kỳ 2026-Q2, chốt 30/06/2026"
    hash: str


def figures_of(
    feeding: Feeding, table: KpiTable, places: Iterable[Place], origin: Origin
) -> FigureSet:
    """Numerators and denominators by unit and leaf.

    A unit of which nothing was counted gets no figure for the leaf: it is missing, not 0. A unit
    whose indicator has no case gets 0 of 0, and the leaf's own policy decides.

    Args:
        feeding: What feeds what.
        table: Counts by unit, over the whole period.
        places: The units of the figures.
        origin: The snapshot.
    """
    counted: dict[str, dict[str, Cell]] = {}
    for cell in table.cells():
        counted.setdefault(cell.group[0], {})[cell.kpi.code] = cell
    figures = FigureSet()
    for unit, level in places:
        figures.add_unit(unit)
        cells = counted.get(unit.code, {})
        for fed in feeding.leaves:
            if not fed.is_partial and fed.kpi.code in cells:
                figures.entries[unit.code][fed.code] = entry_of(fed, cells, origin)
        for leaves in feeding.not_applicable:
            if leaves.level == level:
                reasons = dict.fromkeys(leaves.codes, Entry({}, leaves.reason, said(origin)))
                figures.entries[unit.code].update(reasons)
    figures.notes += [absence(codes, why) for codes, why in absent_of(feeding)]
    return figures


def entry_of(fed: Fed, cells: Mapping[str, Cell], origin: Origin) -> Entry:
    """One leaf of one unit."""
    cell = cells[fed.kpi.code]
    population = cell.rate.population if cell.rate else 0
    values = {fed.numerator: Decimal(cell.number), fed.denominator: Decimal(population)}
    return Entry(values, None, said(origin, f"{fed.kpi.code}: {cell.number}/{population}"))


def said(origin: Origin, what: str = "") -> Provenance:
    """The snapshot as the source of a figure, with the indicator and its counts as the page."""
    document = f"{origin.title} (SHA-256 {origin.hash[:12]})"
    return Provenance(Layer.DECLARED, "data", None, document, what or None)


def absent_of(feeding: Feeding) -> list[tuple[tuple[str, ...], Sentence]]:
    """The leaves that dossiers say nothing of, or not all, with the reason."""
    partial = tuple(fed.code for fed in feeding.leaves if fed.is_partial)
    found = [(absent.codes, absent.reason) for absent in feeding.absent]
    return [*found, (partial, PARTIAL)] if partial else found


PARTIAL = Sentence(
    "dữ liệu hồ sơ chỉ cho một phần số liệu của mục",
    "the dossiers give only a part of the item's figures",
)


def absence(codes: tuple[str, ...], why: Sentence) -> Sentence:
    """One line about leaves without figures."""
    listed = ", ".join(codes)
    return Sentence(f"{listed}: thiếu số liệu, {why.vi}.", f"{listed}: missing, {why.en}.")
