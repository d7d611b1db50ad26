"""Put checked dossiers into the lake: new, corrected or as they were, and the cube with them.

All files are written under names of their own and made durable; then the manifest is replaced in
one step. Whatever is cut off before that step leaves the lake as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.cubes.cells import Cells, added
from thuocdo.analytics.cubes.counting import count, fingerprint, group_procedures
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
from thuocdo.analytics.tables import DAY, EPOCH

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
    with duckdb.connect(":memory:", config={"threads": 2}) as con:
        group_procedures(con, lake)
        for number, states in enumerate(parts):
            changes = changes_of(runs, states, newer)
            done.unchanged += changes.unchanged
            done.added += changes.new
            done.corrected += changes.corrected
            if changes.fresh.keys.size and not trial:
                write_part(lake, con, changes, done, number)
    return done


def changes_of(
    runs: Sequence[Run], states: States, newer: NDArray[np.bool_] | None = None
) -> Changes:
    """Compare with what is known; a newer state that is known stays."""
    order = np.argsort(states.keys, kind="stable")
    keys, records = states.keys[order], states.records[order]
    known, old = find(runs, keys)
    at = np.flatnonzero(known)
    equal = same(old, records[at])
    if newer is not None:
        equal |= newer[old["batch"]]
    fresh = np.ones(keys.size, np.bool_)
    fresh[at[equal]] = False
    replaced = States(keys[at[~equal]], old[~equal])
    return Changes(States(keys[fresh], records[fresh]), replaced, int(equal.sum()))


def write_part(
    lake: Lake, con: duckdb.DuckDBPyConnection, changes: Changes, done: Written, number: int
) -> None:
    """Write rows, hidden rows, old images and the new run of one part."""
    name, (keys, records) = done.name(number), changes.fresh
    records["batch"] = done.batch
    write_run(lake.root / STATES, name, Run(keys, records))
    done.states = (*done.states, name)
    write_months(lake, changes.fresh, name, done)
    done.cells.append(counted(con, changes.fresh))
    done.last = max(
        done.last, int(records["received"].max() // DAY), int(records["finished"].max() // DAY)
    )
    if changes.corrected:
        done.cells.append(-counted(con, changes.replaced))
        hide(lake, changes.replaced, name, done)
        write_parquet(rows_of(*changes.replaced), lake.root / HISTORY / f"{name}.parquet")


def write_months(lake: Lake, states: States, name: str, done: Written) -> None:
    """Write rows to the partitions of their months."""
    order = order_of(states)
    months = months_of(states.records)[order]
    for month, places in split(months):
        chosen = order[places]
        rows = rows_of(states.keys[chosen], states.records[chosen])
        write_parquet(rows, lake.partition(month) / f"{name}.parquet")
        done.files[month] = (*done.files.get(month, ()), f"{name}.parquet")


def hide(lake: Lake, states: States, name: str, done: Written) -> None:
    """Name the rows that do not count any more, by the month in which they lie."""
    months = months_of(states.records)
    order = np.argsort(months, kind="stable")
    for month, places in split(months[order]):
        chosen = order[places]
        batches = np.ascontiguousarray(states.records["batch"][chosen])
        rows = pa.table({"dossier": states.keys[chosen], "batch": batches})
        write_parquet(rows, lake.root / HIDDEN / f"month={month}" / f"{name}.parquet")
        done.hidden[month] = (*done.hidden.get(month, ()), f"{name}.parquet")


def counted(con: duckdb.DuckDBPyConnection, states: States) -> Cells:
    """What rows add to the cube."""
    con.register("arrived", rows_of(*states))
    cells = count(con, "arrived")
    con.unregister("arrived")
    return cells


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


def order_of(states: States) -> NDArray[np.intp]:
    """By month, then as ``tables.SORTED_BY`` says; the keys are ascending already."""
    records = states.records
    names = ("received", "procedure", "field", "responsible")
    return np.lexsort([*(records[name] for name in names), months_of(records).astype(np.int64)])


def split(months: NDArray[np.datetime64]) -> Iterable[tuple[str, slice]]:
    """Each month of a column in order of months, with its rows."""
    found, starts = np.unique(months, return_index=True)
    ends = [*starts[1:].tolist(), months.size]
    return [
        (str(month), slice(start, end))
        for month, start, end in zip(found, starts.tolist(), ends, strict=True)
    ]
