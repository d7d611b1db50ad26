"""The result of one unit: every leaf, every group, both views, the total."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.core.index_set.model import Leaf, Method, Standing
from thuocdo.core.rounding import ZERO, percent_of
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Reached


class State(StrEnum):
    """The states of a leaf, which are never confused; zero points is a scored leaf."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    INFORMATIONAL = "informational"  # null: shown, never counted
    NO_SURVEY = "no_survey"  # the survey was not held


class LeafResult(NamedTuple):
    """One leaf of one unit."""

    leaf: Leaf
    state: State
    entry: Entry | None
    reached: Reached | None  # how the rule came to the points
    points: Decimal | None  # None: no points, which is not zero points
    maximum: Decimal  # that applies to this unit
    by_policy: bool = False  # the points come from a policy for what is absent, not from the rule

    @property
    def lost(self) -> Decimal:
        """Points below the maximum; none where there are no points at all."""
        return ZERO if self.points is None else self.maximum - self.points


class Tally(NamedTuple):
    """Points and the maximum that applies, of a group, a part or a method."""

    points: Decimal
    maximum: Decimal
    missing: int  # leaves without figures

    @property
    def percent(self) -> Decimal | None:
        """Achieved of the applicable maximum; None where leaves are missing or nothing applies."""
        if self.missing or self.maximum <= 0:
            return None
        return percent_of(self.points, self.maximum)


class UnitResult(NamedTuple):
    """All that is known of one unit after scoring."""

    unit: str
    leaves: dict[str, LeafResult]  # in the order of the document
    groups: dict[str, Tally]  # domains and criteria by code
    methods: dict[Method, Tally]
    parts: dict[str, Tally]  # after cap and floor
    raw_points: Decimal  # of all parts, before rescaling, floor and ceiling
    total: Decimal
    maximum: Decimal  # against which the total is read
    rescaled_from: Decimal | None  # the applicable maximum that was stretched to the scale
    missing: tuple[str, ...]  # codes of leaves without figures
    band: str | None  # code; None where there is no percent, no band is reached, or there are none

    @property
    def percent(self) -> Decimal | None:
        """The index in percent; None while figures are missing or where nothing applies."""
        if self.missing or self.maximum <= 0:
            return None
        return percent_of(self.total, self.maximum)

    def standing(self, by: Standing) -> Decimal | None:
        """What bands and ranks read; None for a unit that has no percent."""
        return self.total if self.percent is not None and by is Standing.TOTAL else self.percent
