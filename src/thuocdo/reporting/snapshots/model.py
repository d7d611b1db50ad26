"""What a frozen publication says, as plain data; figures are as published and never recomputed."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.vietnamese.sentence import Sentence


class Kind(StrEnum):
    """How the figures came about."""

    COMPUTED = "computed"  # by the core, from declared figures
    STATED = "stated"  # as an old document states them; parts may be unknown


class Decision(NamedTuple):
    """The document that publishes the results."""

    number: str
    decided_on: date
    decided_by: str
    is_demo: bool  # then it is no official decision, and every page says so


class BandLine(NamedTuple):
    """A class of results, from its lower mark (included)."""

    code: str
    title: Sentence
    floor: Decimal


class Node(NamedTuple):
    """A domain, criterion or leaf of the tree, in the order of the document."""

    code: str
    parent: str  # "" for a domain
    title: Sentence
    maximum: Decimal  # points
    is_leaf: bool
    method: str = ""  # of a leaf: self, survey, data, council
    rule: Sentence = Sentence("", "")
    source: str = ""  # document and article where the rule was read


class UnitLine(NamedTuple):
    """A unit as it was registered for that year."""

    code: str
    name: str
    name_en: str
    kind: str  # units.models.Kind
    block: str  # name of the block; units of one block are ranked together
    region: str
    is_ranked: bool
    population: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def title(self) -> Sentence:
        """The name in both languages."""
        return Sentence(self.name, self.name_en or self.name)


class FigureLine(NamedTuple):
    """One figure with its label and the document it was read from."""

    name: str
    label: Sentence
    text: Sentence  # the value, as people read it
    value: str  # the value, as a long table writes it


class LeafLine(NamedTuple):
    """Points of one leaf of one unit and what explains them."""

    code: str
    state: str  # core.rollup.results.State
    points: Decimal | None  # none is no points, which is not zero
    maximum: Decimal
    sentence: Sentence  # the whole trace in words
    explanation: Sentence  # the step that was reached
    figures: tuple[FigureLine, ...]
    document: str = ""  # number of the source document
    page: str = ""
    layer: str = ""  # declared, appraised, after explanation, council, final
    role: str = ""  # of who entered it; never a name
    gap: Sentence = Sentence("", "")  # what the nearest step takes; "" at the maximum
    gain: Decimal | None = None  # points of that step


class LayerLine(NamedTuple):
    """One word on the way to the points of a leaf: whose, when, what, and why."""

    layer: str  # declared, appraised, explanation, second, council, final, corrected
    at: datetime
    role: str  # of whose word it is; never a name
    points: Decimal | None
    maximum: Decimal | None
    figures: str  # name=value; name=value
    told: Sentence  # the figures, as people read them
    not_applicable: str  # the reason given; "" where it applies
    reason: Sentence
    document: str = ""
    page: str = ""


Layers = Mapping[tuple[str, str], tuple[LayerLine, ...]]  # unit and leaf → in their order


class Tally(NamedTuple):
    """Points of a group against the maximum that applies to the unit."""

    points: Decimal
    maximum: Decimal
    missing: int = 0  # leaves without figures
    change: Decimal | None = None  # stated by the document itself, in points

    @property
    def percent(self) -> Decimal | None:
        """Achieved of the maximum; none while figures are missing."""
        return None if self.missing or self.maximum <= 0 else self.points / self.maximum * 100


class Interval(NamedTuple):
    """Ranks between which a unit would stand; from the seeded simulation of the core."""

    low: int
    high: int


class StatedChange(NamedTuple):
    """What an old document says of the year before."""

    points: Decimal | None
    places: int | None  # positive is better


class LeafPoints(NamedTuple):
    """What a leaf line says without its words."""

    code: str
    state: str
    points: Decimal | None
    maximum: Decimal


class PointsFirst(Mapping[str, LeafLine]):
    """Leaves whose points are known before their words are read."""

    @abstractmethod
    def points_of(self, code: str) -> LeafPoints:
        """The points of one leaf."""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What one unit came to."""

    unit: str  # code
    total: Decimal | None  # points; none: not stated
    maximum: Decimal | None
    percent: Decimal | None  # none while figures are missing
    rank: int | None
    out_of: int | None
    is_tied: bool
    band: str  # code; "" without
    missing: tuple[str, ...]  # codes of leaves without figures
    groups: Mapping[str, Tally] = field(default_factory=dict)  # domains and criteria by code
    methods: Mapping[str, Tally] = field(default_factory=dict)  # never added to the domains
    leaves: Mapping[str, LeafLine] = field(default_factory=dict)
    interval: Interval | None = None
    region_rank: int | None = None  # among the ranked units of its region and block
    region_out_of: int | None = None
    stated: StatedChange | None = None
    facts: tuple[Sentence, ...] = ()  # further statements of an old document

    def leaf_points(self) -> Iterator[LeafPoints]:
        """The leaves without their words."""
        leaves = self.leaves
        if isinstance(leaves, PointsFirst):
            return map(leaves.points_of, leaves)
        return (
            LeafPoints(leaf.code, leaf.state, leaf.points, leaf.maximum) for leaf in leaves.values()
        )


class EventLine(NamedTuple):
    """One edge of the lineage: part of an old unit that went to a new one."""

    on: date
    kind: str
    old: str
    new: str  # "" when abolished
    share: Decimal | None
    basis: str
    document: str


class Accepted(NamedTuple):
    """A number check that failed and was accepted with a reason."""

    kind: str
    subject: str
    sentence: Sentence
    reason: str


class Correction(NamedTuple):
    """One value that an erratum changed."""

    unit: str
    code: str  # of the leaf, or "" for a total or rank
    what: str  # "points", "total", "rank", "band"
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published version of one scheme and year."""

    kind: Kind
    scheme: str  # folder name of the scheme
    slug: str  # of the scheme in public addresses
    title: Sentence  # of the index
    edition: str  # name; "" when stated
    edition_hash: str
    year: int
    version: int
    decision: Decision
    source: str  # where stated figures were read
    engine_version: str
    frozen_at: datetime
    survey_held: bool
    scale: Decimal | None  # points of the whole
    decimals: int  # shown
    standing: str  # what ranks and bands read: percent or total
    caveat: Sentence
    bands: tuple[BandLine, ...]
    nodes: Mapping[str, Node]
    units: Mapping[str, UnitLine]
    scores: Mapping[str, UnitScore]  # in the order of blocks and ranks
    lineage: tuple[EventLine, ...]
    accepted: tuple[Accepted, ...] = ()
    reason: str = ""  # of the erratum
    corrections: tuple[Correction, ...] = ()
    erratum_on: date | None = None
    replaces: str = ""  # hash of the version before
    layers: Layers = field(default_factory=dict)  # empty where the figures came from no round

    @property
    def blocks(self) -> list[str]:
        """Names of the blocks in their order."""
        return list(dict.fromkeys(self.units[code].block for code in self.scores))

    def in_block(self, block: str) -> Iterator[UnitScore]:
        """Scores of one block, best first; units without a rank last."""
        return (score for code, score in self.scores.items() if self.units[code].block == block)

    @property
    def domains(self) -> list[Node]:
        """The first level of the tree."""
        return [node for node in self.nodes.values() if not node.parent]

    def leaves(self) -> Iterator[Node]:
        """The scored items in the order of the document."""
        return (node for node in self.nodes.values() if node.is_leaf)
