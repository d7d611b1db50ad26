"""Check parsed rows, a column at a time; every fault of a row is found, not only the first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting import faults
from thuocdo.analytics.ingesting.codes import Codes, Spans
from thuocdo.analytics.ingesting.faults import Fault
from thuocdo.analytics.ingesting.fields import FIELDS, Field, Kind
from thuocdo.analytics.ingesting.parsing import ABSENT
from thuocdo.analytics.tables import Status, last_minute

Columns = Mapping[str, NDArray[Any]]
Mask = NDArray[np.bool_]

ENDED = (Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.PROCESSED, Status.RETURNED)
OPEN = (Status.NEW, Status.ACCEPTED, Status.IN_PROCESS)

MAY_LIE_AHEAD = ("due", "new_due")
CODED = {f.name: f.codes for f in FIELDS if f.kind is Kind.CODE}


class Found(NamedTuple):
    """A fault, the field in which it was found, and the rows that have it."""

    fault: Fault
    field: Field | None  # null: the line as a whole
    rows: Mask


@dataclass(frozen=True)
class Checker:
    """What rows are checked against."""

    spans: Mapping[str, Spans]  # by dictionary
    field_of: NDArray[np.int64]  # id of a procedure → id of its field; 0: not known
    as_of: date

    @classmethod
    def of(cls, codes: Codes, dictionaries: Mapping[str, Dictionary], as_of: date) -> "Checker":
        """For lists of codes and the day whose state a file shows."""
        spans = {name: Spans.of(codes.of(name), d.ids) for name, d in dictionaries.items()}
        procedures = dictionaries["procedures"].rows
        return cls(spans, np.array([0, *(row["field"] or 0 for row in procedures)]), as_of)

    def found(self, columns: Columns) -> Iterator[Found]:
        """All faults but those that need the rest of the file."""
        there = {f.name: columns[f.name] != ABSENT for f in FIELDS}
        empty = ~np.logical_or.reduce(list(there.values())) & (columns["unreadable"] == 0)
        yield Found(faults.LINE, None, empty)
        for number, field in enumerate(FIELDS):
            bad = (columns["unreadable"] >> number & 1).astype(np.bool_)
            yield Found(unreadable(field), field, bad)
            if field.is_required:
                yield Found(faults.MISSING, field, ~there[field.name] & ~bad & ~empty)
            yield from self._of_field(field, columns[field.name], there, columns["received"])
        for fault in (*faults.ORDERS, *faults.PARTS):
            yield contradicts(fault, columns, there)
        yield from states(columns, there)
        yield self._other_field(columns, there)

    def _of_field(
        self, field: Field, values: NDArray[Any], there: Mapping[str, Mask], received: NDArray[Any]
    ) -> Iterator[Found]:
        mine = there[field.name]
        if field.kind is Kind.CODE:
            both = np.flatnonzero(mine & there["received"] & (received >= 0))
            unused = np.zeros(values.size, np.bool_)
            unused[both] = ~self.spans[field.codes].cover(values[both], received[both])
            yield Found(faults.NOT_IN_USE[field.codes], field, unused)
        elif field.kind in {Kind.MOMENT, Kind.DUE}:
            yield Found(faults.TOO_EARLY, field, mine & (values < 0))
            if field.name not in MAY_LIE_AHEAD:
                yield Found(faults.IN_FUTURE, field, mine & (values > last_minute(self.as_of)))
        elif field.kind in {Kind.NUMBER, Kind.MONEY}:
            yield Found(faults.NEGATIVE, field, mine & (values < 0))
            yield Found(faults.TOO_LARGE, field, mine & (values > field.high))

    def _other_field(self, columns: Columns, there: Mapping[str, Mask]) -> Found:
        both = there["field"] & there["procedure"]
        own = self.field_of[np.where(there["procedure"], columns["procedure"], 0)]
        return of(faults.OTHER_FIELD, both & (own > 0) & (own != columns["field"]))


def states(columns: Columns, there: Mapping[str, Mask]) -> Iterator[Found]:
    """Contradictions between status, dates, waiting and fees."""
    has_end = there["processed"] | there["returned"] | there["ended"]
    yield of(faults.NO_END, np.isin(columns["status"], ENDED) & ~has_end)
    yield of(faults.STILL_OPEN, np.isin(columns["status"], OPEN) & has_end)
    asked = there["supplements"] & (columns["supplements"] == 0) & ~there["supplement_open"]
    yield of(faults.WAITED_FOR_NOTHING, asked & (columns["waiting"] > 0))
    free = there["fee"] & (columns["fee"] == 0)
    yield of(faults.PAID_NOTHING, free & (columns["paid_online"] > 0))


def contradicts(fault: Fault, columns: Columns, there: Mapping[str, Mask]) -> Found:
    """Rows in which two values are in the wrong order: moments forwards, parts of a whole."""
    both = there[fault.field] & there[fault.against]
    one, other = columns[fault.field], columns[fault.against]
    wrong = one < other if fault in faults.ORDERS else one > other
    if fault.field in {"apology_sent", "new_due"}:
        wrong = one // 1440 < other // 1440  # days, not minutes
    return of(fault, both & wrong)


def of(fault: Fault, rows: Mask) -> Found:
    """With the field that the fault names."""
    return Found(fault, next(f for f in FIELDS if f.name == fault.field), rows)


def unreadable(field: Field) -> Fault:
    """The refusal of a text of this field that could not be read."""
    if field.kind is Kind.CODE:
        return faults.UNREADABLE[field.codes]
    if field.kind is Kind.CHOICE:
        return faults.UNREADABLE.get(field.name, faults.UNREADABLE["choice"])
    return faults.UNREADABLE["moment" if field.kind is Kind.DUE else str(field.kind)]
