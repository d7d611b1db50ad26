"""The file of refused rows: line, column, value, reason; and the count of each kind of fault."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.durable import whole
from thuocdo.analytics.ingesting import faults
from thuocdo.analytics.ingesting.checking import Found
from thuocdo.analytics.ingesting.faults import Fault
from thuocdo.analytics.ingesting.fields import BY_NAME, FIELDS, Field, Kind
from thuocdo.analytics.ingesting.mapping import Mapping as Columns
from thuocdo.analytics.ingesting.masking import shown
from thuocdo.analytics.ingesting.parsing import ABSENT, PARSED
from thuocdo.analytics.ingesting.sources.source import Source
from thuocdo.analytics.tables import moment_of

PLACES = {field.name: place for place, field in enumerate(FIELDS)}
HEADER = ("dong", "cot", "gia_tri", "ma_loi", "ly_do", "reason")


@dataclass(frozen=True)
class Refused:
    """One fault of one row."""

    row: int  # in the order of what was read; -1: the line could not be read at all
    line: int
    order: int  # of the field, so that a row's faults stand as its columns do
    column: str
    value: str
    fault: Fault


@dataclass
class Refusals:
    """All faults of a file."""

    mapping: Columns
    source: Source
    dictionaries: Mapping[str, Dictionary]
    entries: list[Refused] = field(default_factory=list)

    def add(self, found: Iterable[Found], columns: Mapping[str, NDArray[Any]], first: int) -> None:
        """Take note of faults in rows, the first of which is row ``first`` of the file."""
        for fault, of, mask in found:
            places = np.flatnonzero(mask)
            if places.size:
                lines = self.source.lines(places + first)
                for place, line in zip(places.tolist(), lines.tolist(), strict=True):
                    value = self.value(fault, of, columns, place)
                    self.entries.append(self.entry(fault, of, place + first, line, value))

    def add_unread(self) -> None:
        """Take note of lines of which no row came."""
        for line in self.source.unread.tolist():
            self.entries.append(Refused(-1, line, -1, "", "", faults.LINE))

    def entry(self, fault: Fault, of: Field | None, row: int, line: int, value: str) -> Refused:
        """One fault, with the column as the file calls it."""
        column = "" if of is None else self.mapping.columns.get(of.name, of.national)
        return Refused(row, line, -1 if of is None else PLACES[of.name], column, value, fault)

    def value(
        self, fault: Fault, of: Field | None, columns: Mapping[str, NDArray[Any]], place: int
    ) -> str:
        """What was read, and what it contradicts."""
        if of is None:
            return ""
        value = self.text(of, int(columns[of.name][place]))
        if fault.against:
            other = BY_NAME[fault.against]
            name = self.mapping.columns.get(other.name, other.national)
            value += f" | {name}: {self.text(other, int(columns[other.name][place]))}"
        return value

    def text(self, of: Field, number: int) -> str:
        """A number as it is written in files."""
        if number == ABSENT or of.kind is Kind.DOSSIER:
            return ""
        if of.kind is Kind.CODE:
            return self.dictionaries[of.codes].code_of(number)
        if of.kind in {Kind.MOMENT, Kind.DUE}:
            return f"{moment_of(number):%d/%m/%Y %H:%M}"
        return "" if of.kind is Kind.MONEY else str(number)

    def complete(self, con: duckdb.DuckDBPyConnection) -> None:
        """Fill in the texts that could not be read, as far as they may be shown."""
        rows = con.execute(
            f"SELECT rowid, texts FROM {PARSED} WHERE unreadable <> 0"  # noqa: S608
        ).fetchall()
        texts = dict(rows)
        unread = set(faults.UNREADABLE.values())
        self.entries = [
            self.entry(e.fault, FIELDS[e.order], e.row, e.line, self.raw(e, texts))
            if e.fault in unread
            else e
            for e in self.entries
        ]

    def raw(self, entry: Refused, texts: Mapping[int, list[str]]) -> str:
        """The text of a cell that could not be read, or its length."""
        return shown(FIELDS[entry.order], texts[entry.row][entry.order])

    @property
    def rows(self) -> int:
        """Rows refused, whatever the number of their faults."""
        return len({entry.row for entry in self.entries} - {-1}) + self.source.unread.size

    @property
    def kinds(self) -> dict[str, int]:
        """Code of a fault → how often it was found."""
        return dict(sorted(Counter(entry.fault.code for entry in self.entries).items()))

    def write(self, path: Path) -> None:
        """One line a fault, by line and column; opens in a spreadsheet with its letters right."""
        with whole(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            for entry in sorted(self.entries, key=lambda e: (e.line, e.order, e.fault.code)):
                reason = entry.fault.reason
                writer.writerow(
                    (entry.line, entry.column, entry.value, entry.fault.code, reason.vi, reason.en)
                )
