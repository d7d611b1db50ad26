"""All published indices, each with its finding and its years."""

from collections.abc import Sequence
from typing import NamedTuple

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared, compared
from thuocdo.web.portal.ranking.finding import finding
from thuocdo.web.portal.ranking.naming import block_slug, block_title
from thuocdo.web.portal.ranking.rows import Row, Source, rows_of
from thuocdo.web.portal.ranking.state import State
from thuocdo.web.portal.shelf import Published, Shelf


class BlockEntry(NamedTuple):
    """A block with what its ranking says."""

    slug: str
    title: Sentence
    finding: Sentence
    rows: Sequence[Row]


class IndexEntry(NamedTuple):
    """An index with its newest year and those before."""

    newest: Published
    compared: Compared | None
    blocks: Sequence[BlockEntry]
    years: Sequence[int]  # newest first

    @property
    def year_text(self) -> str:
        """The newest year, which is no number to be grouped."""
        return str(self.newest.year)


def listed(shelf: Shelf) -> list[IndexEntry]:
    """The indices in the order of the menus."""
    return [entry_of(shelf, slug) for slug in shelf.by_scheme]


def entry_of(shelf: Shelf, slug: str) -> IndexEntry:
    """One index."""
    newest = next(iter(shelf.by_scheme[slug].values()))
    against = compared(shelf, newest)
    blocks = [block_entry(newest, block, against) for block in newest.snapshot.blocks]
    return IndexEntry(newest, against, blocks, shelf.years(slug))


def block_entry(one: Published, block: str, against: Compared | None) -> BlockEntry:
    """One block of the newest year."""
    rows = rows_of(Source(one.snapshot, block, against), State())
    return BlockEntry(block_slug(block), block_title(block), finding(rows, against), rows)
