"""Figures in JSON as a table of rows, whatever way their objects are nested."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thuocdo.reading.tables.grid import Grid, table_of
from thuocdo.reading.tables.records import Record
from thuocdo.reading.tables.refusals import refused_file
from thuocdo.reading.tables.table import Cell, Row, Table, Value
from thuocdo.vietnamese.sentence import Sentence

LISTS = ("units", "figures", "rows", "data")  # keys under which a document may hold its objects
NESTED = ("figures", "values", "scores", "points", "leaves")  # keys of figures inside one unit
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordCell(Cell):
    """A value of an object; its place is the object's number and the key."""

    @property
    def place(self) -> Sentence:
        """``so-lieu.json, đối tượng thứ 2, khóa `1.1```."""
        return Sentence(
            f"{self.file}, đối tượng thứ {self.row}, khóa `{self.header}`",
            f"{self.file}, object {self.row}, key `{self.header}`",
        )


class RecordTable(Table):
    """A table whose rows are objects."""

    def cell(self, row: Row, column: str) -> Cell:
        """The value under a known key; a missing one has the key's own name for its place."""
        index = self.columns.get(column)
        if index is None:
            return RecordCell(None, self.name, row.number, 0, column, None)
        return self.cell_at(row, index)

    def cell_at(self, row: Row, index: int) -> Cell:
        """The value by the place of its key, counted from 0."""
        return RecordCell(
            row.values[index], self.name, row.number, index + 1, self.headers[index], self.mark
        )


def table_of_records(name: str, records: tuple[Record, ...]) -> Table:
    """Objects as a table: ``{"unit": …, "1.1": …}`` or ``{"unit", "code", "input", "value"}``.

    Raises:
        UnreadableTable: there is no object, or one holds a list.
    """
    rows = [flat(name, fields) for record in records for fields in objects_in(record.fields)]
    if not rows or not any(rows):
        raise refused_file(
            name,
            Sentence(
                "không có đối tượng nào. Ghi mỗi đơn vị thành một đối tượng {…}.",
                "there is no object. Write one object {…} for each unit.",
            ),
        )
    headers = list(dict.fromkeys(key for row in rows for key in row))
    numbered = [
        Row(number, tuple(row.get(header) for header in headers))
        for number, row in enumerate(rows, start=1)
    ]
    table = table_of(Grid((Row(0, tuple(headers)), *numbered)), name, None)
    return RecordTable(name, tuple(headers), tuple(numbered), table.mark)


def objects_in(fields: Fields) -> Iterator[Fields]:
    """The objects of a document: its own list, ``{unit: {code: value}}``, or itself."""
    for key in LISTS:
        listed = fields.get(key)
        if isinstance(listed, list) and all(isinstance(one, dict) for one in listed):
            yield from listed
            return
    if fields and "unit" not in fields and all(isinstance(v, dict) for v in fields.values()):
        for unit, figures in fields.items():
            yield {"unit": unit, **figures}
        return
    yield fields


def flat(name: str, fields: Fields) -> dict[str, Value]:
    """One object without nesting: ``{"1.1": {"numerator": 4}}`` becomes ``1.1:numerator``."""
    row: dict[str, Value] = {}
    for key, value in fields.items():
        if isinstance(value, dict):
            prefix = "" if key in NESTED else f"{key}:"
            row |= {f"{prefix}{inner}": one for inner, one in flat(name, value).items()}
        else:
            row[key] = plain(name, key, value)
    return row


def plain(name: str, key: str, value: object) -> Value:
    """A value that a cell can hold.

    Raises:
        UnreadableTable: it is a list.
    """
    if value is None or isinstance(value, str | bool | Decimal):
        return value
    raise refused_file(
        name,
        Sentence(
            f"khóa `{key}` phải là số, chữ, true/false hoặc null.",
            f"the key `{key}` must be a number, a text, true/false or null.",
        ),
    )
