"""Rule kind ``chosen_tiers``: which rule applies depends on the points of another leaf."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input
from thuocdo.core.scoring.rule import Gone, NextStep, Reached, Rule, Situation
from thuocdo.core.scoring.steps import Step
from thuocdo.vietnamese.sentence import Sentence


class Branch(NamedTuple):
    """A rule, and the points of the other leaf for which it applies."""

    when: Step  # its points are not used
    rule: Rule


@dataclass(frozen=True, slots=True)
class ChosenTiers:
    """Looks at one leaf scored before; if that one has no points, this one is missing too."""

    kind: ClassVar[str] = "chosen_tiers"
    chosen_by: str  # code of the other leaf
    branches: tuple[Branch, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        every = {i.name: i for branch in self.branches for i in branch.rule.inputs}
        return tuple(i._replace(optional=True) for i in every.values())

    @property
    def needs(self) -> tuple[str, ...]:
        nested = {code: None for branch in self.branches for code in branch.rule.needs}
        return (self.chosen_by, *(code for code in nested if code != self.chosen_by))

    @property
    def may_lack_denominator(self) -> bool:
        return any(branch.rule.may_lack_denominator for branch in self.branches)

    def bounds(self) -> tuple[Decimal | None, Decimal]:
        lows, highs = zip(*(branch.rule.bounds() for branch in self.branches), strict=True)
        known = [low for low in lows if low is not None]
        return (min(known) if len(known) == len(lows) else None), max(highs)

    def branch_at(self, at: Situation) -> Branch | None:
        """The branch that the other leaf's points choose; None when it has none."""
        other = at.others.get(self.chosen_by)
        if other is None:
            return None
        return next(branch for branch in self.branches if branch.when.holds(other.points))

    def score(self, at: Situation) -> Reached | Gone:
        branch = self.branch_at(at)
        return Gone.MISSING if branch is None else branch.rule.score(at)

    def sentence(self) -> Sentence:
        parts = []
        for branch in self.branches:
            when, rule = branch.when.sentence(POINTS_OF_OTHER), branch.rule.sentence()
            parts.append(
                Sentence(
                    f"khi mục {self.chosen_by} đạt {when.vi} thì ({rule.vi})",
                    f"when item {self.chosen_by} earned {when.en}: ({rule.en})",
                )
            )
        return wording.joined(parts)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        branch = self.branch_at(at)
        assert branch is not None  # noqa: S101  (a leaf with points had a branch)
        when, told = branch.when.sentence(POINTS_OF_OTHER), branch.rule.explanation(at, reached)
        return Sentence(
            f"mục {self.chosen_by} đạt {when.vi}; {told.vi}",
            f"item {self.chosen_by} earned {when.en}; {told.en}",
        )

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        branch = self.branch_at(at)
        assert branch is not None  # noqa: S101  (a leaf with points had a branch)
        return branch.rule.next_step(at, reached)


class PointsOfOther:
    """Writes the bounds of a branch as points."""

    def written(self, value: Decimal) -> Sentence:
        """The bound in words."""
        return wording.points(value)


POINTS_OF_OTHER = PointsOfOther()
