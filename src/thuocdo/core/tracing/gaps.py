"""The gap advisor: what each lost point would take, the largest gain first."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.rollup.results import LeafResult, State, UnitResult
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.rule import NextStep
from thuocdo.core.tracing.phrases import capitalised
from thuocdo.core.tracing.traces import next_step_of, others_of
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

    Penalties are included: undoing them wins their points back.
    """
    others = others_of(result)
    gaps = [
        gap_of(leaf, next_step_of(leaf, others)) for leaf in result.leaves.values() if is_open(leaf)
    ]
    return sorted(gaps, key=lambda gap: -gap.gain)


def is_open(leaf: LeafResult) -> bool:
    """Whether figures could win points: lost ones, or a leaf still without figures."""
    if leaf.points is None:
        return leaf.state is State.MISSING and leaf.maximum > 0
    return leaf.lost > 0


def gap_of(result: LeafResult, step: NextStep | None) -> Gap:
    """What one leaf could still give."""
    leaf = result.leaf
    if result.points is None:
        top = wording.points(result.maximum)
        words = Sentence(
            f"Chưa có số liệu: nhập số liệu để được chấm tối đa {top.vi}.",
            f"No figures yet: enter them to be scored, at most {top.en}.",
        )
        return Gap(leaf.code, leaf.title, result.maximum, result.maximum, None, words)
    if step is None:
        lost = wording.points(result.lost)
        words = Sentence(
            f"Còn {lost.vi}; không có bước nào tính được từ số liệu của đơn vị.",
            f"{lost.en} left; no step follows from the unit's own figures.",
        )
        return Gap(leaf.code, leaf.title, result.lost, result.lost, None, words)
    gain = max(step.points - result.points, ZERO)
    way, goal, more = capitalised(step.sentence), wording.points(step.points), wording.points(gain)
    words = Sentence(
        f"{way.vi} để đạt {goal.vi} (thêm {more.vi}).",
        f"{way.en} to reach {goal.en} (a gain of {more.en}).",
    )
    return Gap(leaf.code, leaf.title, result.lost, gain, step, words)
