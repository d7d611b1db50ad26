"""A file opened for reading: cells as texts in SQL, in the file's order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.ingesting.errors import UnreadableFile

Lines = NDArray[np.int64]


class Made(NamedTuple):
    """A text that is made of another, which many rows have alike."""

    column: str  # what the other one is called: a key of ``Source.raw``
    relation: str  # SQL: the column ``word`` of made texts, out of ``{words}`` with raw ones


@dataclass
class Source:
    """What is read from; rows come in the order of the file.

    Attributes:
        relation: What stands behind FROM.
        texts: Our name of a field → SQL of its text.
        raw: Name of a text that is no field's own → its SQL.
        made: Our name of a field → how its text comes out of a raw one.
        places: Line of each row of the relation; none: one after the other from ``first``.
        first: Line of the first row.
    """

    relation: str
    texts: Mapping[str, str]
    first: int = 1
    places: Lines | None = None
    raw: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)
    unread: Lines = field(default_factory=lambda: np.empty(0, np.int64))  # lines no row came of

    @property
    def fields(self) -> set[str]:
        """Our names of the fields that it has."""
        return {*self.texts, *self.made}

    def lines(self, rows: Lines) -> Lines:
        """The line of each row, by its place in the relation."""
        if self.places is not None:
            return self.places[rows]
        if not self.unread.size:
            return rows + self.first
        # The k-th unread line, counted from 0, comes after (line - first - k) rows that were read.
        before = self.unread - self.first - np.arange(self.unread.size)
        return rows + self.first + np.searchsorted(before, rows, side="right")

    def finish(self, con: duckdb.DuckDBPyConnection, rows: int) -> None:
        """Take note of what could not be read; called when all rows have been, so many."""


def quoted(text: str) -> str:
    """A text of SQL."""
    return "'" + text.replace("'", "''") + "'"


def name_of(column: str) -> str:
    """A column's name in SQL."""
    return '"' + column.replace('"', '""') + '"'


def unreadable(path: Path, vi: str, en: str) -> UnreadableFile:
    """The refusal of a file."""
    return UnreadableFile(f"{path.name}: {vi}", f"{path.name}: {en}")
