"""Rows as they are counted: codes, moments, a bit for each condition of an indicator, amounts.

The expressions of the indicators are evaluated once, when rows are written. Row n of a file of
marks is row n of the file of dossiers beside which it stands:

    marked/<fingerprint>/dossiers/month=2026-03/*.parquet
    marked/<fingerprint>/hidden/month=2026-03/*.parquet     the rows that were replaced

The fingerprint is of the expressions themselves, so marks of other definitions are never read:
there are none of that name, and until they are made the rows answer.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from thuocdo.analytics.catalogue import measures_of
from thuocdo.analytics.durable import whole
from thuocdo.analytics.halves import halves
from thuocdo.analytics.measures import Measure, number
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.tables import DAY, SCHEMA

FOLDER = "marked"
ROWS = "unmarked"  # what the rows are called while they are marked
ROW_GROUP = 131_072
CODES = (
    *("receiver", "responsible", "procedure", "field", "channel", "online_level", "subject"),
    "cause",
)
MOMENTS = ("received", "finished", "late_at", "past_at", "apology_at")
HALVES = MappingProxyType({"received": "received_half", "finished": "finished_half"})
NARROW = MappingProxyType({"channel": "int8", "online_level": "int8", "subject": "int8"})


def _conditions(measures: Iterable[Measure]) -> Iterator[Measure]:
    rows = prepared(ibis.table(SCHEMA, name=ROWS))
    yield from (m for m in measures if m.counted.resolve(rows).type().is_boolean())


BITS = MappingProxyType({m.name: bit for bit, m in enumerate(_conditions(measures_of()))})
AMOUNTS = tuple(m.name for m in measures_of() if m.name not in BITS)
TYPES = MappingProxyType(
    {
        **{name: NARROW.get(name, "int32") for name in (*CODES, *MOMENTS)},
        **dict.fromkeys(HALVES.values(), "int16"),
        "flags": "int32" if len(BITS) < 32 else "int64",
        **dict.fromkeys(AMOUNTS, "int32"),
    }
)


class Marks(NamedTuple):
    """Files of marks: to be counted, and to be taken off again."""

    counted: tuple[Path, ...]
    gone: tuple[Path, ...]


@cache
def marking_sql(*, quick: bool = False) -> str:
    """The marks of the rows ``ROWS``, without half-months, as a query of DuckDB.

    Args:
        quick: In the form that DuckDB runs in half the time; the other names the marks.
    """
    rows = prepared(ibis.table(SCHEMA, name=ROWS))
    by_name = {m.name: m for m in measures_of()}
    flags = ibis.literal(0, TYPES["flags"])
    for name, bit in BITS.items():
        if quick:
            flag = ibis.ifelse(by_name[name].counted.resolve(rows), 1 << bit, 0).cast(
                TYPES["flags"]
            )
        else:
            flag = number(rows, by_name[name]).cast(TYPES["flags"]) << bit
        flags = flags | flag
    chosen = rows.select(
        **{name: rows[name].cast(TYPES[name]) for name in (*CODES, *MOMENTS)},
        flags=flags.cast(TYPES["flags"]),
        **{name: number(rows, by_name[name]).cast("int32") for name in AMOUNTS},
    )
    return str(ibis.to_sql(chosen, dialect="duckdb"))


@cache
def fingerprint() -> str:
    """Changes when any row is marked in another way."""
    text = "\n".join((marking_sql(), repr(sorted(TYPES.items())), repr(sorted(BITS.items()))))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def marks_of(con: duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """The marks of rows of the lake, in their order."""
    con.register(ROWS, rows)
    try:
        return with_halves(con.execute(marking_sql(quick=True)).to_arrow_table())
    finally:
        con.unregister(ROWS)


def with_halves(marks: pa.Table) -> pa.Table:
    """With the half-months of receipt and end."""
    for moment, half in HALVES.items():
        minutes = marks[moment].combine_chunks()
        is_absent = np.asarray(minutes.is_null())
        found = halves(minutes.fill_null(0).to_numpy() // DAY)
        marks = marks.append_column(half, pa.array(found, pa.int16(), mask=is_absent))
    return marks.select(list(TYPES))


def numbers(marks: pa.Table, measure: str) -> NDArray[Any]:
    """What each row adds to a measure."""
    if measure in BITS:
        return np.asarray(marks["flags"].to_numpy() >> BITS[measure] & 1).astype(np.int8)
    return np.asarray(marks[measure].to_numpy())


def beside(root: Path, file: Path) -> Path:
    """Where the marks of a file of rows stand."""
    return root / FOLDER / fingerprint() / file.relative_to(root)


def write_marks(path: Path, marks: pa.Table) -> None:
    """Keep marks as a file; durable when it returns."""
    with whole(path) as partial:
        pq.write_table(marks, partial, compression="zstd", row_group_size=ROW_GROUP)


def mark(root: Path, file: Path, rows: pa.Table) -> None:
    """Write the marks of a file's rows beside it."""
    with duckdb.connect(":memory:", config={"threads": 1}) as con:
        write_marks(beside(root, file), marks_of(con, rows))


def found_marks(root: Path, files: Iterable[Path], hidden: Iterable[Path]) -> Marks | None:
    """The marks of these files; none where only one of them has not been marked yet."""
    marks = Marks(*(tuple(beside(root, file) for file in some) for some in (files, hidden)))
    return marks if all(path.exists() for some in marks for path in some) else None


def less(found: pa.Table, gone: pa.Table, keys: Iterable[str]) -> pa.Table:
    """Sums without those of the rows that were replaced."""
    by = list(keys)
    names = [name for name in found.column_names if name not in by]
    off = pa.table({n: gone[n] if n in by else negative(gone[n]) for n in found.column_names})
    every = pa.concat_tables([found, off]).group_by(by, use_threads=False)
    added = every.aggregate([(name, "sum") for name in names])
    return added.rename_columns([n.removesuffix("_sum") for n in added.column_names])


def negative(column: pa.ChunkedArray) -> pa.Array:
    """Each number with the other sign."""
    return pa.array(-column.to_numpy())
