"""The file of refused rows: line, column, value, reason; and the count of each kind of fault."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

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
from thuocdo.analytics.ingesting.parsed import ABSENT, Parsed
from thuocdo.analytics.ingesting.sources.source import Source
from thuocdo.analytics.tables import moment_of

PLACES = {field.name: place for place, field in enumerate(FIELDS)}
UNREAD = frozenset(faults.UNREADABLE.values())
HEADER = ("dong", "cot", "gia_tri", "ma_loi", "ly_do", "reason")


class Refused(NamedTuple):
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
    parsed: Parsed
    entries: list[Refused] = field(default_factory=list)

    def add(self, found: Iterable[Found], columns: Mapping[str, NDArray[Any]], first: int) -> None:
        """Take note of faults in rows, the first of which is row ``first`` of the file."""
        for fault, of, places in found:
            column = "" if of is None else self.mapping.columns.get(of.name, of.national)
            order = -1 if of is None else PLACES[of.name]
            values = self.values(fault, of, columns, places, first)
            lines = self.source.lines(places + first).tolist()
            for place, line, value in zip(places.tolist(), lines, values, strict=True):
                self.entries.append(Refused(place + first, line, order, column, value, fault))

    def add_unread(self) -> None:
        """Take note of lines of which no row came."""
        for line in self.source.unread.tolist():
            self.entries.append(Refused(-1, line, -1, "", "", faults.LINE))

    def values(
        self,
        fault: Fault,
        of: Field | None,
        columns: Mapping[str, NDArray[Any]],
        places: NDArray[np.intp],
        first: int,
    ) -> Iterator[str]:
        """What was read in each row and what it contradicts, as far as it may be shown."""
        if of is None:
            yield from ("" for _ in places)
        elif fault in UNREAD:
            for text in self.parsed.cells(places + first)[of.name].to_pylist():
                yield shown(of, text)
        elif fault.against:
            other = BY_NAME[fault.against]
            name = self.mapping.columns.get(other.name, other.national)
            both = (columns[f.name][places].tolist() for f in (of, other))
            for one, two in zip(*both, strict=True):
                yield f"{self.text(of, one)} | {name}: {self.text(other, two)}"
        else:
            for number in columns[of.name][places].tolist():
                yield self.text(of, number)

    def text(self, of: Field, number: int) -> str:
        """A number as it is written in files."""
        if number == ABSENT or of.kind is Kind.DOSSIER:
            return ""
        if of.kind is Kind.CODE:
            return self.dictionaries[of.codes].code_of(number)
        if of.kind in {Kind.MOMENT, Kind.DUE}:
            return f"{moment_of(number):%d/%m/%Y %H:%M}"
        return "" if of.kind is Kind.MONEY else str(number)

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
