"""How one leaf of the demonstration sets is written down, and its rule for one scheme."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Words = tuple[str, str]  # Vietnamese, English
Rule = dict[str, Any]
DEPARTMENTS, COMMUNES = "departments", "communes"


@dataclass(frozen=True)
class Leaf:
    """One scored leaf (or an informational one: no rule), for one scheme or both."""

    code: str
    title: Words
    worth: Mapping[str, str]  # scheme → maximum points; a scheme that is absent lacks the leaf
    method: str
    rule: Rule | None
    inputs: Mapping[str, Words] = field(default_factory=dict)
    counted: Words | None = None
    minimum: str | None = None  # "none" for a penalty without end
    not_applicable: str | None = None
    zero_denominator: str | None = None
    evidence: str = ""
    ease: float = 0.88  # the share of points that a middling unit earns in the made-up figures
    # how large denominators and counts are: a share of the unit's dossiers, or a range
    size: float | tuple[int, int] = (20, 80)


def worth(departments: str | None, communes: str | None) -> dict[str, str]:
    """Maximum points in each scheme; None where the scheme lacks the leaf."""
    both = {DEPARTMENTS: departments, COMMUNES: communes}
    return {scheme: points for scheme, points in both.items() if points is not None}


def rising(*marks: tuple[str, str]) -> list[Rule]:
    """Steps for "more is better": (mark, share of the maximum), best first; below the last 0."""
    steps: list[Rule] = []
    for place, (mark, share) in enumerate(marks):
        upper = {"below": marks[place - 1][0]} if place else {}
        steps.append({"from": mark, **upper, "share": share})
    return [*steps, {"below": marks[-1][0], "share": "0"}]


def falling(*marks: tuple[str, str]) -> list[Rule]:
    """Steps for "less is better": (mark, share of the maximum), best first; above the last 0."""
    steps: list[Rule] = []
    for place, (mark, share) in enumerate(marks):
        lower = {"above": marks[place - 1][0]} if place else {}
        steps.append({**lower, "to": mark, "share": share})
    return [*steps, {"above": marks[-1][0], "share": "0"}]


def tiers(measure: str, steps: list[Rule], **more: Any) -> Rule:  # noqa: ANN401  (YAML values)
    """A tier table."""
    return {"kind": "tiers", "measure": measure, **more, "steps": steps}


def line(measure: str, full_at: str, **more: Any) -> Rule:  # noqa: ANN401  (YAML values)
    """Points in proportion."""
    return {"kind": "proportional", "measure": measure, "full_at": full_at, **more}


def answered(*options: tuple[str, str, str, str]) -> list[Rule]:
    """Options of outcomes or grades: value, Vietnamese, English, share of the maximum."""
    return [{"value": v, "label": vi, "label_en": en, "share": s} for v, vi, en, s in options]


FOUR_ANSWERS = [
    ("very_good", "Rất tốt", "Very good", "100"),
    ("good", "Tốt", "Good", "75"),
    ("fair", "Trung bình", "Fair", "40"),
    ("poor", "Kém", "Poor", "0"),
]
MEAN: Rule = {
    "kind": "survey",
    "form": "mean",
    "answers": [
        {"input": name, "label": vi, "label_en": en, "weight": weight}
        for name, vi, en, weight in FOUR_ANSWERS
    ],
}
SHARE: Rule = {"kind": "survey", "form": "share"}


def ratio_of(part: Words, whole: Words) -> dict[str, Words]:
    """Labels of the two figures of a rate."""
    return {"numerator": part, "denominator": whole}


def written(value: Fraction) -> str:
    """A terminating fraction as a plain decimal number.

    Raises:
        ValueError: it has no end in decimals.
    """
    for places in range(12):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            sign = "-" if value < 0 else ""
            whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
            return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
    raise ValueError(f"{value} has no end in decimals")


def rule_in(leaf: Leaf, scheme: str) -> Rule:
    """The rule with shares of the maximum turned into points."""
    return in_points(leaf.rule or {}, Fraction(leaf.worth[scheme]))


def in_points(rule: Rule, maximum: Fraction) -> Rule:
    """The same rule, each ``share`` of the maximum written as ``points``; grades keep theirs."""
    if rule.get("kind") == "grade":
        return rule
    made: Rule = {}
    for key, value in rule.items():
        if key == "share":
            made["points"] = written(Fraction(value) * maximum)
        elif key == "parts":
            made[key] = [part_in_points(part, maximum) for part in value]
        elif isinstance(value, dict):
            made[key] = in_points(value, maximum)
        elif isinstance(value, list):
            made[key] = [in_points(v, maximum) if isinstance(v, dict) else v for v in value]
        else:
            made[key] = value
    return made


def part_in_points(part: Rule, maximum: Fraction) -> Rule:
    """A part of a composite; ``of`` is its share of the maximum, or it has its own ``maximum``."""
    own = Fraction(part["maximum"]) if "maximum" in part else Fraction(part["of"]) * maximum
    rest = {key: value for key, value in part.items() if key not in {"of", "rule"}}
    return {**rest, "maximum": written(own), "rule": in_points(part["rule"], own)}
