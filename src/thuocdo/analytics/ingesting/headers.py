"""What the columns of a file are called, before anybody has said which column says what."""

from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.ingesting.ingesting import Format
from thuocdo.analytics.ingesting.sources.delimited import headers_of
from thuocdo.analytics.ingesting.sources.documents import LISTS, names_of
from thuocdo.analytics.ingesting.sources.source import unreadable
from thuocdo.analytics.ingesting.sources.workbook import HEADER_WITHIN, cells_of

DELIMITERS = (",", ";", "\t", "|")
ENDINGS = {
    ".csv": Format.CSV,
    ".txt": Format.CSV,
    ".xlsx": Format.XLSX,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
    ".parquet": Format.PARQUET,
}


class Headers(NamedTuple):
    """Names of columns, and of CSV what stands between them."""

    names: list[str]
    delimiter: str = ","


def format_of(name: str) -> Format | None:
    """By the ending of a file's name."""
    return ENDINGS.get(Path(name).suffix.lower())


def headers(path: Path, form: Format) -> Headers:
    """The columns of a file.

    Raises:
        UnreadableFile: it is not of that form, or has no columns.
    """
    if form is Format.CSV:
        delimiter = delimiter_of(path)
        return Headers(headers_of(path, delimiter), delimiter)
    if form is Format.JSON:
        return Headers(sorted(names_of(path)[1] - LISTS.keys()))
    if form is Format.PARQUET:
        return Headers(list(of_parquet(path)))
    rows = cells_of(path, "")[:HEADER_WITHIN]
    fullest = max(rows, key=lambda row: sum(cell != "" for cell in row), default=[])
    return Headers([str(cell).strip() for cell in fullest if cell != ""])


def delimiter_of(path: Path) -> str:
    """What the first line has most of; a comma where it has none."""
    with path.open("rb") as stream:
        first = stream.readline(1 << 20).decode("utf-8", errors="replace")
    return max(DELIMITERS, key=first.count)


def of_parquet(path: Path) -> list[str]:
    """The columns of a Parquet file.

    Raises:
        UnreadableFile: it is none.
    """
    try:
        return list(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError):
        raise unreadable(
            path,
            "không phải tệp Parquet đọc được. Xuất lại tệp từ hệ thống nguồn.",
            "is no Parquet file that can be read. Export it anew from its system.",
        ) from None
