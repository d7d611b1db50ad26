"""Nightly housekeeping: one file a month without replaced rows, few runs, one file of cells.

What is no longer named stays on the disk until the next time, for those who are reading it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from thuocdo.analytics.cubes.building import kept
from thuocdo.analytics.engines.duckdb import view
from thuocdo.analytics.ingesting.applying import CELLS, HIDDEN, STATES
from thuocdo.analytics.ingesting.images import merged, read_run, write_run
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.lake import Lake, write_parquet
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.marking import FOLDER, beside, mark
from thuocdo.analytics.tables import SCHEMA, SORTED_BY

MUCH_LARGER = 4  # times; a run is left alone when the next one is so much smaller


def tidy(lake: Lake) -> Manifest:
    """Put the lake in order; every answer stays what it was.

    Raises:
        LakeInUse: an import is at work.
    """
    with alone(lake):
        before = ready(lake)
        remove_unnamed(lake, before)
        files = {month: of_month(lake, before, month) for month in before.files}
        after = replace(
            before,
            files={month: names for month, names in files.items() if names},
            hidden={},
            states=runs_of(lake, before.states),
            cells=cells_of(lake, before),
        )
        after.write(lake.root)
        return after


def of_month(lake: Lake, before: Manifest, month: str) -> tuple[str, ...]:
    """The files of a month, written as one where there were several or rows were replaced."""
    names = before.files[month]
    if len(names) == 1 and month not in before.hidden:
        return names
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as con:
        view(con, "stored", lake.files([month]))
        rows = "stored"
        if lake.hidden([month]):
            view(con, "hidden", lake.hidden([month]))
            rows = "stored ANTI JOIN hidden USING (dossier, batch)"
        columns, order = ", ".join(SCHEMA.names), ", ".join(SORTED_BY)
        table = con.execute(f"SELECT {columns} FROM {rows} ORDER BY {order}").to_arrow_table()  # noqa: S608
    if not table.num_rows:
        return ()
    name = f"{tidied(before, names)}.parquet"
    path = lake.partition(month) / name
    write_parquet(table.cast(SCHEMA), path)
    mark(lake.root, path, table)
    return (name,)


def runs_of(lake: Lake, names: Sequence[str]) -> tuple[str, ...]:
    """Runs merged from the newest on, as long as the older is not much larger."""
    left, folder = list(names), lake.root / STATES
    while len(left) > 1:
        old, new = (read_run(folder, name) for name in left[-2:])
        if old.keys.size > MUCH_LARGER * new.keys.size:
            break
        name = f"{left[-1]}m"
        write_run(folder, name, merged(old, new))
        left[-2:] = [name]
    return tuple(left)


def cells_of(lake: Lake, before: Manifest) -> tuple[str, ...]:
    """All cells in one file."""
    if len(before.cells) < 2:
        return before.cells
    name = f"{before.cells[-1]}m"
    kept(lake).write(lake.root / CELLS, name)
    return (name,)


def tidied(before: Manifest, names: Iterable[str]) -> str:
    """A name that no file of the month has."""
    return f"b{before.batch:07}-{'m' * (1 + max(name.count('m') for name in names))}"


def remove_unnamed(lake: Lake, manifest: Manifest) -> None:
    """Remove files that the manifest has not named since the last time."""
    named = {*lake.files(), *lake.hidden()}
    named |= {_first(lake.root / STATES, name) for name in manifest.states}
    named |= {_first(lake.root / CELLS, name) for name in manifest.cells}
    for folder in ("dossiers", HIDDEN, STATES, CELLS):
        for path in (lake.root / folder).rglob("*"):
            if path.is_file() and not {path, _first(path.parent, path.name)} & named:
                path.unlink()
    marks = {beside(lake.root, path) for path in (*lake.files(), *lake.hidden())}
    for path in (lake.root / FOLDER).rglob("*"):
        if path.is_file() and path not in marks:
            path.unlink()


def _first(folder: Path, name: str) -> Path:
    return folder / name.partition(".")[0]
