"""What the interface answers; every text in both languages, every number a number."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from ninja import Schema
from pydantic import Field, PlainSerializer

from thuocdo.core.rounding import rank_key

Number = Annotated[
    Decimal,
    PlainSerializer(lambda value: float(rank_key(value)), return_type=float),
]  # twelve decimals are exact enough for what ranks compare


class Text(Schema):
    """The same text in Vietnamese and English."""

    vi: str
    en: str


class Problem(Schema):
    """Why there is no answer: what, where, what to do."""

    detail: Text


class DecisionOut(Schema):
    """The document that publishes the results."""

    number: str
    decided_on: date
    decided_by: str
    is_demo: bool = Field(description="True: a demonstration, no official decision.")


class IndexOut(Schema):
    """An index and its published years."""

    slug: str
    title: Text
    short: Text
    years: list[int] = Field(description="Newest first.")


class BlockOut(Schema):
    """Units that are ranked together."""

    slug: str
    name: str
    units: int


class BandOut(Schema):
    """A class of results, from its lower mark (included)."""

    code: str
    title: Text
    floor: Number


class NodeOut(Schema):
    """A domain, criterion or scored item."""

    code: str
    parent: str
    title: Text
    maximum: Number = Field(description="Points.")
    is_leaf: bool
    method: str = Field(description="self, survey, data or council; empty for groups.")
    rule: Text
    source: str


class CorrectionOut(Schema):
    """One value that an erratum changed."""

    unit: str
    code: str
    what: str
    old: str
    new: str


class PublicationOut(Schema):
    """One published version of one index and year."""

    slug: str
    title: Text
    year: int
    version: int
    kind: str = Field(description="computed by the engine, or stated by an old document.")
    edition: str
    edition_hash: str
    bundle_hash: str = Field(description="SHA-256 of the reproducible bundle.")
    bundle_url: str
    engine_version: str
    published_at: datetime
    decision: DecisionOut
    source: str
    scale: Number | None
    standing: str = Field(description="What ranks and bands read: percent or total.")
    survey_held: bool
    blocks: list[BlockOut]
    bands: list[BandOut]
    erratum: str = Field(description="Reason of the erratum; empty for a first version.")
    corrections: list[CorrectionOut]
    licence: str


class PublicationWithTree(PublicationOut):
    """With the tree of the index set."""

    tree: list[NodeOut]


class RankedUnit(Schema):
    """One unit in the ranking of its block."""

    unit: str
    name: Text
    block: str
    region: str
    is_ranked: bool
    total: Number | None = Field(description="Points; null: not stated or not known.")
    maximum: Number | None
    percent: Number | None = Field(description="Of the applicable maximum; null: incomplete.")
    rank: int | None
    out_of: int | None
    is_tied: bool
    band: str
    missing: list[str] = Field(description="Codes of items without figures; missing is not zero.")
    rank_low: int | None = Field(description="Best rank of the rank interval.")
    rank_high: int | None


class Ranking(Schema):
    """A page of a ranking, in the order of blocks and ranks."""

    count: int
    items: list[RankedUnit]


class GroupPoints(Schema):
    """Points of a domain or criterion."""

    code: str
    points: Number
    maximum: Number
    percent: Number | None
    missing: int


class LeafPoints(Schema):
    """Points of one scored item."""

    code: str
    state: str = Field(
        description="scored, missing, not_applicable, informational or no_survey; zero is scored."
    )
    points: Number | None
    maximum: Number


class UnitResultOut(RankedUnit):
    """A unit's result with its parts."""

    groups: list[GroupPoints]
    methods: list[GroupPoints] = Field(description="Another view of the same items; never added.")
    leaves: list[LeafPoints]


class FigureOut(Schema):
    """One figure that the rule read."""

    name: str
    label: Text
    value: str
    text: Text


class LayerOut(Schema):
    """One word on the way to the points of an item: a role, never a name."""

    layer: str
    at: datetime
    role: str
    points: Number | None
    maximum: Number | None
    figures: str
    not_applicable: str
    reason: Text
    document: str
    page: str


class TraceOut(LeafPoints):
    """How the points of one item came about."""

    title: Text
    sentence: Text
    rule: Text
    explanation: Text
    figures: list[FigureOut]
    document: str
    page: str
    layer: str
    role: str
    gap: Text
    gain: Number | None
    layers: list[LayerOut]


class ResultOfUnit(Schema):
    """Where a unit has a published result."""

    slug: str
    year: int
    total: Number | None
    rank: int | None
    out_of: int | None
    block: str
    band: str


class LineageOut(Schema):
    """Part of an old unit that went to a new one."""

    on: date
    kind: str
    old: str
    new: str
    share: Number | None
    document: str


class UnitOut(Schema):
    """A unit with published results."""

    code: str
    name: Text
    kind: str
    block: str
    region: str
    latitude: Number | None
    longitude: Number | None
    results: list[ResultOfUnit]
    lineage: list[LineageOut]


class Chosen(Schema):
    """Which part of a ranking."""

    block: str = Field("", max_length=120, description="Slug of a block; empty: all.")
    region: str = Field("", max_length=120, description="Name of a region; empty: all.")
    limit: int = Field(100, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=1_000_000)
