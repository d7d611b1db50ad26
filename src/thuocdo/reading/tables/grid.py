"""Rows of raw values turned into a table: where the headers are, and what a row may hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from thuocdo.reading.tables.refusals import refused_file
from thuocdo.reading.tables.table import Row, Table, Value, mark_shown
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

MOST_COLUMNS = 5000  # an index set has some hundred figures


@dataclass(frozen=True, slots=True)
class Grid:
    """What a file holds before anybody knows which row is the header."""

    rows: tuple[Row, ...]  # the empty ones left out
    notes: tuple[Sentence, ...] = ()


def is_empty(values: Sequence[Value]) -> bool:
    """Whether a row holds nothing at all."""
    for value in values:  # the first filled cell settles it, and most rows begin with one
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return False
    return True


def table_of(grid: Grid, name: str, mark: DecimalMark | None) -> Table:
    """The first row with two cells or more is the header; titles above it are passed over.

    Raises:
        UnreadableTable: there is no row, a row has more cells than there are headers, or there
            are more columns than any table of ours.
    """
    if not grid.rows:
        raise refused_file(
            name,
            Sentence(
                "không có dòng nào. Thêm dòng tiêu đề và số liệu.",
                "there is no row. Add a header row and figures.",
            ),
        )
    wide = (place for place, row in enumerate(grid.rows) if _filled(row) > 1)
    start = next(wide, 0)
    headers = _headers(grid.rows[start])
    if len(headers) > MOST_COLUMNS:
        raise _too_wide(name, len(headers))
    rows = grid.rows[start + 1 :]
    for row in rows:
        if len(row.values) > len(headers) and not is_empty(row.values[len(headers) :]):
            raise _too_long(name, row, len(headers))
    return Table(name, headers, rows, mark or mark_shown(headers, rows), grid.notes)


def _too_wide(name: str, width: int) -> Exception:
    return refused_file(
        name,
        Sentence(
            f"dòng tiêu đề có {width} cột, nhiều nhất là {MOST_COLUMNS}. Kiểm tra dấu ngăn cột.",
            f"the header has {width} columns; {MOST_COLUMNS} at most. Check what separates them.",
        ),
    )


def _filled(row: Row) -> int:
    return sum(not is_empty((value,)) for value in row.values)


def _headers(row: Row) -> tuple[str, ...]:
    texts = ["" if value is None else " ".join(str(value).split()) for value in row.values]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _too_long(name: str, row: Row, width: int) -> Exception:
    filled = len(row.values)
    return refused_file(
        name,
        Sentence(
            f"dòng {row.number} có {filled} ô, tiêu đề có {width} cột. Nếu số có dấu phẩy thập "
            "phân, đặt số trong dấu ngoặc kép hoặc dùng dấu chấm phẩy để ngăn cột.",
            f"row {row.number} has {filled} cells, the header {width} columns. If numbers have a "
            "decimal comma, put them in quotes or separate the columns by semicolons.",
        ),
    )
