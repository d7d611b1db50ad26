"""Results as a reader sees them before they are public: the ranking, and nothing to take away."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.vietnamese.sentence import Sentence


class Line(NamedTuple):
    """One unit of a block."""

    title: Sentence
    total: Decimal | None
    maximum: Decimal | None
    percent: Decimal | None
    rank: int | None
    out_of: int | None
    is_tied: bool
    band: str
    facts: tuple[Sentence, ...]


def lines(snapshot: Snapshot, block: str) -> list[Line]:
    """The units of a block, best first; a total with missing figures is no total."""
    return [
        Line(
            snapshot.units[score.unit].title,
            None if score.missing else score.total,
            score.maximum,
            score.percent,
            score.rank,
            score.out_of,
            score.is_tied,
            score.band,
            score.facts,
        )
        for score in snapshot.in_block(block)
    ]
