"""Who does best at one criterion, and how the block spreads over its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import Ties
from thuocdo.core.ranking.places import Place, ranked
from thuocdo.core.rounding import ZERO, percent_of, rank_key
from thuocdo.reporting.snapshots.model import Node, UnitLine
from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.standing import Spread, spread_of
from thuocdo.web.portal.shelf import Published
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.sheets import figures_told
from thuocdo.web.portal.tracing.subject import Subject, has_number

FIFTHS = 5  # parts into which the maximum is divided for the spread
BAR = 260  # px, the whole length of a bar


class Row(NamedTuple):
    """One unit at this criterion."""

    subject: Subject
    place: Place | None  # by points in the block; none without points
    percent: Decimal | None
    state: Sentence
    figures: Sentence | None

    @property
    def unit(self) -> UnitLine:
        """Whose points."""
        return self.subject.unit

    @property
    def points(self) -> Decimal | None:
        """None is no points, which is not zero."""
        return self.subject.value


class Fifth(NamedTuple):
    """Units between two shares of the maximum."""

    title: Sentence
    units: int
    width: int  # px of its bar


@dataclass(frozen=True, slots=True)
class Standings:
    """A block at one criterion."""

    published: Published
    node: Node
    block: str
    rows: Sequence[Row]
    spread: Spread | None  # of the points
    full: int  # units at their maximum
    fifths: Sequence[Fifth]

    @property
    def counted(self) -> int:
        """Units with points."""
        return self.spread.count if self.spread else 0


def standings(published: Published, node: Node, block: str) -> Standings:
    """The units of a block by their points at a criterion; those without points come last."""
    snapshot = published.snapshot
    subjects = [
        Subject(published, snapshot.units[score.unit], score, node)
        for score in snapshot.in_block(block)
        if has_number(score, node)
    ]
    rows = rows_of(subjects)
    full = sum(1 for row in rows if is_full(row.subject))
    shares = [row.percent for row in rows if row.percent is not None]
    spread = spread_of(row.points for row in rows)
    return Standings(published, node, block, rows, spread, full, fifths_of(shares))


def rows_of(subjects: Sequence[Subject]) -> list[Row]:
    """Best first, equal ones in the order of their names."""
    values = {one.unit.code: rank_key(one.value) for one in subjects if one.value is not None}
    places = ranked(values, Ties.COMPETITION)
    rows = [row_of(one, places.get(one.unit.code)) for one in subjects]
    last = len(rows) + 1
    return sorted(
        rows, key=lambda row: (row.place.rank if row.place else last, sort_key(row.unit.name))
    )


def row_of(subject: Subject, place: Place | None) -> Row:
    """One unit."""
    top = subject.maximum
    share = percent_of(subject.value, top) if subject.value is not None and top else None
    return Row(subject, place, share, words.state_of(subject), figures_told(subject))


def is_full(subject: Subject) -> bool:
    """Whether nothing is left to win, free of the rounding of quotients."""
    value, top = subject.value, subject.maximum
    return value is not None and top is not None and rank_key(value) >= rank_key(top)


def fifths_of(shares: Sequence[Decimal]) -> list[Fifth]:
    """How many units lie in each fifth of the maximum; the maximum itself stands apart."""
    step = Decimal(100) / FIFTHS
    counts = [0] * (FIFTHS + 1)
    for share in shares:
        exact = max(rank_key(share), ZERO)
        counts[min(int(exact // step), FIFTHS)] += 1
    largest = max([*counts, 1])
    return [
        Fifth(fifth_title(place, step), count, BAR * count // largest)
        for place, count in reversed(list(enumerate(counts)))
    ]


def fifth_title(place: int, step: Decimal) -> Sentence:
    """The bounds of a fifth; the lower one belongs to it."""
    if place == FIFTHS:
        return Sentence("đủ điểm tối đa", "all of the maximum")
    low, high = write_number(place * step, 0), write_number((place + 1) * step, 0)
    return Sentence(f"từ {low}% đến dưới {high}%", f"{low}% to below {high}%")


def finding(one: Standings) -> Sentence:
    """What the block shows at this criterion."""
    title, count = one.node.title, one.counted
    if one.spread is None:
        return Sentence(f"{title.vi}: chưa đơn vị nào có điểm", f"{title.en}: no unit has points")
    vi, en = (write_number(one.spread.mean, 2, speech) for speech in ("vi", "en"))
    if one.node.maximum <= 0:
        return Sentence(
            f"{title.vi}: trung bình {vi} điểm trong {count} đơn vị",
            f"{title.en}: {en} points on average among {count} units",
        )
    top_vi, top_en = (write_number(one.node.maximum, None, speech) for speech in ("vi", "en"))
    return Sentence(
        f"{title.vi}: {one.full} trong {count} đơn vị đạt tối đa, trung bình {vi}/{top_vi} điểm",
        f"{title.en}: {one.full} of {count} units at the maximum, {en} of {top_en} on average",
    )
