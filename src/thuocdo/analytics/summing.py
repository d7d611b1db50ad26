"""The one Ibis expression that every engine runs: sums of measures by group and part of a period.

It reads marks (what ``marking`` evaluated when the rows were written) or, where there are none, the
rows themselves; the answer is the same. Each row of the answer holds the columns grouped by,
``part`` (0: before the period; 1, 2, …) and each measure as a 64-bit whole number. Of a stock it
holds the change, not yet the level.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache, reduce
from typing import NamedTuple

import ibis

from thuocdo.analytics.halves import EDGES, half_of
from thuocdo.analytics.marking import BITS, HALVES, TYPES
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.periods import Period
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.question import Question
from thuocdo.analytics.tables import SCHEMA, day_of

NAME = "dossiers"  # what an engine calls the rows
HIDDEN = "hidden"  # and the rows that a later import replaced
PART = "part"
FEW = 128  # parts that a byte can count


class Addend(NamedTuple):
    """A measure that is added (or, with -1, taken away) at a moment."""

    measure: Measure
    sign: int


class Form(StrEnum):
    """What is read."""

    ROWS = "rows"  # of the lake
    ROWS_WITH_HIDDEN = "rows with hidden"  # and those of them that do not count any more
    MARKS = "marks"
    HALVES = "halves"  # marks; every part begins and ends with a half-month


class Read(NamedTuple):
    """A table that has codes and moments, and how a measure is found in it."""

    table: ibis.Table
    value: Callable[[ibis.Table, Measure], ibis.Value]
    halves: Mapping[str, str]  # moment → column of its half-month, where that is fine enough


def dossiers() -> ibis.Table:
    """The lake's rows, bound to no engine."""
    return ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name=NAME)


def hidden() -> ibis.Table:
    """The rows of ``dossiers`` that do not count any more."""
    return ibis.table({"dossier": "int64", "batch": "int32"}, name=HIDDEN)


def read(form: Form) -> Read:
    """The table of a form."""
    if form in {Form.MARKS, Form.HALVES}:
        marks = ibis.table(dict(TYPES), name=NAME)
        return Read(marks, of_marks, HALVES if form is Form.HALVES else {})
    rows = dossiers()
    if form is Form.ROWS_WITH_HIDDEN:
        rows = rows.anti_join(hidden(), ["dossier", "batch"])
    return Read(prepared(rows), of_rows, {})


def of_rows(rows: ibis.Table, measure: Measure) -> ibis.Value:
    """What each row adds; a condition or a whole number."""
    return measure.counted.resolve(rows)


def of_marks(rows: ibis.Table, measure: Measure) -> ibis.Value:
    """The same as a whole number, from its bit or its column."""
    if measure.name in BITS:
        return (rows["flags"] >> BITS[measure.name]) & 1
    return rows[measure.name]


@lru_cache(maxsize=64)
def text_of(question: Question, dialect: str, form: Form = Form.ROWS) -> str:
    """The expression in an engine's own language; to write it takes a tenth of a second or more."""
    return str(ibis.to_sql(sums(question, form), dialect=dialect))


def sums(question: Question, form: Form = Form.ROWS) -> ibis.Table:
    """The expression; it selects and never defines, and it gives no order."""
    given = read(form)
    branches = [
        of_clock(given, clock, addends, question)
        for clock, addends in clocks(question.measures).items()
    ]
    if len(branches) == 1 and not given.halves:
        return branches[0]
    every = ibis.union(*branches) if len(branches) > 1 else branches[0]
    return every.aggregate(
        by=[*question.columns, PART],
        **{m.name: every[m.name].sum().cast("int64") for m in question.measures},
    )


def clocks(measures: Iterable[Measure]) -> Mapping[str, list[Addend]]:
    """The moments at which anything changes, each with what changes then."""
    found: dict[str, list[Addend]] = {}
    for measure in measures:
        found.setdefault(measure.at or str(measure.since), []).append(Addend(measure, 1))
        if measure.is_stock:
            found.setdefault(str(measure.until), []).append(Addend(measure, -1))
    return found


def of_clock(given: Read, clock: str, addends: list[Addend], question: Question) -> ibis.Table:
    """What changes at one kind of moment; 0 for the measures that do not."""
    when = given.halves.get(clock, clock)
    edges = [edge(part, by_half=when != clock) for part in question.parts]
    moment = given.table[when]
    inside = moment <= last(question, by_half=when != clock)  # a null moment is not inside
    if not any(addend.measure.is_stock for addend in addends):
        inside &= moment >= edges[0]
    rows = given.table.filter(inside)
    if when == clock:
        rows, when = rows.mutate(part_of(rows[when], edges).name(PART)), PART
    totals = {a.measure.name: total(rows, given.value, a, question) for a in addends}
    counted = rows.aggregate(by=[*question.columns, when], **totals)
    zero = ibis.literal(0, "int64")
    return counted.select(
        *question.columns,
        counted[PART] if when == PART else part_of(counted[when], edges).name(PART),
        **{m.name: counted[m.name] if m.name in totals else zero for m in question.measures},
    )


def edge(part: Period, *, by_half: bool) -> int:
    """With which minute or half-month a part begins."""
    return half_of(part.first) if by_half else part.first_minute


def last(question: Question, *, by_half: bool) -> int:
    """The last minute or half-month of which anything is counted."""
    day = min(question.as_of, question.period.last)
    return half_of(day) if by_half else question.until


def form_of(question: Question, known_until: int | None) -> Form:
    """In which form marks are asked: half-months where no part cuts through one.

    Args:
        question: What is asked.
        known_until: Day since 2000 after which nothing was received or ended; null: not known.
    """
    end = min(question.as_of, question.period.last)
    nothing_later = end == question.as_of and known_until is not None
    is_end = (end + timedelta(days=1)).day in EDGES
    is_end |= nothing_later and day_of(end) >= (known_until or 0)
    begins = all(part.first.day in EDGES for part in question.parts)
    return Form.HALVES if begins and is_end else Form.MARKS


def part_of(moment: ibis.Value, edges: list[int]) -> ibis.Value:
    """Number of the part in which a moment lies: how many parts have begun by then."""
    narrow = "int8" if len(edges) < FEW else "int32"  # a fifth of the whole time saved
    begun = ((moment >= first).cast(narrow) for first in edges)
    return reduce(lambda one, other: one + other, begun).cast("int32")


def total(
    rows: ibis.Table,
    value_of: Callable[[ibis.Table, Measure], ibis.Value],
    addend: Addend,
    question: Question,
) -> ibis.Value:
    """What the rows of a group add together; conditions are counted, whole numbers summed.

    Of a group in which no row fits Spark says null where DuckDB says 0; here it is 0.
    """
    measure = addend.measure
    value = value_of(rows, measure)
    inside = None  # the rows of this clock have the moment at which a stock begins
    if measure.is_stock and addend.sign < 0:
        inside = rows[str(measure.since)].notnull()
    elif measure.since and not measure.is_stock:
        inside = rows[measure.since] <= question.now
    if value.type().is_boolean():
        found = rows.count(where=value if inside is None else value & inside)
    else:
        found = value.sum(where=inside)
    found = found.fill_null(0).cast("int64")
    return -found if addend.sign < 0 else found
