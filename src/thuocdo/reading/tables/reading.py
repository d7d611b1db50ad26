"""One call from a path or standard input to a table, whatever the file's format."""

from typing import BinaryIO

from thuocdo.reading.tables.delimited import delimited_grid
from thuocdo.reading.tables.grid import Grid, table_of
from thuocdo.reading.tables.sources import Kind, Source, read_source
from thuocdo.reading.tables.table import Table
from thuocdo.vietnamese.numbers import DecimalMark


def read_table(
    source: str, *, decimal: DecimalMark | None = None, stdin: BinaryIO | None = None
) -> Table:
    """Read CSV or XLSX from a path, or from standard input for ``-``.

    Args:
        source: Path, or ``-``.
        decimal: The decimal mark; without it, the one that the file's own cells show.
        stdin: Read instead of standard input, for ``-``.

    Raises:
        UnreadableTable: no such file, not a table, or a row longer than the header.
    """
    return table_in(read_source(source, stdin=stdin), decimal)


def table_in(source: Source, decimal: DecimalMark | None) -> Table:
    """The table in content that was read already."""
    grid = grid_in(source)
    return table_of(grid, source.name, decimal)


def grid_in(source: Source) -> Grid:
    """The rows; what reads workbooks is loaded for workbooks alone, text needs no library."""
    if source.kind is Kind.WORKBOOK:
        from thuocdo.reading.tables.workbook import workbook_grid  # noqa: PLC0415

        return workbook_grid(source.content, source.name)
    return delimited_grid(source.content, source.name)
