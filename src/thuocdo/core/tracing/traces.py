"""Trace one leaf of one unit: rule, figures, step reached, points, and what would win more."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
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


class Trace(NamedTuple):
    """Everything that explains the points of one leaf."""

    unit: str
    code: str
    title: Sentence
    state: State
    rule: Sentence  # empty for an informational leaf
    figures: tuple[TracedFigure, ...]
    explanation: Sentence  # how the figures led to the points
    points: Decimal | None
    maximum: Decimal
    provenance: Provenance | None
    next_step: NextStep | None
    sentence: Sentence  # all of it in words


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
    leaf = result.leaf
    with localcontext(EXACT):  # as in scoring, so that a promised step is what will be scored
        explanation, step = explanation_of(result, others), next_step_of(result, others)
    return Trace(
        unit,
        leaf.code,
        leaf.title,
        result.state,
        leaf.rule.sentence() if leaf.rule else Sentence("", ""),
        figures_of(result),
        explanation,
        result.points,
        result.maximum,
        result.entry.provenance if result.entry else None,
        step,
        in_words(result, explanation, step),
    )


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
