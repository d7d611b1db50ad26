"""The cube from all rows at once: what the kept one must equal, and where it begins."""

import duckdb

from thuocdo.analytics.cubes.cells import Cells, added
from thuocdo.analytics.cubes.counting import count, group_procedures
from thuocdo.analytics.engines.duckdb import view
from thuocdo.analytics.lake import Lake

CELLS = "cells"
AT_ONCE = 16  # months whose cells are held before they are added up


def recounted(lake: Lake) -> Cells:
    """Count every row that counts, file by file; memory does not grow with the lake."""
    total: list[Cells] = []
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as con:
        group_procedures(con, lake)
        for month in lake.months():
            hidden = lake.hidden([month])
            rows = "stored"
            if hidden:
                view(con, "hidden", hidden)
                rows = "(SELECT * FROM stored ANTI JOIN hidden USING (dossier, batch))"
            for file in lake.files([month]):
                view(con, "stored", [file])
                total.append(count(con, rows))
                con.execute("DROP VIEW IF EXISTS dossiers; DROP VIEW stored")
            if hidden:
                con.execute("DROP VIEW hidden")
            if len(total) > AT_ONCE:
                total = [added(total)]
    return added(total)


def kept(lake: Lake) -> Cells:
    """The cube as imports have kept it."""
    manifest = lake.manifest()
    names = manifest.cells if manifest else ()
    return added(Cells.read(lake.root / CELLS, name) for name in names)
