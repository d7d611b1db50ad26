"""One edition of an index set, as the loader hands it to scoring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from thuocdo.core.documents.located import Place
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Rule
from thuocdo.vietnamese.sentence import Sentence


class Status(StrEnum):
    """What an edition is; only an official one may be shown as a decision."""

    OFFICIAL = "official"
    DEMO = "demo"
    DRAFT = "draft"  # imported or being written; may lack worked cases


class Method(StrEnum):
    """How the points of a leaf are found; a cut across the domains."""

    SELF = "self"
    SURVEY = "survey"
    DATA = "data"
    COUNCIL = "council"


class NotApplicable(StrEnum):
    """What an approved "not applicable" does."""

    REFUSED = "refused"  # the leaf applies to everybody
    REDUCE_MAXIMUM = "reduce_maximum"
    AWARD_MAXIMUM = "award_maximum"
    SCORE_ZERO = "score_zero"
    LEAVE_OUT = "leave_out"  # shown as null; never made up for by rescaling


class ZeroDenominator(StrEnum):
    """What a denominator of zero does."""

    AWARD_MAXIMUM = "award_maximum"
    SCORE_ZERO = "score_zero"
    NOT_APPLICABLE = "not_applicable"  # then the leaf's policy for that follows
    REFUSED = "refused"


class WhenMissing(StrEnum):
    """What a leaf without figures does to the unit."""

    INCOMPLETE = "incomplete"  # no percent, no band, no rank until it is there
    SCORE_ZERO = "score_zero"  # as the set itself says; shown as such


class ReducedMaximum(StrEnum):
    """What follows when leaves that do not apply have shrunk the maximum."""

    KEEP = "keep"  # the percent is taken of the smaller maximum
    RESCALE = "rescale"  # the total is stretched to the full scale


class NoSurvey(StrEnum):
    """What follows when no survey was held at all."""

    REFUSED = "refused"
    REDUCE_MAXIMUM = "reduce_maximum"
    RESCALE = "rescale"


class PartKind(StrEnum):
    """Main points, extra points, or points taken off."""

    MAIN = "main"
    BONUS = "bonus"
    PENALTY = "penalty"


class Ties(StrEnum):
    """How equal totals are numbered."""

    COMPETITION = "competition"  # 1, 1, 3
    DENSE = "dense"  # 1, 1, 2
    ORDINAL = "ordinal"  # 1, 2, 3, in the order of unit codes


class RankedValue(StrEnum):
    """Which value the ranks compare."""

    EXACT = "exact"
    PUBLISHED = "published"


class Standing(StrEnum):
    """By which value a unit stands among others: bands and ranks read the same one."""

    PERCENT = "percent"  # of the applicable maximum: fair where an item does not apply to a unit
    TOTAL = "total"  # points as they are


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or number was read, and whether somebody has confirmed it."""

    title: str
    article: str
    checked_on: date
    is_confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Case:
    """Figures, the points of other leaves where the rule looks at them, and what they earn."""

    name: str
    entry: Entry
    others: tuple[tuple[str, Decimal], ...]
    points: Decimal | None  # None: the leaf then has no points of its own
    maximum: Decimal | None  # stated where not-applicable changes it
    place: str  # "file:line"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored sub-criterion, or an informational one (no rule)."""

    code: str
    title: Sentence
    maximum: Decimal
    minimum: Decimal | None
    method: Method
    rule: Rule | None  # None: shown, never scored
    not_applicable: NotApplicable
    zero_denominator: ZeroDenominator | None  # None: nothing can be divided by
    guidance: str
    evidence: str
    rule_text: str  # the document's own wording in short
    sources: tuple[Source, ...]
    cases: tuple[Case, ...]
    national_code: str  # crosswalk to the national index; "" when there is none
    place: Place


@dataclass(frozen=True, slots=True)
class Group:
    """A domain, or a criterion with sub-criteria below it."""

    code: str
    title: Sentence
    maximum: Decimal
    children: "tuple[Group | Leaf, ...]"
    place: Place

    def leaves(self) -> Iterator[Leaf]:
        """All leaves below, in the order of the document."""
        for child in self.children:
            if isinstance(child, Leaf):
                yield child
            else:
                yield from child.leaves()

    def groups(self) -> "Iterator[Group]":
        """The group itself and all below it, each before those inside it."""
        yield self
        for child in self.children:
            if isinstance(child, Group):
                yield from child.groups()


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the total with its own bounds; domains belong to one part each."""

    code: str
    kind: PartKind
    title: Sentence
    cap: Decimal | None  # points at most
    floor: Decimal | None  # points at least; for penalties
    in_scale: bool  # whether its maximum counts in the scale
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A class of results, from its lower mark (included) up to the next band."""

    code: str
    title: Sentence
    floor: Decimal


@dataclass(frozen=True, slots=True)
class Policies:
    """What the set as a whole lays down."""

    missing: WhenMissing
    reduced_maximum: ReducedMaximum
    no_survey: NoSurvey
    floor: Decimal | None  # of the total
    ceiling: Decimal | None  # of the total
    ties: Ties
    ranked_value: RankedValue
    standing: Standing
    decimals: int  # published


@dataclass(frozen=True, slots=True)
class Mapping:
    """One line of the explicit mapping from the edition before."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class IndexSet:
    """A frozen edition."""

    scheme: str
    edition: str
    title: Sentence
    status: Status
    in_force_from: date
    years: tuple[int, ...]  # assessed with this edition
    legal_basis: str
    caveat: Sentence  # what a reader must know about its worth; may be empty
    scale: Decimal
    scale_note: Sentence  # why the maxima do not add to the scale, as published; else empty
    parts: tuple[Part, ...]
    domains: tuple[Group, ...]
    bands: tuple[Band, ...]  # best first
    policies: Policies
    replaces: str  # "scheme/edition"; "" for a first edition
    mapping: tuple[Mapping, ...]
    leaves: tuple[Leaf, ...]  # in the order of the document
    order: tuple[Leaf, ...]  # so that a leaf comes after those it looks at
    content_hash: str

    @property
    def name(self) -> str:
        """The name under which results cite it: "scheme/edition"."""
        return f"{self.scheme}/{self.edition}"

    def leaf(self, code: str) -> Leaf:
        """The leaf with this code.

        Raises:
            InvalidRequest: there is none.
        """
        for leaf in self.leaves:
            if leaf.code == code:
                return leaf
        raise InvalidRequest(
            f"bộ chỉ số {self.name} không có tiêu chí `{code}`. Xem các mã bằng "
            f"`thuocdo index-sets show {self.name}`.",
            f"the index set {self.name} has no item `{code}`. List the codes with "
            f"`thuocdo index-sets show {self.name}`.",
        )
