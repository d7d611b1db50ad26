"""The first page as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.rounding import ZERO, to_published
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.listing import BlockEntry, IndexEntry, listed
from thuocdo.web.portal.ranking.rows import Row
from thuocdo.web.portal.shelf import Published, Shelf

SHOWN_MOVES = 3  # up and down, of each index


class Moves(NamedTuple):
    """The units of an index that gained and lost most."""

    entry: IndexEntry
    gains: Sequence[Row]
    losses: Sequence[Row]
    year: int  # the year before

    @property
    def is_conditional(self) -> bool:
        """Whether the differences are to be read with a reservation."""
        rows = [*self.gains, *self.losses]
        return any(row.change is not None and bool(row.change.flag) for row in rows)


class Released(NamedTuple):
    """One publication in the calendar."""

    one: Published
    year_text: str
    is_erratum: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """What a reader meets first."""

    entries: Sequence[IndexEntry]
    moves: Sequence[Moves]
    calendar: Sequence[Released]
    units: int  # with published results
    is_demo: bool

    @property
    def title(self) -> Sentence:
        """The newest finding; what the site is where nothing is published."""
        for entry in self.entries:
            if entry.blocks:
                return largest(entry).finding
        return Sentence("Đo cải cách hành chính, công khai", "Reform of administration, measured")


def largest(entry: IndexEntry) -> BlockEntry:
    """The block with most units."""
    return max(entry.blocks, key=lambda block: len(block.rows))


def home_page(shelf: Shelf) -> HomePage:
    """Everything of the first page. Pure."""
    entries = listed(shelf)
    return HomePage(
        entries=entries,
        moves=[moves for entry in entries if (moves := moves_of(entry)) is not None],
        calendar=calendar(shelf.published),
        units=len(shelf.units),
        is_demo=any(one.snapshot.decision.is_demo for one in shelf.published),
    )


def moves_of(entry: IndexEntry) -> Moves | None:
    """The largest gains and losses; none where nothing can be compared."""
    rows = [row for block in entry.blocks for row in block.rows if is_moved(row)]
    if entry.compared is None or not rows:
        return None
    rows.sort(key=lambda row: -points_of(row))
    gains = [row for row in rows if points_of(row) > 0][:SHOWN_MOVES]
    losses = [row for row in reversed(rows) if points_of(row) < 0][:SHOWN_MOVES]
    return Moves(entry, gains, losses, entry.compared.year)


def is_moved(row: Row) -> bool:
    """Whether a difference was stated and is more than nothing."""
    return bool(to_published(points_of(row)))


def points_of(row: Row) -> Decimal:
    """The difference, zero where there is none."""
    return (row.change.points if row.change else None) or ZERO


def calendar(published: Iterable[Published]) -> list[Released]:
    """All publications, the newest first."""
    ordered = sorted(published, key=lambda one: one.published_at, reverse=True)
    return [Released(one, str(one.year), one.snapshot.version > 1) for one in ordered]
