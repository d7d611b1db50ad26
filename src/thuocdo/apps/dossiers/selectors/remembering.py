"""Answers from rows, remembered by the process until the lake is another one.

An import, a tidying and a change of definitions each write another manifest, so that what is
remembered can never be older than the lake. Codes are read with the same manifest.
"""

from functools import lru_cache

from thuocdo.analytics.lake import Lake
from thuocdo.analytics.listing import Listing, Row, listed
from thuocdo.analytics.manifest import Version, version_of
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.question import Question
from thuocdo.analytics.table import KpiTable
from thuocdo.apps.dossiers.selectors.lakes import lake


def rows_listed(listing: Listing, *, limit: int, offset: int = 0) -> tuple[int, list[Row]]:
    """A page of dossiers, and how many there are."""
    kept, version = lake(), version_of(lake().root)
    if version is None:
        return listed(kept, listing, limit=limit, offset=offset)
    total, rows = _listed(kept, version, listing, limit, offset)
    return total, list(rows)


def counted_rows(question: Question) -> KpiTable:
    """The answer of an engine over the rows."""
    kept, version = lake(), version_of(lake().root)
    return kpi_table(kept, question) if version is None else _counted(kept, version, question)


@lru_cache(maxsize=128)
def _listed(
    kept: Lake, _version: Version, listing: Listing, limit: int, offset: int
) -> tuple[int, tuple[Row, ...]]:
    total, rows = listed(kept, listing, limit=limit, offset=offset)
    return total, tuple(rows)


@lru_cache(maxsize=64)
def _counted(kept: Lake, _version: Version, question: Question) -> KpiTable:
    return kpi_table(kept, question)
