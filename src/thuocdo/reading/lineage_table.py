"""Lineage events from a table: date, kind, old, new, share_of_old, basis, document."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.events import Edge, Event, EventKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reading.figures.cells import date_in
from thuocdo.reading.tables.reading import read_table
from thuocdo.reading.tables.refusals import MEND, refused_cell, refused_file
from thuocdo.reading.tables.table import Cell, Row, Table
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = ("date", "kind", "old", "new", "share_of_old")


class Line(NamedTuple):
    """One row: an edge, and the event to which it belongs."""

    on: date
    kind: EventKind
    edge: Edge
    basis: str
    document: str

    @property
    def event(self) -> tuple[date, EventKind, str]:
        """Rows of one event: those that make one new unit, or that end one old unit."""
        ends = self.kind in {EventKind.SPLIT, EventKind.ABOLISH, EventKind.RENAME}
        if self.kind is EventKind.TRANSFER:
            return self.on, self.kind, self.document
        return self.on, self.kind, self.edge.old if ends else self.edge.new or ""


def read_lineage(source: str) -> Lineage:
    """Read all events.

    Raises:
        UnreadableTable: a column is missing or a cell is not what it should be.
        InvalidRequest: the events contradict each other.
    """
    table = read_table(source, decimal=DecimalMark.POINT)
    columns = {header.strip().lower(): index for index, header in enumerate(table.headers)}
    lacking = [name for name in COLUMNS if name not in columns]
    if lacking:
        names = ", ".join(lacking)
        raise refused_file(
            table.name, Sentence(f"thiếu cột {names}.", f"the columns {names} are missing.")
        )
    events: dict[tuple[date, EventKind, str], list[Line]] = {}
    for line in lines(table, columns):
        events.setdefault(line.event, []).append(line)
    return Lineage(
        Event(of[0].on, of[0].kind, tuple(line.edge for line in of), of[0].basis, of[0].document)
        for of in events.values()
    )


def lines(table: Table, columns: dict[str, int]) -> Iterator[Line]:
    """The rows, typed."""

    def cell(row: Row, name: str) -> Cell:
        return table.cell_at(row, columns[name])

    def text(row: Row, name: str) -> str:
        return cell(row, name).text if name in columns else ""

    for row in table.rows:
        yield Line(
            date_in(cell(row, "date")),
            kind_in(cell(row, "kind")),
            Edge(text(row, "old"), text(row, "new") or None, share_in(cell(row, "share_of_old"))),
            text(row, "basis"),
            text(row, "document"),
        )


def kind_in(cell: Cell) -> EventKind:
    """The kind of an event."""
    if cell.text in set(EventKind):
        return EventKind(cell.text)
    known = ", ".join(EventKind)
    raise refused_cell(
        cell.place,
        Sentence(
            f"`{cell.text}` không phải là một loại sự kiện: {known}. {MEND.vi}",
            f"`{cell.text}` is not a kind of event: {known}. {MEND.en}",
        ),
    )


def share_in(cell: Cell) -> Decimal | None:
    """The share; None where it is blank or "unknown"."""
    return None if cell.is_blank or cell.text == "unknown" else cell.decimal()
