"""Dossiers that a file names more than once."""

from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.ingesting.fields import FIELDS
from thuocdo.analytics.ingesting.parsing import ABSENT, PARSED


class Doubled(NamedTuple):
    """Rows of the file, ascending."""

    repeated: NDArray[np.int64]  # say what an earlier row says
    contradictory: NDArray[np.int64]  # of which no other row can be told to be right


def doubled(con: duckdb.DuckDBPyConnection) -> Doubled:
    """Look through the parsed rows."""
    names = ", ".join(field.name for field in FIELDS if field.name != "dossier")
    found = con.execute(
        f"""
        WITH several AS (
            SELECT dossier FROM {PARSED} WHERE dossier <> {ABSENT}
            GROUP BY dossier HAVING count(*) > 1
        ), named AS (
            SELECT rowid AS place, dossier, hash({names}, texts) AS said
            FROM {PARSED} SEMI JOIN several USING (dossier)
        )
        SELECT place, min(said) OVER same <> max(said) OVER same AS differs,
               min(place) OVER same AS first
        FROM named WINDOW same AS (PARTITION BY dossier) ORDER BY place
        """  # noqa: S608
    ).fetchnumpy()
    place, differs = np.asarray(found["place"]), np.asarray(found["differs"]).astype(np.bool_)
    later = place > np.asarray(found["first"])
    return Doubled(place[~differs & later], place[differs])
