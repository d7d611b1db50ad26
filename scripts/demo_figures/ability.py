"""How good each made-up unit is at each item: what it keeps, what a year changes, and noise."""

import math

from demo_figures.chance import normal
from demo_figures.province import MOUNTAIN, Unit
from demo_sets.building import Leaf

GROWTH = 0.13  # a year, in the units of the logistic scale
START = -0.34  # where a middling unit stood in 2022, beside how easy the items are
BEST, WORST = 1.0, 1.15  # how far the ends lie from the middle
FAME = {"S03": 1.05, "S12": -1.45, "S15": -0.6, "S20": -1.1}  # so that departments spread out


def steady(root: str) -> float:
    """What a unit keeps over the years, within the ends."""
    drawn = math.tanh(0.8 * normal(root, "quality"))
    return round(drawn * (BEST if drawn > 0 else WORST), 9)


def pace(unit: Unit) -> float:
    """What a year brings; some units fall back."""
    return GROWTH + 0.07 * normal(unit.roots[0], "pace")


def overall(unit: Unit, year: int) -> float:
    """The unit's quality in a year; successors begin with the mean of what they come from."""
    kept = sum(FAME.get(root, steady(root)) for root in unit.roots) / len(unit.roots)
    upheaval = -0.1 if unit.roots != (unit.code,) else 0.0
    return START + kept + pace(unit) * (year - 2022) + 0.16 * normal(unit.code, year) + upheaval


def inclination(unit: Unit, leaf: Leaf, year: int) -> float:
    """Quality at this item on the logistic scale, beside how easy the item is."""
    domain = leaf.code.split(".")[0]
    traits = [
        0.4 * normal(root, "domain", domain) + 0.55 * normal(root, "leaf", leaf.code)
        for root in unit.roots
    ]
    own = sum(traits) / len(traits)
    noise = 0.35 * normal(unit.code, year, leaf.code)
    remote = -0.7 if unit.region == MOUNTAIN and leaf.code.startswith("7.1") else 0.0
    return overall(unit, year) + own + noise + remote


def share(unit: Unit, leaf: Leaf, year: int) -> float:
    """The share of the points that the unit heads for, from 0 to 1."""
    ease = math.log(leaf.ease / (1 - leaf.ease))
    weight = 0.5 if leaf.ease >= 0.95 else 1.0  # nearly everybody has these
    return 1 / (1 + math.exp(-(ease + weight * inclination(unit, leaf, year))))


def opinion(unit: Unit, leaf: Leaf, year: int) -> float:
    """The share of good answers in a survey, from 0 to 1; opinions differ less than deeds."""
    return min(max(leaf.ease + 0.042 * inclination(unit, leaf, year), 0.4), 0.985)
