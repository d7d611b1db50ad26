"""The first page as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.rounding import ZERO, to_published
from thuocdo.reporting.snapshots.model import Kind
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.listing import BlockEntry, IndexEntry, listed
from thuocdo.web.portal.ranking.rows import Row
from thuocdo.web.portal.shelf import Shelf

SHOWN_MOVES = 3  # up and down, of each index


class Moves(NamedTuple):
    """The units of an index that gained and lost most."""

    entry: IndexEntry
    gains: Sequence[Row]
    losses: Sequence[Row]
    year_text: str  # the year before

    @property
    def is_stated(self) -> bool:
        """Whether an old document states the differences."""
        return self.entry.newest.snapshot.kind is Kind.STATED

    @property
    def is_conditional(self) -> bool:
        """Whether the differences are to be read with a reservation."""
        rows = [*self.gains, *self.losses]
        return any(row.change is not None and bool(row.change.flag) for row in rows)


class Line(NamedTuple):
    """One day of the calendar of publications."""

    at: datetime
    slug: str
    name: Sentence
    year: int
    version: int
    is_out: bool

    @property
    def year_text(self) -> str:
        """The year, which is no number to be grouped."""
        return str(self.year)


@dataclass(frozen=True, slots=True)
class HomePage:
    """What a reader meets first."""

    entries: Sequence[IndexEntry]
    moves: Sequence[Moves]
    calendar: Sequence[Line]
    units: int  # with published results
    is_demo: bool

    @property
    def title(self) -> Sentence:
        """The newest finding; what the site is where nothing is published."""
        for entry in self.entries:
            short, found = entry.newest.short, largest(entry).finding
            year = entry.year_text
            return Sentence(f"{short.vi} {year}: {found.vi}", f"{short.en} {year}: {found.en}")
        return Sentence("Đo cải cách hành chính, công khai", "Reform of administration, measured")


def largest(entry: IndexEntry) -> BlockEntry:
    """The block with most units."""
    return max(entry.blocks, key=lambda block: len(block.rows))


def home_page(shelf: Shelf, calendar: Sequence[Line]) -> HomePage:
    """Everything of the first page. Pure."""
    entries = listed(shelf)
    return HomePage(
        entries=entries,
        moves=[moves for entry in entries if (moves := moves_of(entry)) is not None],
        calendar=calendar,
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
    return Moves(entry, gains, losses, str(entry.compared.year))


def is_moved(row: Row) -> bool:
    """Whether a difference was stated and is more than nothing."""
    return bool(to_published(points_of(row)))


def points_of(row: Row) -> Decimal:
    """The difference, zero where there is none."""
    return (row.change.points if row.change else None) or ZERO
