"""A block on a map, with the list that says the same."""

from itertools import groupby

from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Setting
from thuocdo.web.portal.ranking.page import RankingPage
from thuocdo.web.portal.ranking.rows import Row


def by_region(page: RankingPage) -> list[tuple[Sentence | None, list[Row]]]:
    """The rows region by region, each in the order of the table."""
    ordered = sorted(page.rows, key=lambda row: sort_key(row.unit.region))
    return [
        (Sentence(region, region) if region else None, list(rows))
        for region, rows in groupby(ordered, key=lambda row: row.unit.region)
    ]


def map_of(page: RankingPage, setting: Setting) -> str | None:
    """The map; none where the units have neither boundaries nor coordinates."""
    return None
