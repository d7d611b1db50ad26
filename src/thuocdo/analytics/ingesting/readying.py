"""Bring a lake into the state in which an import can begin."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.cubes.building import recounted
from thuocdo.analytics.cubes.counting import fingerprint
from thuocdo.analytics.engines.duckdb import view
from thuocdo.analytics.ingesting.applying import CELLS, HIDDEN, HISTORY, STATES
from thuocdo.analytics.ingesting.images import write_sorted
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.marking import FOLDER, beside, mark
from thuocdo.analytics.tables import DAY, SCHEMA

STEP = 100_000  # rows fetched at once
DECLARED = "declared"


def ready(lake: Lake) -> Manifest:
    """The manifest to begin from: leftovers gone, states and cube there.

    A lake that was written without imports (a demonstration) is taken over as it lies; a cube whose
    measures are defined otherwise now is counted anew.
    """
    manifest = lake.manifest()
    if manifest is None:
        manifest = taken_over(lake)
    elif manifest.cube != fingerprint():
        manifest = with_cube(lake, manifest)
    sweep(lake, manifest)
    mark_all(lake)
    return manifest


def mark_all(lake: Lake) -> None:
    """Write the marks that are missing: of older lakes, and after an indicator was changed."""
    for month in lake.months():
        hidden = lake.hidden([month])
        for file in (*lake.files([month]), *hidden):
            if not beside(lake.root, file).exists():
                mark(lake.root, file, replaced(lake, month, file) if file in hidden else read(file))


def read(file: Path) -> pa.Table:
    """The rows of a file."""
    return pq.read_table(file, partitioning=None)


def replaced(lake: Lake, month: str, hidden: Path) -> pa.Table:
    """The rows of a month that a file of hidden ones names."""
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as con:
        view(con, "stored", lake.files([month]))
        view(con, "hidden", [hidden])
        return con.execute("FROM stored SEMI JOIN hidden USING (dossier, batch)").to_arrow_table()


def taken_over(lake: Lake) -> Manifest:
    """A manifest of the files that are there."""
    files = {m: tuple(path.name for path in lake.files([m])) for m in lake.months()}
    manifest = Manifest(files=files)
    if files:
        manifest = with_states(lake, manifest)
    return with_cube(lake, manifest)


def with_states(lake: Lake, manifest: Manifest) -> Manifest:
    """Write down the state of every dossier, sorted by DuckDB within its memory."""
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as con:
        view(con, "dossiers", lake.files())
        total, batch, last = con.execute(
            "SELECT count(*), max(batch), max(greatest(received, finished)) FROM dossiers"
        ).fetchone() or (0, 0, 0)
        names = ", ".join(SCHEMA.names)
        rows = con.execute(f"SELECT {names} FROM dossiers ORDER BY dossier")  # noqa: S608
        name = f"b{batch:07}-base"
        write_sorted(lake.root / STATES, name, total, rows.to_arrow_reader(STEP))
    return replace(manifest, batch=int(batch), states=(name,), last=int(last) // DAY)


def with_cube(lake: Lake, manifest: Manifest) -> Manifest:
    """Count all rows, by their marks where they have any, and make that the cube."""
    name = f"b{manifest.batch:07}-{fingerprint()}"
    recounted(lake, anew=False).write(lake.root / CELLS, name)
    counted = replace(manifest, cells=(name,), cube=fingerprint())
    lake.mark()
    counted.write(lake.root)
    return counted


def sweep(lake: Lake, manifest: Manifest) -> None:
    """Remove what an import that was cut off left behind."""
    for path in _written(lake):
        number = path.name.removeprefix(".").removeprefix("b")[:7]
        is_partial = path.name.endswith(".partial")
        if is_partial or (number.isdigit() and int(number) > manifest.batch):
            path.unlink()


def _written(lake: Lake) -> Iterable[Path]:
    for folder in (STATES, CELLS, HISTORY, HIDDEN, DECLARED, "dossiers", FOLDER):
        yield from (p for p in (lake.root / folder).rglob("*") if p.is_file())
    yield from lake.root.glob(".*.partial")
