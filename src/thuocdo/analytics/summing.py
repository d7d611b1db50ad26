"""The one Ibis expression that every engine runs: sums of measures by group and part of a period.

Each row of the answer holds the columns grouped by, ``part`` (0: before the period; 1, 2, …) and
each measure as a 64-bit whole number. Of a stock it holds the change, not yet the level.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from typing import NamedTuple

import ibis

from thuocdo.analytics.measures import Measure
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.question import Question
from thuocdo.analytics.tables import SCHEMA

NAME = "dossiers"  # what an engine calls the rows
HIDDEN = "hidden"  # and the rows that a later import replaced
PART = "part"
FEW = 128  # parts that a byte can count


class Addend(NamedTuple):
    """A measure that is added (or, with -1, taken away) at a moment."""

    measure: Measure
    sign: int


def dossiers() -> ibis.Table:
    """The lake's rows, bound to no engine."""
    return ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name=NAME)


def hidden() -> ibis.Table:
    """The rows of ``dossiers`` that do not count any more."""
    return ibis.table({"dossier": "int64", "batch": "int32"}, name=HIDDEN)


@lru_cache(maxsize=64)
def text_of(question: Question, dialect: str, *, has_hidden: bool = False) -> str:
    """The expression in an engine's own language; to write it takes a tenth of a second or more."""
    return str(ibis.to_sql(sums(question, has_hidden=has_hidden), dialect=dialect))


def sums(question: Question, *, has_hidden: bool = False) -> ibis.Table:
    """The expression; it selects and never defines, and it gives no order."""
    rows = dossiers()
    ready = prepared(rows.anti_join(hidden(), ["dossier", "batch"]) if has_hidden else rows)
    branches = [
        of_clock(ready, clock, addends, question)
        for clock, addends in clocks(question.measures).items()
    ]
    if len(branches) == 1:
        return branches[0]
    every = ibis.union(*branches)
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


def of_clock(
    ready: ibis.Table, clock: str, addends: list[Addend], question: Question
) -> ibis.Table:
    """What changes at one kind of moment; 0 for the measures that do not."""
    moment = ready[clock]
    inside = moment <= question.until  # a null moment is not inside
    if not any(addend.measure.is_stock for addend in addends):
        inside &= moment >= question.period.first_minute
    rows = ready.filter(inside).mutate(part_of(moment, question).name(PART))
    totals = {addend.measure.name: total(rows, addend, question) for addend in addends}
    counted = rows.aggregate(by=[*question.columns, PART], **totals)
    zero = ibis.literal(0, "int64")
    return counted.select(
        *question.columns,
        PART,
        **{m.name: counted[m.name] if m.name in totals else zero for m in question.measures},
    )


def part_of(moment: ibis.Value, question: Question) -> ibis.Value:
    """Number of the part in which a moment lies: how many parts have begun by then."""
    narrow = "int8" if len(question.parts) < FEW else "int32"  # a fifth of the whole time saved
    begun = ((moment >= part.first_minute).cast(narrow) for part in question.parts)
    return reduce(lambda one, other: one + other, begun).cast("int32")


def total(rows: ibis.Table, addend: Addend, question: Question) -> ibis.Value:
    """What the rows of a group add together; conditions are counted, whole numbers summed.

    Of a group in which no row fits Spark says null where DuckDB says 0; here it is 0.
    """
    measure = addend.measure
    value = measure.counted.resolve(rows)
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
