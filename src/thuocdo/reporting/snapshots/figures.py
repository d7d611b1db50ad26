"""``figures.csv``: figures as a long table writes them, so that reading them gives the same."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, InputType, Layer, Provenance, Value
from thuocdo.reading.figures.declared import NOT_APPLICABLE
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Source
from thuocdo.reporting.snapshots.cells import guarded, rows_of, table, unguarded
from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.vietnamese.numbers import DecimalMark

HEADER = ("unit", "code", "input", "value", "document", "page", "layer")
NAME = "figures.csv"
YES, NO = "có", "không"


def written(value: Value) -> str:
    """One figure: a decimal point, dates as 2025-12-31, có or không."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def figures_csv(figures: FigureSet) -> str:
    """One row a figure; who entered it is not told."""
    return table(HEADER, (list(map(guarded, row)) for row in figure_rows(figures)))


def figure_rows(figures: FigureSet) -> Iterator[tuple[str, ...]]:
    """The rows as plain texts."""
    for unit, entries in figures.entries.items():
        for code, entry in entries.items():
            source = source_of(entry.provenance or Provenance())
            for name, value in said_in(entry).items():
                yield (unit, code, name, value, *source)


def said_in(entry: Entry) -> dict[str, str]:
    """What an entry says, by input; an item that does not apply has a reason and no figures."""
    if entry.not_applicable is not None:
        return {NOT_APPLICABLE: entry.not_applicable}
    return {name: written(value) for name, value in entry.values.items()}


def source_of(known: Provenance) -> tuple[str, str, str]:
    """Document, page and layer; the first layer goes without saying."""
    layer = "" if known.layer is Layer.DECLARED else known.layer.value
    return known.document or "", known.page or "", layer


def figures_again(text: str, index_set: IndexSet, units: Mapping[str, UnitLine]) -> FigureSet:
    """The figures again, of exactly these units in their order.

    Raises:
        UnreadableTable: a figure is not what its leaf asks for; the sentence says where.
        ValueError: a figure is of no unit of the list.
    """
    rows = [list(map(unguarded, row)) for row in rows_of(text, HEADER)]
    found = FigureSet()
    if rows:
        plain = Source(NAME, table(HEADER, rows).encode())
        found = figures_in(plain, index_set, decimal=DecimalMark.POINT)
    if not found.units.keys() <= units.keys():
        raise ValueError(found.units.keys() - units.keys())
    registered = {code: unit_of(line) for code, line in units.items()}
    entries = {code: found.entries.get(code, {}) for code in units}
    return FigureSet(registered, entries, places=found.places)


def unit_of(line: UnitLine) -> Unit:
    """A unit as scoring and weighting want it."""
    size = None if line.population is None else Decimal(line.population)
    return Unit(line.code, line.name, line.block, line.region, line.is_ranked, size)


def value_again(text: str, written_as: InputType) -> Value:
    """The figure that ``written`` wrote.

    Raises:
        ValueError: it is none of that type.
    """
    if written_as in {InputType.CHOICE, InputType.TEXT}:
        return text
    if written_as is InputType.DATE:
        return date.fromisoformat(text)
    if written_as is InputType.YES_NO:
        if text not in {YES, NO}:
            raise ValueError(text)
        return text == YES
    return Decimal(text)
