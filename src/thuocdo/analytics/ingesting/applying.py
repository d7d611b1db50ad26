"""Put checked dossiers into the lake: new, corrected or as they were, and the cube with them.

All files are written under names of their own and made durable; then the manifest is replaced in
one step. Whatever is cut off before that step leaves the lake as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.cubes.cells import Cells, added
from thuocdo.analytics.cubes.counting import count, fingerprint, groups_of
from thuocdo.analytics.durable import Write, together, writing
from thuocdo.analytics.ingesting.images import (
    Keys,
    Records,
    Run,
    find,
    read_run,
    rows_of,
    same,
    write_run,
)
from thuocdo.analytics.lake import Lake, write_parquet
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.marking import beside, marks_of, write_marks
from thuocdo.analytics.tables import DAY, EPOCH

WIDEST = 2**62  # of a whole number that is sorted by
STATES, CELLS, HISTORY, HIDDEN = "states", "cells", "history", "hidden"


class States(NamedTuple):
    """Dossiers as an import gives them; each once."""

    keys: Keys
    records: Records


@dataclass(frozen=True)
class Changes:
    """What dossiers do to the lake."""

    fresh: States  # rows to be added, ascending by key; their ``batch`` is not set yet
    replaced: States  # the rows that they take the place of
    unchanged: int

    @property
    def corrected(self) -> int:
        """Dossiers of which a newer state came."""
        return self.replaced.keys.size

    @property
    def new(self) -> int:
        """Dossiers that were not known."""
        return self.fresh.keys.size - self.corrected


@dataclass
class Written:
    """Files of an import that are on the disk and not yet in the manifest, and its counts."""

    batch: int
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: dict[str, tuple[str, ...]] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    cells: list[Cells] = field(default_factory=list)
    added: int = 0
    corrected: int = 0
    unchanged: int = 0
    last: int = 0  # day of the last receipt or end

    @property
    def changes(self) -> bool:
        """Whether the import leaves anything other than it was."""
        return self.added + self.corrected > 0

    def name(self, part: int) -> str:
        """Of all files of one part."""
        return f"b{self.batch:07}-{part:04}"


def apply(
    lake: Lake,
    parts: Iterable[States],
    before: Manifest,
    newer: NDArray[np.bool_] | None = None,
    *,
    trial: bool = False,
) -> Written:
    """Write what the parts change; nothing counts before ``complete``.

    Args:
        lake: Held by the caller (``locking.alone``).
        parts: Of one import; a dossier is in one of them and there once.
        before: The manifest that the import begins from, its states and cube in order.
        newer: Of each earlier import's number, whether its states are newer than these.
        trial: Only count.
    """
    done = Written(before.batch + 1)
    runs = [read_run(lake.root / STATES, name) for name in before.states]
    with together(), duckdb.connect(":memory:", config={"threads": 2}) as con:
        groups = groups_of(lake)
        for number, states in enumerate(parts):
            changes = changes_of(runs, states, newer)
            done.unchanged += changes.unchanged
            done.added += changes.new
            done.corrected += changes.corrected
            if changes.fresh.keys.size and not trial:
                Part(lake, con, groups, done, number).write(changes)
    return done


def changes_of(
    runs: Sequence[Run], states: States, newer: NDArray[np.bool_] | None = None
) -> Changes:
    """Compare with what is known; a newer state that is known stays."""
    keys, records = ascending(states)
    known, old = find(runs, keys)
    if not old.size:
        return Changes(States(keys, records), States(keys[:0], old), 0)
    at = np.flatnonzero(known)
    equal = same(old, records[at])
    if newer is not None:
        equal |= newer[old["batch"]]
    fresh = np.ones(keys.size, np.bool_)
    fresh[at[equal]] = False
    replaced = States(keys[at[~equal]], old[~equal])
    return Changes(States(keys[fresh], records[fresh]), replaced, int(equal.sum()))


def ascending(states: States) -> States:
    """By key; as they are, if they are so already."""
    keys = states.keys
    if (keys[1:] > keys[:-1]).all():
        return states
    order = np.argsort(keys, kind="stable")
    return States(keys[order], states.records[order])


@dataclass(frozen=True)
class Part:
    """One part of an import, on its way to the disk."""

    lake: Lake
    con: duckdb.DuckDBPyConnection
    groups: NDArray[np.int64]  # of procedures
    done: Written
    number: int

    def write(self, changes: Changes) -> None:
        """Write rows, hidden rows, old images, the marks of both and the new run."""
        name, done = self.done.name(self.number), self.done
        keys, records = changes.fresh
        records["batch"] = done.batch
        done.states = (*done.states, name)
        done.last = max(
            done.last, int(records["received"].max() // DAY), int(records["finished"].max() // DAY)
        )
        fresh, gone = Sorted.of(changes.fresh), Sorted.of(changes.replaced)
        with writing() as write:
            write(write_run, self.lake.root / STATES, name, Run(keys, records))
            marks = marks_of(self.con, pa.concat_tables([fresh.rows, gone.rows]))
            self.write_months(write, fresh, marks[: keys.size], name)
            if changes.corrected:
                self.hide(write, gone, marks[keys.size :], name)
            signs = np.repeat(np.array([1, -1], np.int8), [keys.size, changes.corrected])
            done.cells.append(count(marks, self.groups, signs if changes.corrected else None))

    def write_months(self, write: Write, fresh: "Sorted", marks: pa.Table, name: str) -> None:
        """Write rows to the partitions of their months."""
        for month, places in split(fresh.months):
            path = self.lake.partition(month) / f"{name}.parquet"
            write(write_parquet, fresh.rows[places], path)
            write(write_marks, beside(self.lake.root, path), marks[places])
            self.done.files[month] = (*self.done.files.get(month, ()), path.name)

    def hide(self, write: Write, gone: "Sorted", marks: pa.Table, name: str) -> None:
        """Name the rows that do not count any more."""
        write(write_parquet, gone.rows, self.lake.root / HISTORY / f"{name}.parquet")
        for month, places in split(gone.months):
            path = self.lake.root / HIDDEN / f"month={month}" / f"{name}.parquet"
            write(write_parquet, gone.rows[places].select(["dossier", "batch"]), path)
            write(write_marks, beside(self.lake.root, path), marks[places])
            self.done.hidden[month] = (*self.done.hidden.get(month, ()), path.name)


class Sorted(NamedTuple):
    """Rows in the order in which the lake keeps them, and their months."""

    rows: pa.Table
    months: NDArray[np.datetime64]

    @classmethod
    def of(cls, states: States) -> "Sorted":
        """Of dossiers, ascending by key."""
        months = months_of(states.records)
        order = order_of(states, months)
        return cls(rows_of(states.keys[order], states.records[order]), months[order])


def complete(lake: Lake, done: Written, before: Manifest) -> Manifest:
    """Make what was written count."""
    cells = added(done.cells)
    names: tuple[str, ...] = ()
    if cells.keys.size or cells.places.size:
        names = (done.name(0),)
        cells.write(lake.root / CELLS, names[0])
    after = replace(
        before.with_files(done.files, done.hidden),
        batch=done.batch,
        states=(*before.states, *done.states),
        cells=(*before.cells, *names),
        last=max(before.last, done.last),
        cube=fingerprint(),
    )
    lake.mark()
    after.write(lake.root)
    return after


def months_of(records: Records) -> NDArray[np.datetime64]:
    """The month of receipt of each record."""
    days = records["received"] // DAY
    months: NDArray[np.datetime64] = (np.datetime64(EPOCH.date()) + days).astype("datetime64[M]")
    return months


def order_of(states: States, months: NDArray[np.datetime64]) -> NDArray[np.intp]:
    """By month, then as ``tables.SORTED_BY`` says; the keys are ascending already."""
    names = ("responsible", "field", "procedure", "received")
    return stable_order([months.astype(np.int64), *(states.records[name] for name in names)])


def stable_order(columns: Sequence[NDArray[Any]]) -> NDArray[np.intp]:
    """By the first column, then by the next; one sort where all fit into one whole number."""
    key, room = np.zeros(columns[0].size, np.int64), 1
    for column in columns if key.size else ():
        low, width = int(column.min()), int(column.max()) - int(column.min()) + 1
        room *= width
        if room >= WIDEST:
            return np.lexsort(list(columns)[::-1])
        key = key * width + (column.astype(np.int64) - low)
    return np.argsort(key, kind="stable")


def split(months: NDArray[np.datetime64]) -> Iterable[tuple[str, slice]]:
    """Each month of a column in order of months, with its rows."""
    found, starts = np.unique(months, return_index=True)
    ends = [*starts[1:].tolist(), months.size]
    return [
        (str(month), slice(start, end))
        for month, start, end in zip(found, starts.tolist(), ends, strict=True)
    ]
