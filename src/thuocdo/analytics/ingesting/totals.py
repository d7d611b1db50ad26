"""Lines of a table of totals as they are written, in CSV or in a workbook."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from thuocdo.analytics.ingesting.errors import MissingColumn, UnreadableFile
from thuocdo.analytics.ingesting.sources.workbook import HEADER_WITHIN, refuse_too_large
from thuocdo.reading.tables.reading import grid_in
from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.reading.tables.sources import Source
from thuocdo.reading.tables.table import Row, Value

Lines = Iterator[tuple[int, dict[str, str]]]


def lines_of(path: Path, name: str, columns: Mapping[str, str]) -> Lines:
    """Lines under our names with their numbers; a cell that is not there is empty.

    Raises:
        UnreadableFile: it is no table.
        MissingColumn: a column is not in any of the first rows, or stands there twice.
    """
    refuse_too_large(path)
    try:
        rows = grid_in(Source(name, path.read_bytes())).rows
    except UnreadableTable as refused:
        raise UnreadableFile(refused.sentence.vi, refused.sentence.en) from refused
    header, body = header_of(rows, set(columns.values()))
    refuse_columns(header, name, columns)
    places = {ours: header.index(title) for ours, title in columns.items()}
    for row in body:
        cells = {ours: text_of(row.values[at : at + 1]) for ours, at in places.items()}
        if any(cells.values()):
            yield row.number, cells


def header_of(rows: Sequence[Row], wanted: set[str]) -> tuple[list[str], Sequence[Row]]:
    """The first row that has all columns, and what follows; else the first row."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        header = [text_of([value]) for value in row.values]
        if wanted <= set(header):
            return header, rows[place + 1 :]
    return [text_of([value]) for value in rows[0].values] if rows else [], rows[1:]


def refuse_columns(header: Sequence[str], name: str, columns: Mapping[str, str]) -> None:
    """Refuse a header that lacks a column, or has one twice.

    Raises:
        MissingColumn: names them.
    """
    absent = [title for title in columns.values() if title not in header]
    if absent:
        raise MissingColumn(
            f"{name}: thiếu cột {', '.join(absent)}. Dùng mẫu bảng tổng hợp.",
            f"{name} lacks the column {', '.join(absent)}. Use the form for totals.",
        )
    twice = [title for title in columns.values() if header.count(title) > 1]
    if twice:
        raise MissingColumn(
            f"{name}: cột {', '.join(twice)} có hai lần. Giữ một cột.",
            f"{name} has the column {', '.join(twice)} twice. Keep one.",
        )


def text_of(cells: Sequence[Value]) -> str:
    """A cell as a person would write it: a month that a workbook took for a day is a month."""
    value = cells[0] if cells else None
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%m/%Y}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).strip()
