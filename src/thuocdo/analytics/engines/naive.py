"""Loops over rows in plain Python: slow, obvious, and what the fast engines are compared with."""

from collections import defaultdict
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.engines.naive_rules import RULES, Seen
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import GROUPINGS, Question
from thuocdo.analytics.summing import PART
from thuocdo.analytics.table import KpiTable, count_names


def naive_table(lake: Lake, question: Question) -> KpiTable:
    """The same table as ``kpi_table``, without an engine and without the expressions."""
    counts: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0] * 3 * len(question.kpis))
    rows = visible(lake)
    for number, part in enumerate(question.parts, start=1):
        last = min(part.last_minute, question.now)
        for row in rows:
            seen = Seen(row, part.first_minute, last, question.now)
            key = (*(text_of(lake, row, name) for name in question.by), number)
            added = [value for kpi in question.kpis for value in RULES[kpi.code](seen)]
            if any(added):
                counts[key] = [a + b for a, b in zip(counts[key], added, strict=True)]
    return KpiTable(question, as_table(counts, question))


def visible(lake: Lake) -> list[dict[str, Any]]:
    """All rows that count."""
    hidden = {
        (row["dossier"], row["batch"])
        for file in lake.hidden()
        for row in pq.read_table(file, partitioning=None).to_pylist()
    }
    rows = [
        row for file in lake.files() for row in pq.read_table(file, partitioning=None).to_pylist()
    ]
    return [row for row in rows if (row["dossier"], row["batch"]) not in hidden]


def text_of(lake: Lake, row: dict[str, Any], key: str) -> str:
    """The group of a row."""
    grouping = GROUPINGS[key]
    number = row[grouping.column]
    if number is None:
        return ""
    for entry in lake.dictionary(grouping.dictionary).rows if grouping.dictionary else ():
        if entry["id"] == number:
            return entry[grouping.of_entry or "code"] or ""
    return str(number)


def as_table(counts: dict[tuple[Any, ...], list[int]], question: Question) -> pa.Table:
    """Rows in the order of their keys; those whose counts add up to nothing are left out."""
    names = [name for kpi in question.kpis for name in count_names(kpi)]
    kept = [(*key, *values) for key, values in sorted(counts.items()) if any(values)]
    keys = [*((key, pa.string()) for key in question.by), (PART, pa.int32())]
    schema = pa.schema([*keys, *((name, pa.int64()) for name in names)])
    columns = list(zip(*kept, strict=True)) or [() for _ in schema]
    return pa.table(
        [pa.array(values, f.type) for values, f in zip(columns, schema, strict=True)], schema=schema
    )
