"""Trace one leaf of one unit: rule, figures, step reached, points, and what would win more."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rollup.leaves import NOTHING_AROSE
from thuocdo.core.rollup.results import LeafResult, State, UnitResult
from thuocdo.core.rounding import EXACT
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Provenance, Value
from thuocdo.core.scoring.rule import Earned, NextStep, Situation
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.vietnamese.sentence import Sentence

Others = Mapping[str, Earned | None]


class TracedFigure(NamedTuple):
    """One figure with its label."""

    name: str
    label: Sentence
    value: Value
    text: Sentence


class Trace:
    """Everything that explains the points of one leaf.

    What takes work is worked out when it is first read, so that a trace can be kept for every
    leaf of every unit. The reader's decimal context does not matter: all of it is read as in
    scoring, so that a promised step is what will be scored.
    """

    __slots__ = ("__dict__", "others", "result", "unit")

    def __init__(self, unit: str, result: LeafResult, others: Others) -> None:
        self.unit, self.result, self.others = unit, result, others

    @property
    def code(self) -> str:
        """Of the leaf."""
        return self.result.leaf.code

    @property
    def title(self) -> Sentence:
        """Of the leaf."""
        return self.result.leaf.title

    @property
    def state(self) -> State:
        """Of the leaf."""
        return self.result.state

    @property
    def points(self) -> Decimal | None:
        """None is no points, which is not zero points."""
        return self.result.points

    @property
    def maximum(self) -> Decimal:
        """Points at most, for this unit."""
        return self.result.maximum

    @property
    def provenance(self) -> Provenance | None:
        """Where the figures come from."""
        return self.result.entry.provenance if self.result.entry else None

    @cached_property
    def rule(self) -> Sentence:
        """The rule in words; empty for an informational leaf."""
        rule = self.result.leaf.rule
        return rule.sentence() if rule else Sentence("", "")

    @cached_property
    def figures(self) -> tuple[TracedFigure, ...]:
        """The declared figures in the order in which the rule asks for them."""
        return figures_of(self.result)

    @cached_property
    def explanation(self) -> Sentence:
        """How the figures led to the points, or why there are none."""
        with localcontext(EXACT):
            return explanation_of(self.result, self.others)

    @cached_property
    def next_step(self) -> NextStep | None:
        """The nearest gain, where the rule can name one."""
        with localcontext(EXACT):
            return next_step_of(self.result, self.others)

    @cached_property
    def sentence(self) -> Sentence:
        """All of it in words."""
        with localcontext(EXACT):
            return in_words(self.result, self.explanation, self.next_step)


def trace(result: UnitResult, code: str) -> Trace:
    """Trace one leaf of a scored unit.

    Raises:
        InvalidRequest: the unit was not scored on such a leaf.
    """
    if code not in result.leaves:
        known = ", ".join(result.leaves)
        raise InvalidRequest(
            f"đơn vị {result.unit} không có mục `{code}`. Các mục: {known}.",
            f"the unit {result.unit} has no item `{code}`. The items are: {known}.",
        )
    return traced(result.unit, result.leaves[code], others_of(result))


def others_of(result: UnitResult) -> dict[str, Earned | None]:
    """The points of all leaves, as rules that look at other leaves want them."""
    return {
        code: None if leaf.points is None else Earned(leaf.points, leaf.maximum)
        for code, leaf in result.leaves.items()
    }


def traced(unit: str, result: LeafResult, others: Others) -> Trace:
    """Trace a leaf's result."""
    return Trace(unit, result, others)


def figures_of(result: LeafResult) -> tuple[TracedFigure, ...]:
    """The declared figures in the order in which the rule asks for them."""
    if result.entry is None or result.leaf.rule is None:
        return ()
    values = result.entry.values
    return tuple(
        TracedFigure(i.name, i.label, values[i.name], figure_text(values[i.name]))
        for i in result.leaf.rule.inputs
        if i.name in values
    )


