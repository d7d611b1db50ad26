"""What an engine is: something that sums measures over a lake."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

from thuocdo.analytics.engines.sorted_marks import is_sorted_by, sums_of_marks
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.marking import found_marks, less
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import HIDDEN, NAME, PART, Form, form_of, text_of

LOCAL = "duckdb"  # dialect of the engine inside this process
Views: TypeAlias = Mapping[str, Iterable[Path]]  # name → the Parquet files that it stands for
Run: TypeAlias = Callable[[str, Views], pa.Table]  # a query over views


class Engine(Protocol):
    """Gives the sums of ``summing.sums``; the order of its rows means nothing."""

    def sums(self, lake: Lake, question: Question) -> pa.Table:
        """The columns grouped by, the part, each measure as int64."""
        ...


def asked(lake: Lake, question: Question, dialect: str, run: Run) -> pa.Table:
    """The sums of a question, from marks where all its files have them, else from the rows.

    Marks that are asked as they lie sorted need no engine at all.
    """
    months = months_of(lake, question)
    files, hidden = lake.files(months), lake.hidden(months)
    if not files:
        return schema_of(question).empty_table()
    marks = found_marks(lake.root, files, hidden)
    if marks is None:
        form = Form.ROWS_WITH_HIDDEN if hidden else Form.ROWS
        views = {NAME: files, HIDDEN: hidden} if hidden else {NAME: files}
        return run(text_of(question, dialect, form), views).cast(schema_of(question))
    manifest = lake.manifest()
    form = form_of(question, manifest.last if manifest else None)
    if dialect == LOCAL and is_sorted_by(question):
        return sums_of_marks(marks, question, form).cast(schema_of(question))
    text = text_of(question, dialect, form)
    found = run(text, {NAME: marks.counted}).cast(schema_of(question))
    if marks.gone:
        gone = run(text, {NAME: marks.gone}).cast(schema_of(question))
        found = less(found, gone, (*question.columns, PART))
    return found


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
