"""The cube from all rows at once: what the kept one must equal, and where it begins."""

from collections.abc import Iterable

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from thuocdo.analytics.cubes.cells import Cells, added
from thuocdo.analytics.cubes.counting import count, groups_of
from thuocdo.analytics.engines.duckdb import view
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.marking import beside, marks_of

CELLS = "cells"
AT_ONCE = 16  # months whose cells are held before they are added up


def recounted(lake: Lake, *, anew: bool = True) -> Cells:
    """Count every row that counts, file by file; memory does not grow with the lake.

    Args:
        lake: Whose rows.
        anew: Evaluate the expressions of the indicators; else take the marks where there are any.
    """
    total: list[Cells] = []
    groups = groups_of(lake)
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as con:
        for month in lake.months():
            total += counted(con, lake, month, groups, anew=anew)
            if len(total) > AT_ONCE:
                total = [added(total)]
    return added(total)


def counted(
    con: duckdb.DuckDBPyConnection,
    lake: Lake,
    month: str,
    groups: NDArray[np.int64],
    *,
    anew: bool,
) -> Iterable[Cells]:
    """The cells of each file of a month."""
    hidden = lake.hidden([month])
    if hidden:
        view(con, "hidden", hidden)
    for file in lake.files([month]):
        marks = beside(lake.root, file)
        if not (anew or hidden) and marks.exists():
            yield count(pq.read_table(marks, partitioning=None), groups)
            continue
        view(con, "stored", [file])
        rows = "stored ANTI JOIN hidden USING (dossier, batch)" if hidden else "stored"
        yield count(marked(con, rows), groups)


def marked(con: duckdb.DuckDBPyConnection, rows: str) -> pa.Table:
    """The marks of what stands behind FROM."""
    return marks_of(con, con.execute(f"FROM {rows}").to_arrow_table())


def kept(lake: Lake) -> Cells:
    """The cube as imports have kept it."""
    manifest = lake.manifest()
    names = manifest.cells if manifest else ()
    return added(Cells.read(lake.root / CELLS, name) for name in names)
