"""Try figures on a rule: points, the way to them, and the nearest gain."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned, NextStep
from thuocdo.core.tracing.phrases import capitalised
from thuocdo.core.tracing.traces import traced
from thuocdo.vietnamese.sentence import Sentence


class Tried(NamedTuple):
    """What the rule makes of figures."""

    points: Decimal | None  # None is no points, which is not zero
    maximum: Decimal  # that applies
    explanation: Sentence
    step: int | None  # place of the step reached, from 1; None where the rule has none
    next_step: Sentence | None  # what wins more; None at the top


def tried(index_set: IndexSet, leaf: Leaf, entry: Entry, others: Mapping[str, Decimal]) -> Tried:
    """Score one item of nobody in particular; nothing is stored.

    Args:
        index_set: The edition.
        leaf: The item.
        entry: What was typed.
        others: Points of the items that the rule looks at, by code.

    Raises:
        InvalidFigure: a figure contradicts itself or the item.
    """
    needs = leaf.rule.needs if leaf.rule else ()
    earned = {
        code: Earned(others[code], index_set.leaf(code).maximum) if code in others else None
        for code in needs
    }
    result = score_leaf(leaf, entry, earned, index_set.policies.missing)
    trace = traced("", result, earned)
    reached = result.reached
    step = reached.step + 1 if reached and reached.step is not None else None
    return Tried(
        trace.points, trace.maximum, capitalised(trace.explanation), step, gain(trace.next_step)
    )


def gain(step: NextStep | None) -> Sentence | None:
    """The nearest gain with the points that it leads to."""
    if step is None:
        return None
    way, points = capitalised(step.sentence), wording.points(step.points)
    return Sentence(f"{way.vi} để đạt {points.vi}.", f"{way.en} to reach {points.en}.")
