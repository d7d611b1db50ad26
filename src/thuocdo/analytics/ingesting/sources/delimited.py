"""CSV: read by DuckDB; a line with a wrong number of cells is refused and the rest goes on."""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.sources.source import (
    Lines,
    Source,
    name_of,
    quoted,
    unreadable,
)

LONGEST_LINE = 4_000_000  # bytes


@dataclass
class Delimited(Source):
    """A CSV file; its first line is the header."""

    path: Path = Path()
    delimiter: str = ","

    def finish(self, con: duckdb.DuckDBPyConnection, rows: int) -> None:
        """Take the lines that DuckDB put aside, and count lines where not each is a row.

        DuckDB skips blank lines, and a cell may hold several lines.
        """
        found = con.execute("SELECT DISTINCT line FROM reject_errors ORDER BY line").fetchnumpy()
        self.unread = np.asarray(found["line"]).astype(np.int64)
        if lines_in(self.path) != rows + self.unread.size + self.first - 1:
            places, unread = lines_of_rows(self.path, self.delimiter)
            if (places.size, unread.size) == (rows, self.unread.size):
                self.places, self.unread = places, unread


def lines_in(path: Path) -> int:
    """Lines of a file, also the last one without an end."""
    found, last = 0, b"\n"
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            found += block.count(b"\n")
            last = block[-1:]
    return found + (last != b"\n")


def lines_of_rows(path: Path, delimiter: str) -> tuple[Lines, Lines]:
    """The line on which each row begins, and those of rows with another number of cells."""
    places: list[int] = []
    unread: list[int] = []
    line, width = 1, 0
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        for cells in reader:
            if not width:
                width = len(cells)
            elif cells:
                (places if len(cells) == width else unread).append(line)
            line = reader.line_num + 1
    return np.array(places, np.int64), np.array(unread, np.int64)


def read_delimited(path: Path, mapping: Mapping) -> Source:
    """Open a CSV file in UTF-8.

    Raises:
        UnreadableFile: no header, not UTF-8, or a header twice.
        MissingColumn: a mapped column is not in the header.
    """
    headers = headers_of(path, mapping.delimiter)
    mapping.refuse_absent(headers, path.name)
    columns = ", ".join(f"{quoted(header)}: 'VARCHAR'" for header in headers)
    relation = (
        f"read_csv({quoted(str(path))}, columns = {{{columns}}}, delim = "
        f"{quoted(mapping.delimiter)}, header = true, auto_detect = false, quote = '\"', "
        f"escape = '\"', store_rejects = true, rejects_limit = 0, "
        f"max_line_size = {LONGEST_LINE})"
    )
    texts = {name: name_of(column) for name, column in mapping.columns.items()}
    return Delimited(relation, texts, first=2, path=path, delimiter=mapping.delimiter)


def headers_of(path: Path, delimiter: str) -> list[str]:
    """The cells of the first line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            headers = next(csv.reader(lines, delimiter=delimiter), [])
    except UnicodeDecodeError:
        raise unreadable(
            path,
            "không phải UTF-8. Lưu lại dạng «CSV UTF-8» rồi nhập lại.",
            "is not UTF-8. Save it as “CSV UTF-8” and import it again.",
        ) from None
    if not any(headers):
        raise unreadable(
            path,
            "không có dòng tiêu đề. Ghi tên các cột ở dòng đầu.",
            "has no header. Write the names of the columns in the first line.",
        )
    twice = sorted({header for header in headers if headers.count(header) > 1})
    if twice:
        raise unreadable(
            path,
            f"cột {', '.join(twice)} xuất hiện hai lần. Đổi tên hoặc bỏ một cột.",
            f"has the column {', '.join(twice)} twice. Rename or remove one.",
        )
    return headers
