"""Check parsed rows, a column at a time; every fault of a row is found, not only the first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting import faults
from thuocdo.analytics.ingesting.codes import LAST, Codes, Spans
from thuocdo.analytics.ingesting.faults import Fault
from thuocdo.analytics.ingesting.fields import BY_NAME, FIELDS, Field, Kind
from thuocdo.analytics.ingesting.parsed import ABSENT, KEY, UNREADABLE
from thuocdo.analytics.tables import DAY, Status, last_minute

Columns = Mapping[str, NDArray[Any]]
Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]

ENDED = (Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.PROCESSED, Status.RETURNED)
OPEN = (Status.NEW, Status.ACCEPTED, Status.IN_PROCESS)

MAY_LIE_AHEAD = ("due", "new_due")


class Found(NamedTuple):
    """A fault, the field in which it was found, and the rows that have it."""

    fault: Fault
    field: Field | None  # null: the line as a whole
    rows: Rows


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
        empty = nothing_in(columns, there)
        yield from where(faults.LINE, None, empty)
        unread = np.flatnonzero(columns[UNREADABLE])
        bits = columns[UNREADABLE][unread]
        for number, field in enumerate(FIELDS):
            bad = unread[bits >> number & 1 == 1]
            if bad.size:
                yield Found(unreadable(field), field, bad)
            if field.is_required:
                missing = ~there[field.name] & ~empty
                missing[bad] = False
                yield from where(faults.MISSING, field, missing)
            if there[field.name].any():
                yield from self._of_field(field, columns[field.name], there, columns["received"])
        for fault in (*faults.ORDERS, *faults.PARTS):
            yield from contradicts(fault, columns, there)
        yield from states(columns, there)
        yield from self._other_field(columns, there)

    def _of_field(
        self, field: Field, values: NDArray[Any], there: Mapping[str, Mask], received: NDArray[Any]
    ) -> Iterator[Found]:
        mine = there[field.name]
        if field.kind is Kind.CODE:
            spans = self.spans[field.codes]
            ends = spans.ends[np.where(mine, values, 0)] | (received >= LAST * DAY)
            both = np.flatnonzero(mine & ends & there["received"] & (received >= 0))
            unused = ~spans.cover(values[both], received[both])
            yield from where_of(faults.NOT_IN_USE[field.codes], field, both[unused])
        elif field.kind in {Kind.MOMENT, Kind.DUE}:
            yield from where(faults.TOO_EARLY, field, mine & (values < 0))
            if field.name not in MAY_LIE_AHEAD:
                late = values > last_minute(self.as_of)
                yield from where(faults.IN_FUTURE, field, late)
        elif field.kind in {Kind.NUMBER, Kind.MONEY}:
            yield from where(faults.NEGATIVE, field, mine & (values < 0))
            yield from where(faults.TOO_LARGE, field, values > field.high)

    def _other_field(self, columns: Columns, there: Mapping[str, Mask]) -> Iterator[Found]:
        both = there["field"] & there["procedure"]
        own = self.field_of[np.where(there["procedure"], columns["procedure"], 0)]
        wrong = both & (own > 0) & (own != columns["field"])
        yield from where(faults.OTHER_FIELD, BY_NAME["field"], wrong)


def nothing_in(columns: Columns, there: Mapping[str, Mask]) -> Mask:
    """Rows without any value."""
    empty: Mask = ~there[KEY] & (columns[UNREADABLE] == 0)
    for mask in there.values():
        if not empty.any():
            break
        empty &= ~mask
    return empty


def states(columns: Columns, there: Mapping[str, Mask]) -> Iterator[Found]:
    """Contradictions between status, dates, waiting and fees."""
    has_end = there["processed"] | there["returned"] | there["ended"]
    ended, is_open = (one_of(columns["status"], some) for some in (ENDED, OPEN))
    asked = there["supplements"] & (columns["supplements"] == 0) & ~there["supplement_open"]
    free = there["fee"] & (columns["fee"] == 0)
    for fault, wrong in (
        (faults.NO_END, ended & ~has_end),
        (faults.STILL_OPEN, is_open & has_end),
        (faults.WAITED_FOR_NOTHING, asked & (columns["waiting"] > 0)),
        (faults.PAID_NOTHING, free & (columns["paid_online"] > 0)),
    ):
        yield from where(fault, BY_NAME[fault.field], wrong)


def one_of(statuses: NDArray[Any], some: Collection[Status]) -> Mask:
    """Which statuses are among some."""
    wanted = np.zeros(max(Status) + 2, np.bool_)
    wanted[list(some)] = True
    return np.asarray(wanted[np.clip(statuses, 0, wanted.size - 1)])


def contradicts(fault: Fault, columns: Columns, there: Mapping[str, Mask]) -> Iterator[Found]:
    """Rows in which two values are in the wrong order: moments forwards, parts of a whole."""
    both = there[fault.field] & there[fault.against]
    if not both.any():
        return
    one, other = columns[fault.field], columns[fault.against]
    wrong = one < other if fault in faults.ORDERS else one > other
    if fault.field in {"apology_sent", "new_due"}:
        wrong = one // DAY < other // DAY  # days, not minutes
    yield from where(fault, BY_NAME[fault.field], both & wrong)


def where(fault: Fault, field: Field | None, mask: Mask) -> Iterator[Found]:
    """A fault in the rows of a mask, if there are any."""
    yield from where_of(fault, field, np.flatnonzero(mask))


def where_of(fault: Fault, field: Field | None, rows: Rows) -> Iterator[Found]:
    """A fault in some rows, if there are any."""
    if rows.size:
        yield Found(fault, field, rows)


def unreadable(field: Field) -> Fault:
    """The refusal of a text of this field that could not be read."""
    if field.kind is Kind.CODE:
        return faults.UNREADABLE[field.codes]
    if field.kind is Kind.CHOICE:
        return faults.UNREADABLE.get(field.name, faults.UNREADABLE["choice"])
    return faults.UNREADABLE["moment" if field.kind is Kind.DUE else str(field.kind)]
