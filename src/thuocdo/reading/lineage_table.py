"""Lineage events from a table: date, kind, old, new, share_of_old, basis, document."""

from collections.abc import Iterable, Iterator
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

STATUS = "status"  # another type or superior: to a comparison, the same as another name
COLUMNS = ("date", "kind", "old", "new", "share_of_old")


class Line(NamedTuple):
    """One row: an edge, and what is said of its event."""

    on: date
    kind: EventKind
    edge: Edge
    basis: str
    document: str


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
    return Lineage(events_of(lines(table, columns)))


def events_of(rows: Iterable[Line]) -> Iterator[Event]:
    """Rows put together as events: on one day, those that share an old or a new unit.

    A code that is used again by a successor is two units, the one before the day and the one from
    it on. A unit that only goes on under its code, with another name or type, needs no event.
    """
    days: dict[date, list[Line]] = {}
    for row in rows:
        days.setdefault(row.on, []).append(row)
    for on, day in days.items():
        for connected in connected_rows(day):
            edges = tuple(row.edge for row in connected)
            if not goes_on(connected):
                yield Event(
                    on, kind_of(connected), edges, connected[0].basis, connected[0].document
                )


def connected_rows(day: list[Line]) -> list[list[Line]]:
    """The rows of one day by what they have to do with each other, in the order of the table."""
    group: dict[tuple[str, str], list[Line]] = {}
    for row in day:
        ends = [("old", row.edge.old), *([("new", row.edge.new)] if row.edge.new else [])]
        joined = [row]
        for met in {id(group[end]): group[end] for end in ends if end in group}.values():
            joined = [*met, *joined]
        for line in joined:
            group["old", line.edge.old] = joined
            if line.edge.new:
                group["new", line.edge.new] = joined
    return list({id(rows): rows for rows in group.values()}.values())


def goes_on(rows: list[Line]) -> bool:
    """Whether the rows say no more than that a unit keeps its code under another name or type."""
    row = rows[0]
    return len(rows) == 1 and row.kind is EventKind.RENAME and row.edge.old == row.edge.new


def kind_of(rows: list[Line]) -> EventKind:
    """The kind that the rows share; where land both came together and was divided, a merger."""
    kinds = {row.kind for row in rows}
    if len(kinds) == 1:
        return rows[0].kind
    new = [row.edge.new for row in rows]
    return EventKind.MERGE if len(set(new)) < len(new) else EventKind.SPLIT


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
    if cell.text == STATUS:
        return EventKind.RENAME
    if cell.text in set(EventKind):
        return EventKind(cell.text)
    known = ", ".join((*EventKind, STATUS))
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
