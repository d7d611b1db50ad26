"""Worked cases of a leaf: figures that pin its rule, with points from the reference."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from demo_sets.building import Leaf, Rule, rule_in, written
from demo_sets.pinning import Trial, trials_of
from demo_sets.reference import Points, points_of

NAMED = re.compile(r"`(\w+)`")  # inputs in the names of trials
REASON = "Không phát sinh trong năm, có văn bản xác nhận"


def rule_with_leaves(leaf: Leaf, scheme: str, maxima: dict[str, str]) -> Rule:
    """The rule in points; shares of other leaves become points of those leaves."""
    rule = rule_in(leaf, scheme)
    if "leaves" in rule:
        rule["leaves"] = [
            {
                "code": item["code"],
                "full": written(Fraction(item["full_share"]) * Fraction(maxima[item["code"]])),
            }
            for item in rule["leaves"]
        ]
    return rule


def cases_of(leaf: Leaf, rule: Rule, maximum: str) -> Iterator[dict[str, Any]]:
    """All worked cases, in the keys of the format."""
    bounds = (leaf.minimum or "0", maximum)
    seen: set[str] = set()
    labels = labels_of(leaf, rule)
    for trial in trials_of(rule, bounds):
        points = points_of(rule, bounds, trial.values, trial.others)
        case = case_of(leaf, trial, points, maximum)
        if case is not None:
            case["name"] = NAMED.sub(lambda found: labels.get(found[1], found[1]), case["name"])
        if case is not None and repr(trial[1:]) not in seen:
            seen.add(repr(trial[1:]))
            yield case
    if leaf.not_applicable is not None:
        outcome = without_points(leaf.not_applicable, maximum)
        yield {"name": "không áp dụng", "not_applicable": REASON, **outcome}


def labels_of(leaf: Leaf, rule: Rule) -> dict[str, str]:
    """What a reader calls each input, condition and answer."""
    labels = {name: words[0] for name, words in leaf.inputs.items()}
    for part in (rule, *rule.get("parts", ())):
        labels |= part.get("inputs", {}) | part.get("conditions", {})
    return labels | {answer["input"]: answer["label"] for answer in rule.get("answers", ())}


def case_of(leaf: Leaf, trial: Trial, points: Points, maximum: str) -> dict[str, Any] | None:
    """One case; None where no exact points can be written or the figures are refused."""
    told: dict[str, Any] = {"name": trial.name, "inputs": dict(trial.values)}
    if trial.others:
        told["others"] = {code: written(full) for code, full in trial.others.items()}
    if points is not None:
        try:
            return {**told, "points": written(points)}
        except ValueError:
            return None
    if leaf.zero_denominator in {None, "refused"}:
        return None
    policy = leaf.zero_denominator
    if policy == "not_applicable":
        policy = leaf.not_applicable
    return {**told, **without_points(str(policy), maximum)}


def without_points(policy: str, maximum: str) -> dict[str, Any]:
    """What the leaf then earns, and of which maximum."""
    return {
        "award_maximum": {"points": maximum, "maximum": maximum},
        "score_zero": {"points": "0", "maximum": maximum},
        "reduce_maximum": {"points": "none", "maximum": "0"},
        "leave_out": {"points": "none", "maximum": "0"},
    }[policy]
