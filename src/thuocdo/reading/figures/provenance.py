"""Whose word a row of a long table is: layer, role, time, document, page."""

from collections.abc import Iterable
from datetime import datetime

from thuocdo.core.scoring.figures import Layer, Provenance
from thuocdo.reading.figures.cells import date_in, refused
from thuocdo.reading.tables.table import Cell, Row, Table, Value

HEADERS = ("layer", "role", "at", "document", "page")


class Sources:
    """The provenance of each row of a long table; rows that say the same share one."""

    def __init__(self, table: Table, columns: dict[str, int]) -> None:
        self.table = table
        self.columns = {name: columns[name] for name in HEADERS if name in columns}
        self.known: dict[tuple[Value, ...], Provenance] = {}

    def of(self, row: Row) -> Provenance:
        """As far as the table has such columns.

        Raises:
            UnreadableCell: the layer is not known, or the time is none.
        """
        values = row.values
        key = tuple([values[i] if i < len(values) else None for i in self.columns.values()])
        found = self.known.get(key)
        if found is None:
            found = provenance_in(self.table, row, self.columns)
            if is_text(key):
                self.known[key] = found
        return found


def is_text(values: Iterable[Value]) -> bool:
    """Whether equal values mean the same text; of numbers 5 and 5.0 are equal, 1 and true, too."""
    return all(value is None or isinstance(value, str) for value in values)


def provenance_in(table: Table, row: Row, columns: dict[str, int]) -> Provenance:
    """As far as the table has such columns.

    Args:
        table: The long table.
        row: One of its rows.
        columns: Folded header → column.

    Raises:
        UnreadableCell: the layer is not known, or the time is none.
    """

    def text(header: str) -> str | None:
        return table.text_at(row, columns[header]) or None if header in columns else None

    layer = text("layer")
    if layer is not None and layer not in set(Layer):
        raise refused(
            table.cell_at(row, columns["layer"]),
            f"`{layer}` không phải là một lớp điểm. Chọn một trong: {', '.join(Layer)}.",
            f"`{layer}` is not a layer. Choose one of: {', '.join(Layer)}.",
        )
    return Provenance(
        Layer(layer) if layer else Layer.DECLARED,
        text("role"),
        moment_in(table.cell_at(row, columns["at"])) if "at" in columns else None,
        text("document"),
        text("page"),
    )


def moment_in(cell: Cell) -> datetime | None:
    """The time of a row, as ISO 8601 or as a date."""
    if cell.is_blank:
        return None
    try:
        return datetime.fromisoformat(cell.text)
    except ValueError:
        return datetime.combine(date_in(cell), datetime.min.time())
