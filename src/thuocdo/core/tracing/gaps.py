"""The gap advisor: what each lost point would take, the largest gain first."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from thuocdo.core.rollup.results import LeafResult, State, UnitResult
from thuocdo.core.rounding import EXACT, rank_key
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.rule import NextStep
from thuocdo.core.tracing.phrases import capitalised
from thuocdo.core.tracing.traces import Others, Trace, others_of, traced
from thuocdo.vietnamese.sentence import Sentence


class Gap(NamedTuple):
    """Points that one leaf could still give."""

    code: str
    title: Sentence
    lost: Decimal  # points below the applicable maximum
    gain: Decimal  # points of the nearest step; all that is lost where no step can be named
    step: NextStep | None
    sentence: Sentence


def gaps_of(result: UnitResult) -> list[Gap]:
    """All leaves with something to win, by the points of their nearest step, then by code order.

    Penalties are included: undoing them wins their points back. So are leaves without figures,
    even those that can only cost points, since the unit has no percent until they are there.
    """
    others = others_of(result)
    with localcontext(EXACT):  # as in scoring, so that a promised gain is what will be scored
        gaps = [gap_of(leaf, others) for leaf in result.leaves.values() if is_open(leaf)]
    return sorted(gaps, key=lambda gap: -gap.gain)


def is_open(leaf: LeafResult) -> bool:
    """Whether figures could win points, free of the rounding noise of quotients."""
    return leaf.state is State.MISSING or rank_key(leaf.lost) > 0


def gap_of(result: LeafResult, others: Others) -> Gap:
    """What one leaf could still give."""
    return gap_in(traced("", result, others))


def gap_in(trace: Trace) -> Gap:
    """The same, out of what the trace knows already."""
    result = trace.result
    leaf, points = result.leaf, result.points
    lost = result.maximum if points is None else result.lost
    step = trace.next_step
    if points is None or step is None:
        told = told_without_step(result, trace.explanation, lost)
        return Gap(leaf.code, leaf.title, lost, lost, None, told)
    gain = step.points - points
    way, goal, more = capitalised(step.sentence), wording.points(step.points), wording.points(gain)
    words = Sentence(
        f"{way.vi} để đạt {goal.vi} (thêm {more.vi}).",
        f"{way.en} to reach {goal.en} (a gain of {more.en}).",
    )
    return Gap(leaf.code, leaf.title, lost, gain, step, words)


def told_without_step(result: LeafResult, why: Sentence, lost: Decimal) -> Sentence:
    """What can be said where no figure is known that would win points."""
    reason, top = capitalised(why), wording.points(lost)
    if result.state is not State.MISSING:
        return Sentence(
            f"{reason.vi}; còn {top.vi}, không có bước nào tính được từ số liệu của đơn vị.",
            f"{reason.en}; {top.en} left, no step follows from the unit's own figures.",
        )
    if lost == 0:
        return Sentence(
            f"{reason.vi}: nhập số liệu, mục này chỉ có thể bị trừ điểm.",
            f"{reason.en}: enter figures, this item can only cost points.",
        )
    return Sentence(
        f"{reason.vi}: nhập số liệu để được chấm tối đa {top.vi}.",
        f"{reason.en}: enter figures to be scored, at most {top.en}.",
    )
