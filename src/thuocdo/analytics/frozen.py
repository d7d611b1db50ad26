"""A closed period as one file: counts of all indicators, from which every rate can be made again.

A row is one side (receiving or responsible), unit, field (empty: all) and part of the period (its
own code: the whole). What was counted and when stands in the file itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from thuocdo.analytics.catalogue import KPIS
from thuocdo.analytics.durable import whole
from thuocdo.analytics.periods import Every, Period, read_period
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import PART
from thuocdo.analytics.table import KpiTable, count_names

KEYS = ("side", "unit", "field", "part")
SIDES = ("responsible", "receiver")
ABOUT = b"thuocdo"
Ask = Callable[[Question], KpiTable]


@dataclass(frozen=True)
class Frozen:
    """The counts of a closed period."""

    period: Period
    as_of: date
    batch: int  # the last import that is counted
    counts: pa.Table  # KEYS as texts, then the columns of ``count_names``

    @classmethod
    def counted(cls, period: Period, as_of: date, batch: int, ask: Ask) -> "Frozen":
        """Count with whatever answers questions: a cube, or an engine over rows."""
        parts = [
            keyed(ask(Question(period, as_of, (side, *more), every)), side)
            for side in SIDES
            for more, every in (((), None), (("field",), None), ((), Every.MONTH))
        ]
        seen = pa.concat_tables(parts)
        once = seen.group_by(list(KEYS), use_threads=False).aggregate(
            [(name, "max") for name in seen.column_names[len(KEYS) :]]
        )
        renamed = once.rename_columns([n.removesuffix("_max") for n in once.column_names])
        ordered = renamed.select(seen.column_names).sort_by([(key, "ascending") for key in KEYS])
        return cls(period, as_of, batch, ordered)

    def write(self, path: Path) -> None:
        """Keep it; whole or not at all."""
        about = {"period": self.period.code, "as_of": f"{self.as_of}", "batch": self.batch}
        table = self.counts.replace_schema_metadata({ABOUT: json.dumps(about).encode()})
        with whole(path) as partial:
            pq.write_table(table, partial, compression="zstd")

    @classmethod
    def read(cls, path: Path) -> "Frozen":
        """As it was written."""
        table = pq.read_table(path, partitioning=None)
        about: Mapping[str, Any] = json.loads(table.schema.metadata[ABOUT])
        period, as_of = read_period(about["period"]), date.fromisoformat(about["as_of"])
        return cls(period, as_of, about["batch"], table.replace_schema_metadata(None))

    def table(self, side: str, *, by_field: bool = False, by_month: bool = False) -> KpiTable:
        """The counts by unit, and by field or month besides."""
        rows = self.counts.filter(pc.equal(self.counts["side"], side))
        is_all = pc.equal(rows["field"], "")
        rows = rows.filter(pc.invert(is_all) if by_field else is_all)
        is_whole = pc.equal(rows["part"], self.period.code)
        rows = rows.filter(pc.invert(is_whole) if by_month else is_whole)
        by = (side, "field") if by_field else (side,)
        kpis = tuple(k for k in KPIS if count_names(k)[0] in rows.column_names)
        question = Question(self.period, self.as_of, by, Every.MONTH if by_month else None, kpis)
        codes = [part.code for part in question.parts]
        numbers = pc.add(pc.index_in(rows["part"], pa.array(codes)), 1)
        columns = {side: rows["unit"], **({"field": rows["field"]} if by_field else {})}
        named = {name: rows[name] for k in kpis for name in count_names(k)}
        return KpiTable(question, pa.table({**columns, PART: numbers, **named}))

    def differs(self, other: "Frozen") -> bool:
        """Whether any count is another one."""
        return not self.counts.equals(other.counts)


def keyed(table: KpiTable, side: str) -> pa.Table:
    """One answer under the keys of the file."""
    counts, question = table.counts, table.question
    parts = [question.parts[n - 1].code for n in counts[PART].to_pylist()]
    rows = counts.num_rows
    field = counts["field"] if "field" in question.by else pa.array([""] * rows, pa.string())
    keys = {
        "side": pa.array([side] * rows, pa.string()),
        "unit": counts[side].cast(pa.string()),
        "field": field,
        "part": pa.array(parts, pa.string()),
    }
    names = [name for kpi in question.kpis for name in count_names(kpi)]
    return pa.table({**keys, **{name: counts[name] for name in names}})
