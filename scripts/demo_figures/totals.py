"""The total of a unit by the reference: what the core should find, in fractions."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from demo_sets.building import DEPARTMENTS, Leaf, Rule
from demo_sets.reference import Points, points_of

CEILING, BONUS_CAP, PENALTY_FLOOR = Fraction(100), Fraction(3), Fraction(-5)
Declared = Mapping[str, object] | str  # figures, or the reason why the item does not apply


class Item(NamedTuple):
    """A leaf with its rule in points."""

    leaf: Leaf
    rule: Rule
    maximum: str


class Score(NamedTuple):
    """Points and applicable maximum of one leaf."""

    points: Fraction | None
    maximum: Fraction
    is_reduced: bool = False


def score_of(item: Item, declared: Declared, others: Mapping[str, Fraction]) -> Score:
    """Points of one leaf with its policies."""
    maximum, policy = Fraction(item.maximum), item.leaf.not_applicable
    if not isinstance(declared, str):
        bounds = (item.leaf.minimum or "0", item.maximum)
        points: Points = points_of(item.rule, bounds, declared, others)
        if points is not None:
            return Score(points, maximum)
        if item.leaf.zero_denominator != "not_applicable":
            policy = item.leaf.zero_denominator
    if policy in {"award_maximum", "score_zero"}:
        return Score(maximum if policy == "award_maximum" else Fraction(0), maximum)
    return Score(None, Fraction(0), policy == "reduce_maximum")


def total_of(items: list[Item], declared: Mapping[str, Declared], scheme: str) -> Fraction:
    """The total: main points (stretched for departments), bonus and penalty, at most 100."""
    known: dict[str, Fraction] = {}
    sums = {"main": Fraction(0), "maximum": Fraction(0), "owed": Fraction(0)}
    extra = {"9": Fraction(0), "10": Fraction(0)}
    for item in items:
        score = score_of(item, declared[item.leaf.code], known)
        known[item.leaf.code] = score.points or Fraction(0)
        domain = item.leaf.code.split(".")[0]
        if domain in extra:
            extra[domain] += score.points or 0
            continue
        sums["main"] += score.points or 0
        sums["maximum"] += score.maximum
        sums["owed"] += Fraction(item.maximum) if score.is_reduced else 0
    main = sums["main"]
    if scheme == DEPARTMENTS:
        main = main * (sums["maximum"] + sums["owed"]) / sums["maximum"]
    total = main + min(extra["9"], BONUS_CAP) + max(extra["10"], PENALTY_FLOOR)
    return max(min(total, CEILING), Fraction(0))
