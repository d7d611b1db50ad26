"""The layers of an item in words, as the pages of officials and of the public show them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from thuocdo.reporting.snapshots.layers import TITLES
from thuocdo.reporting.snapshots.leaves import ROLES
from thuocdo.reporting.snapshots.model import LayerLine
from thuocdo.vietnamese.sentence import Sentence


class ToldLayer(NamedTuple):
    """One word on the way to the points of an item."""

    title: Sentence
    role: Sentence
    at: datetime
    points: Decimal | None
    maximum: Decimal | None
    change: Decimal | None  # against the points before; none where nothing changed
    figures: Sentence
    not_applicable: str
    reason: Sentence
    document: str
    page: str


def in_words(lines: Iterable[LayerLine]) -> Iterator[ToldLayer]:
    """The layers in their order; figures that say the same again are left out."""
    points: Decimal | None = None
    told = Sentence("", "")
    for line in lines:
        yield ToldLayer(
            TITLES.get(line.layer, Sentence(line.layer, line.layer)),
            ROLES.get(line.role, Sentence(line.role, line.role)),
            line.at,
            line.points,
            line.maximum,
            changed(points, line.points),
            Sentence("", "") if line.told == told else line.told,
            line.not_applicable,
            line.reason,
            line.document,
            line.page,
        )
        points = points if line.points is None else line.points
        told = line.told if line.told.vi else told


def changed(before: Decimal | None, now: Decimal | None) -> Decimal | None:
    """By how much the points differ; none where they do not, or where there are none."""
    return None if before is None or now is None or before == now else now - before
