"""Reading of text whose columns are separated by commas, semicolons or tabs."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from sys import intern

from thuocdo.reading.tables.encoding import decoded
from thuocdo.reading.tables.grid import Grid
from thuocdo.reading.tables.refusals import refused_file
from thuocdo.reading.tables.table import Row
from thuocdo.vietnamese.sentence import Sentence

DELIMITERS = "\t;,"  # in order of trust: a comma is often a decimal mark
_QUOTED = '"'


def delimited_grid(content: bytes, name: str) -> Grid:
    """All rows that hold anything; a row is numbered by the line on which it starts.

    Raises:
        UnreadableTable: the encoding is not known, or a quotation mark is never closed.
    """
    text, notes = decoded(content, name)
    try:
        return Grid(tuple(_rows(text, delimiter_of(text))), notes)
    except csv.Error as error:
        raise refused_file(
            name,
            Sentence(
                "có dấu ngoặc kép mở mà không đóng, hoặc một ô quá dài. Sửa dấu ngoặc kép.",
                "a quotation mark is opened and not closed, or a cell is too long. "
                "Correct the quotation marks.",
            ),
        ) from error


def delimiter_of(text: str) -> str:
    """The mark that stands equally often, outside quotes, in the most of the first lines."""
    outside = ["".join(line.split(_QUOTED)[::2]) for line in text.splitlines()[:20]]

    def evenness(mark: str) -> int:
        counts = Counter(line.count(mark) for line in outside if mark in line)
        return max(counts.values(), default=0)

    best = max(DELIMITERS, key=evenness)
    return best if evenness(best) else ","


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for values in reader:
        if any(map(str.strip, values)):
            yield Row(line, tuple(map(intern, values)))  # codes and words recur in long tables
        line = reader.line_num + 1
