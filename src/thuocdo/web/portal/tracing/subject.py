"""A published number: whose it is, of what, and how it was reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.rollup.results import State
from thuocdo.core.rounding import percent_of
from thuocdo.reporting.snapshots.model import (
    Correction,
    LayerLine,
    LeafLine,
    Node,
    Tally,
    UnitLine,
    UnitScore,
)
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published, Shelf

TOTAL = "total"  # the code of the whole
YEAR = 4  # digits
WHOLE = Sentence("Tổng điểm", "Total")


@dataclass(frozen=True, slots=True)
class Subject:
    """One number of one unit in one publication."""

    published: Published
    unit: UnitLine
    score: UnitScore
    node: Node | None  # none: the whole

    @property
    def code(self) -> str:
        """Of the domain, criterion or leaf; ``total`` of the whole."""
        return self.node.code if self.node else TOTAL

    @property
    def id(self) -> str:
        """By which the number is cited."""
        one = self.published
        return f"{one.slug}:{one.year}:{self.unit.code}:{self.code}"

    @property
    def title(self) -> Sentence:
        """What the number is of."""
        return self.node.title if self.node else WHOLE

    @property
    def leaf(self) -> LeafLine | None:
        """What explains a scored item; none for groups, and where only the document knows."""
        return self.score.leaves.get(self.code)

    @property
    def layers(self) -> tuple[LayerLine, ...]:
        """How a scored item went in its round; empty for groups, and where there was no round."""
        return self.published.snapshot.layers.get((self.unit.code, self.code), ())

    @property
    def tally(self) -> Tally | None:
        """Points and maximum of a domain or criterion."""
        return self.score.groups.get(self.code)

    @property
    def is_missing(self) -> bool:
        """Whether figures are missing, for which no points may be shown."""
        if self.leaf:
            return self.leaf.state == State.MISSING and self.leaf.points is None
        return bool(self.tally.missing) if self.tally else bool(self.score.missing)

    @property
    def value(self) -> Decimal | None:
        """Points; none is no points, which is not zero."""
        if self.is_missing:
            return None
        if self.leaf:
            return self.leaf.points
        return self.tally.points if self.tally else self.score.total

    @property
    def maximum(self) -> Decimal | None:
        """The maximum that applies to the unit; none where the document does not say."""
        if self.leaf:
            return self.leaf.maximum
        return self.tally.maximum if self.tally else self.score.maximum

    @property
    def percent(self) -> Decimal | None:
        """Achieved of the maximum."""
        if self.value is None or self.maximum is None or self.maximum <= 0:
            return None
        return self.score.percent if self.node is None else percent_of(self.value, self.maximum)

    @property
    def corrections(self) -> list[Correction]:
        """What an erratum of this version changed in this very number."""
        code = self.node.code if self.node else ""
        told = self.published.snapshot.corrections
        return [one for one in told if one.unit == self.unit.code and one.code == code]

    def of(self, node: Node) -> "Subject":
        """Another number of the same unit."""
        return Subject(self.published, self.unit, self.score, node)

    def parts(self) -> Iterator["Subject"]:
        """What it is the sum of, one level down."""
        code = self.node.code if self.node else ""
        for node in self.published.snapshot.nodes.values():
            if node.parent == code and has_number(self.score, node):
                yield self.of(node)

    def below(self, depth: int = 1) -> Iterator[tuple[int, "Subject"]]:
        """All numbers below, each before those inside it, with their depth."""
        for part in self.parts():
            yield depth, part
            yield from part.below(depth + 1)

    def above(self) -> list["Subject"]:
        """The groups that it lies in, the domain first."""
        found: list[Subject] = []
        nodes, node = self.published.snapshot.nodes, self.node
        while node and (node := nodes.get(node.parent)):
            found.insert(0, self.of(node))
        return found


def has_number(score: UnitScore, node: Node) -> bool:
    """Whether anything was published of a node for this unit."""
    return (
        node.code in (score.leaves if node.is_leaf else score.groups) or node.code in score.groups
    )


def find(shelf: Shelf, slug: str, year: int, unit: str, code: str) -> Subject | None:
    """A published number by its parts; none when there is no such number."""
    published = shelf.find(slug, year)
    score = published.snapshot.scores.get(unit) if published else None
    if published is None or score is None:
        return None
    snapshot = published.snapshot
    node = snapshot.nodes.get(code)
    if code != TOTAL and (node is None or not has_number(score, node)):
        return None
    return Subject(published, snapshot.units[unit], score, node)


def named(shelf: Shelf, identity: str) -> Subject | None:
    """A published number by the id under which it is cited."""
    slug, _, rest = identity.partition(":")
    year, _, rest = rest.partition(":")
    unit, _, code = rest.partition(":")
    if not (year.isascii() and year.isdigit() and len(year) == YEAR):
        return None
    return find(shelf, slug, int(year), unit, code)
