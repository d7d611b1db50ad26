"""A table of decrees: the columns of changes, and beside them those of the units that begin."""

from collections.abc import Iterator

from thuocdo.reading.registers.changes import CHANGE_NAMES, change_in, event_key
from thuocdo.reading.registers.changes import NEEDED as CHANGE_NEEDED
from thuocdo.reading.registers.columns import Columns, refused_at
from thuocdo.reading.registers.model import Change, Decree, RegisteredUnit
from thuocdo.reading.registers.units import UNIT_NAMES, kind_in
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.reading.tables.sources import Source
from thuocdo.reading.tables.table import Row
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

UNIT_COLUMNS = (
    *("name", "name_en", "type", "parent", "block", "region", "population", "area_km2"),
    *("latitude", "longitude"),
)
DECREE_NAMES = {
    **{name: UNIT_NAMES[name] for name in UNIT_COLUMNS},
    "type": ("type", "loai don vi"),  # beside the kind of event
    **CHANGE_NAMES,
}
Line = tuple[Change, RegisteredUnit | None]


def decrees_in(source: Source) -> tuple[list[Decree], list[Sentence]]:
    """The decrees in a table, by day, and everything that is wrong with its rows.

    A row is an edge. It names the new unit where that begins by the decree; in a merger of many
    rows the name need stand in one of them only.

    Raises:
        UnreadableTable: it is no table, or a column is missing.
    """
    table = table_in(source, DecimalMark.POINT)
    columns = Columns(table, DECREE_NAMES, (*CHANGE_NEEDED, "document"))
    refusals: list[Sentence] = []
    events: dict[tuple[object, ...], list[Line]] = {}
    for row in table.rows:
        try:
            line = line_in(columns, row)
        except UnreadableTable as refusal:
            refusals.append(refusal.sentence)
        else:
            events.setdefault(event_key(line[0]), []).append(line)
    decrees = sorted(map(decree_of, events.values()), key=lambda decree: decree.head.on)
    return decrees, refusals


def line_in(columns: Columns, row: Row) -> Line:
    """One row: the edge, and the unit that begins, if it is named."""
    change = change_in(columns, row)
    for name in ("old", "document"):
        if not columns.text(row, name):
            cell = columns.place(row, name)
            raise refused_at(cell, "ô này trống. Ghi giá trị.", "this cell is empty. Fill it.")
    if not columns.text(row, "name"):
        return change, None
    kind = columns.cell(row, "type")
    if change.new is None or kind is None:
        raise refused_at(
            columns.place(row, "name"),
            "đơn vị mới cần mã (cột new) và loại đơn vị (cột type). Ghi đủ hai ô.",
            "a new unit needs a code (column new) and a type (column type). Fill both cells.",
        )
    return change, RegisteredUnit(
        code=change.new,
        name=to_nfc(columns.text(row, "name")),
        kind=kind_in(kind),
        name_en=columns.text(row, "name_en"),
        parent=columns.text(row, "parent"),
        valid_from=change.on,
        block=to_nfc(columns.text(row, "block")),
        region=to_nfc(columns.text(row, "region")),
        population=columns.count(row, "population"),
        area_km2=columns.number(row, "area_km2", 0, 1_000_000),
        latitude=columns.number(row, "latitude", -90, 90),
        longitude=columns.number(row, "longitude", -180, 180),
    )


def decree_of(lines: list[Line]) -> Decree:
    """The rows of one event."""
    return Decree(tuple(change for change, _ in lines), tuple(begun(lines)))


def begun(lines: list[Line]) -> Iterator[RegisteredUnit]:
    """Each unit that begins once, as the first row that names it says."""
    seen: set[str] = set()
    for _, unit in lines:
        if unit is not None and unit.code not in seen:
            seen.add(unit.code)
            yield unit
