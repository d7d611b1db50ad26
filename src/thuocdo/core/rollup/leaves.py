"""Score one leaf: the rule, then the leaf's policies for what is absent."""

from collections.abc import Mapping

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import Leaf, NotApplicable, WhenMissing, ZeroDenominator
from thuocdo.core.rollup.results import LeafResult, State
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned, Gone, Reached, Situation
from thuocdo.vietnamese.sentence import Sentence

NO_FIGURES = Sentence(
    "thiếu số liệu, chấm 0 theo quy định của bộ", "no figures: zero, as the set lays down"
)
NOTHING_AROSE = Sentence("không phát sinh (mẫu số bằng 0)", "nothing arose (the denominator is 0)")

NOTHING = Entry({})


def score_leaf(
    leaf: Leaf, entry: Entry | None, others: Mapping[str, Earned | None], when_missing: WhenMissing
) -> LeafResult:
    """Score one leaf of one unit.

    Raises:
        InvalidFigure: a figure contradicts itself or the leaf; the sentence begins with the code.
    """
    if leaf.rule is None:
        return LeafResult(leaf, State.INFORMATIONAL, entry, None, None, ZERO)
    if entry is None and leaf.rule.inputs:
        return missing(leaf, None, when_missing)
    entry = entry or NOTHING  # a rule over other leaves alone asks for no figures
    if entry.not_applicable is not None:
        return not_applicable(leaf, entry, Sentence(entry.not_applicable, entry.not_applicable))
    try:
        reached = leaf.rule.score(Situation(entry.values, others))
    except InvalidFigure as refusal:
        vi, en = refusal.sentence
        raise InvalidFigure(f"{leaf.code}: {vi}", f"{leaf.code}: {en}", leaf.code) from None
    if isinstance(reached, Reached):
        return LeafResult(leaf, State.SCORED, entry, reached, reached.points, leaf.maximum)
    if reached is Gone.MISSING:
        return missing(leaf, entry, when_missing)
    return without_denominator(leaf, entry)


def missing(leaf: Leaf, entry: Entry | None, when_missing: WhenMissing) -> LeafResult:
    """A leaf without (all its) figures: no points, or zero where the set says so."""
    if when_missing is WhenMissing.INCOMPLETE:
        return LeafResult(leaf, State.MISSING, entry, None, None, leaf.maximum)
    reached = Reached(ZERO, remark=NO_FIGURES)
    return LeafResult(leaf, State.MISSING, entry, reached, ZERO, leaf.maximum, by_policy=True)


def not_applicable(leaf: Leaf, entry: Entry, reason: Sentence) -> LeafResult:
    """Apply the leaf's policy for "not applicable"."""
    if leaf.not_applicable is NotApplicable.REFUSED:
        raise InvalidFigure(
            f"{leaf.code}: mục này áp dụng cho mọi đơn vị, "
            "không được khai «không áp dụng». Nhập số liệu.",
            f"{leaf.code}: this item applies to every unit; "
            "it cannot be not applicable. Enter figures.",
            leaf.code,
        )
    if leaf.not_applicable is NotApplicable.AWARD_MAXIMUM:
        reached = Reached(leaf.maximum, remark=reason)
    elif leaf.not_applicable is NotApplicable.SCORE_ZERO:
        reached = Reached(ZERO, remark=reason)
    else:
        return LeafResult(leaf, State.NOT_APPLICABLE, entry, None, None, ZERO, by_policy=True)
    return LeafResult(
        leaf, State.NOT_APPLICABLE, entry, reached, reached.points, leaf.maximum, by_policy=True
    )


def without_denominator(leaf: Leaf, entry: Entry) -> LeafResult:
    """Apply the leaf's policy for a denominator of zero."""
    policy = leaf.zero_denominator
    if policy is ZeroDenominator.NOT_APPLICABLE:
        return not_applicable(leaf, entry, NOTHING_AROSE)
    if policy is ZeroDenominator.AWARD_MAXIMUM:
        reached = Reached(leaf.maximum, remark=NOTHING_AROSE)
    elif policy is ZeroDenominator.SCORE_ZERO:
        reached = Reached(ZERO, remark=NOTHING_AROSE)
    else:
        raise InvalidFigure(
            f"{leaf.code}: mẫu số bằng 0. Kiểm tra số liệu; "
            "nếu đúng là không phát sinh thì khai «không áp dụng».",
            f"{leaf.code}: the denominator is 0. "
            "Check the figures, or declare the item not applicable.",
            leaf.code,
        )
    return LeafResult(
        leaf, State.SCORED, entry, reached, reached.points, leaf.maximum, by_policy=True
    )
