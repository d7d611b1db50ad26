"""Dossiers that a file names more than once."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thuocdo.analytics.ingesting.parsed import ABSENT, KEY, UNREADABLE, Parsed

Rows = NDArray[np.int64]


class Doubled(NamedTuple):
    """Rows of the file, ascending."""

    repeated: Rows  # say what an earlier row says
    contradictory: Rows  # of which no other row can be told to be right


def doubled(parsed: Parsed) -> Doubled:
    """Look through the parsed rows."""
    rows, first = several(parsed.keys())
    differs = np.zeros(rows.size, np.bool_)
    for name in parsed.schema.names if rows.size else ():
        if name != KEY:
            said = parsed.taken(name, rows)
            differs |= said != said[first]
    unread = np.flatnonzero(~differs & (parsed.taken(UNREADABLE, rows) != 0))
    if unread.size:
        differs[unread] = not_same(parsed.cells(rows[unread]), parsed.cells(rows[first[unread]]))
    contradicted = np.zeros(rows.size, np.bool_)
    contradicted[first[differs]] = True  # at the first row of each dossier
    is_wrong = contradicted[first]
    is_later = first != np.arange(rows.size)
    return Doubled(np.sort(rows[is_later & ~is_wrong]), np.sort(rows[is_wrong]))


def several(keys: Rows) -> tuple[Rows, Rows]:
    """Rows whose dossier has several, one dossier after the other; for each, where its first is."""
    ordered = np.sort(keys)
    again = ordered[1:][(ordered[1:] == ordered[:-1]) & (ordered[1:] != ABSENT)]
    if not again.size:
        return again, again
    named = np.unique(again)
    place = np.minimum(np.searchsorted(named, keys), named.size - 1)
    rows = np.flatnonzero(named[place] == keys)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    return rows, np.searchsorted(keys[rows], keys[rows])


def not_same(some: pa.Table, others: pa.Table) -> NDArray[np.bool_]:
    """In which rows two tables of texts differ anywhere."""
    differs = np.zeros(some.num_rows, np.bool_)
    for one, other in zip(some.columns, others.columns, strict=True):
        unlike = pc.fill_null(pc.not_equal(one, other), False).to_numpy()  # noqa: FBT003
        differs |= unlike | (one.is_null().to_numpy() != other.is_null().to_numpy())
    return differs
