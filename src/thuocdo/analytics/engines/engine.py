"""What an engine is: something that sums measures over a lake."""

from typing import Protocol

import pyarrow as pa

from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import PART


class Engine(Protocol):
    """Gives the sums of ``summing.sums``; the order of its rows means nothing."""

    def sums(self, lake: Lake, question: Question) -> pa.Table:
        """The columns grouped by, the part, each measure as int64."""
        ...


def schema_of(question: Question) -> pa.Schema:
    """The columns of an engine's answer."""
    keys = [pa.field(name, pa.int32()) for name in (*question.columns, PART)]
    return pa.schema([*keys, *(pa.field(m.name, pa.int64()) for m in question.measures)])


def months_of(lake: Lake, question: Question) -> tuple[str, ...]:
    """The partitions that can hold what is asked for.

    Nothing received after the last minute counts. What is dated by receipt alone needs no month
    before the period; what is dated by its end may have come in at any time before.
    """
    last = f"{min(question.as_of, question.period.last):%Y-%m}"
    first = ""
    if all(m.at == "received" for m in question.measures):
        first = f"{question.period.first:%Y-%m}"
    return tuple(month for month in lake.months() if first <= month <= last)