def situation_of(result: LeafResult, others: Others) -> Situation:
    """What the rule looked at."""
    return Situation(result.entry.values if result.entry else {}, others)


INFORMATIONAL = Sentence("chỉ hiển thị, không tính điểm", "shown only, not scored")
NO_SURVEY = Sentence("không điều tra xã hội học", "no survey was held")
NO_FIGURES = Sentence("chưa có số liệu", "no figures yet")


def explanation_of(result: LeafResult, others: Others) -> Sentence:
    """How the points came about, or why there are none."""
    if result.state is State.NOT_APPLICABLE:
        return not_applicable(result)
    if result.state is State.INFORMATIONAL:
        return INFORMATIONAL
    if result.state is State.NO_SURVEY:
        return NO_SURVEY
    if result.reached is None:
        return missing(result, others)
    if was_ruled(result):
        assert result.leaf.rule is not None  # noqa: S101  (only a rule reaches anything)
        return result.leaf.rule.explanation(situation_of(result, others), result.reached)
    assert result.reached.remark is not None  # noqa: S101  (a policy always says why)
    return result.reached.remark


def not_applicable(result: LeafResult) -> Sentence:
    """The reason, and that the maximum is smaller where no points are given instead."""
    declared = result.entry.not_applicable if result.entry else None
    why = Sentence(declared, declared) if declared else NOTHING_AROSE
    vi, en = f"không áp dụng: {why.vi}", f"not applicable: {why.en}"
    if result.points is not None:
        return Sentence(vi, en)
    return Sentence(f"{vi}; không tính vào điểm tối đa", f"{en}; it does not count in the maximum")


def missing(result: LeafResult, others: Others) -> Sentence:
    """What is missing: the leaf's own figures, or the points of leaves that it looks at."""
    needs = result.leaf.rule.needs if result.leaf.rule else ()
    awaited = ", ".join(code for code in needs if others.get(code) is None)
    if not awaited:
        return NO_FIGURES
    return Sentence(
        f"chưa tính được vì mục {awaited} chưa có điểm",
        f"it cannot be scored while {awaited} has no points",
    )


def was_ruled(result: LeafResult) -> bool:
    """Whether the rule itself gave the points, not a policy for what is absent."""
    return result.state is State.SCORED and not result.by_policy


def next_step_of(result: LeafResult, others: Others) -> NextStep | None:
    """The nearest gain, where the rule can name one."""
    if result.reached is None or result.leaf.rule is None or not was_ruled(result):
        return None
    return result.leaf.rule.next_step(situation_of(result, others), result.reached)


def in_words(result: LeafResult, explanation: Sentence, step: NextStep | None) -> Sentence:
    """The whole trace as one sentence."""
    leaf = result.leaf
    vi = f"Mục {leaf.code} «{leaf.title.vi}»: {explanation.vi}"
    en = f"Item {leaf.code} “{leaf.title.en}”: {explanation.en}"
    if result.points is not None:
        got = points_got(result.points, result.maximum)
        vi, en = f"{vi}; {got.vi}", f"{en}; {got.en}"
    if step is None or result.points is None:
        return Sentence(f"{vi}.", f"{en}.")
    goal, gain = wording.points(step.points), wording.points(step.points - result.points)
    way = step.sentence
    return Sentence(
        f"{vi}; {way.vi} để đạt {goal.vi} (thêm {gain.vi}).",
        f"{en}; {way.en} to reach {goal.en} (a gain of {gain.en}).",
    )


def points_got(points: Decimal, maximum: Decimal) -> Sentence:
    """The points against their maximum; a penalty has none and is told as what is taken off."""
    if points < 0:
        lost = wording.points(-points)
        return Sentence(f"bị trừ {lost.vi}", f"{lost.en} taken off")
    if maximum == 0:
        return Sentence("không bị trừ điểm", "nothing taken off")
    got, top = wording.shown(points), wording.points(maximum)
    return Sentence(f"được {got.vi}/{top.vi}", f"{got.en} of {top.en}")
