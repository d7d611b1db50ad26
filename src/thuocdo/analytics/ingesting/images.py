"""The last known state of each dossier as records of fixed width, found by the dossier's hash.

An import has to know what it replaces. The rows in Parquet cannot be fetched one by one, so each
import leaves a run: hashes in ascending order and, in the same order, records of about 110 bytes.
Runs are memory-mapped; a look-up touches one page a dossier however many millions there are.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.durable import whole
from thuocdo.analytics.tables import COLUMNS, SCHEMA, Column

KEY = "dossier"
PLAIN_NULL = -(2**31)

Keys: TypeAlias = NDArray[np.int64]
Records: TypeAlias = NDArray[np.void]


def _type_of(column: Column) -> str:
    """The narrowest that holds all values and one more, for null."""
    return "u1" if column.high < 2**8 - 1 else "u2" if column.high < 2**16 - 1 else "<i4"


TYPES = {c.name: _type_of(c) for c in COLUMNS if c.name != KEY}
NULLS = {
    name: PLAIN_NULL if kind == "<i4" else int(np.iinfo(kind).max) for name, kind in TYPES.items()
}
RECORD = np.dtype(list(TYPES.items()))


class Run(NamedTuple):
    """States that one import left, or several together."""

    keys: Keys  # ascending, each once
    records: Records


def records_of(rows: pa.Table) -> Records:
    """Rows of the lake as records, in their order."""
    records = np.empty(rows.num_rows, RECORD)
    for name, null in NULLS.items():
        column = rows[name].combine_chunks()
        records[name] = (column.fill_null(null) if column.null_count else column).to_numpy(
            zero_copy_only=False
        )
    return records


def rows_of(keys: Keys, records: Records) -> pa.Table:
    """Records as rows of the lake."""
    columns = {KEY: pa.array(np.ascontiguousarray(keys))}
    for name, null in NULLS.items():
        values = records[name].astype(np.int32)
        columns[name] = pa.array(values, mask=values == null)
    return pa.table(columns).select(SCHEMA.names).cast(SCHEMA)


def find(runs: Sequence[Run], keys: Keys) -> tuple[NDArray[np.bool_], Records]:
    """Which of the keys, given in ascending order, are known, and the last record of each known."""
    known = np.zeros(keys.size, np.bool_)
    places, records = [np.empty(0, np.intp)], [np.empty(0, RECORD)]
    for run in reversed([run for run in runs if run.keys.size]):
        open_at = np.flatnonzero(~known)
        wanted = keys[open_at]
        near = np.minimum(np.searchsorted(run.keys, wanted), run.keys.size - 1)
        hit = np.flatnonzero(run.keys[near] == wanted)
        known[open_at[hit]] = True
        places.append(open_at[hit])
        records.append(run.records[near[hit]])
    every = np.concatenate(records)
    return known, every if len(records) == 2 else every[np.argsort(np.concatenate(places))]


def same(one: Records, other: Records) -> NDArray[np.bool_]:
    """Which records are equal but for the import they came with."""
    equal: NDArray[np.bool_] = np.ones(one.size, np.bool_)
    for name in TYPES:
        if name != "batch":
            equal &= one[name] == other[name]
    return equal


def write_run(folder: Path, name: str, run: Run) -> None:
    """Keep a run as two files; durable when it returns."""
    for part, array in (("keys", run.keys), ("records", run.records)):
        with whole(folder / f"{name}.{part}.npy") as partial, partial.open("wb") as stream:
            np.save(stream, array)


def write_sorted(folder: Path, name: str, total: int, batches: Iterable[pa.RecordBatch]) -> None:
    """Keep a run of rows that come in ascending order, without holding them."""
    with whole(folder / f"{name}.keys.npy") as keys, whole(folder / f"{name}.records.npy") as rest:
        key_file = np.lib.format.open_memmap(keys, "w+", np.int64, (total,))
        record_file = np.lib.format.open_memmap(rest, "w+", RECORD, (total,))
        done = 0
        for batch in batches:
            rows = pa.Table.from_batches([batch])
            until = done + rows.num_rows
            key_file[done:until] = rows[KEY].to_numpy()
            record_file[done:until] = records_of(rows)
            done = until
        key_file.flush()
        record_file.flush()


def read_run(folder: Path, name: str) -> Run:
    """A run, mapped into memory."""
    keys, records = (_mapped(folder / f"{name}.{part}.npy") for part in ("keys", "records"))
    return Run(keys, records)


def merged(old: Run, new: Run) -> Run:
    """Both as one; of a dossier in both the new record counts."""
    kept = ~np.isin(old.keys, new.keys, assume_unique=True)
    keys = np.concatenate([old.keys[kept], new.keys])
    order = np.argsort(keys, kind="stable")
    return Run(keys[order], np.concatenate([old.records[kept], new.records])[order])


def _mapped(path: Path) -> NDArray[Any]:
    array: NDArray[Any] = np.load(path, mmap_mode="r")
    return array
