"""The kinds of rule there are, by the name that rule books use."""

from collections.abc import Callable
from decimal import Decimal

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring.all_or_nothing import read_all_or_nothing
from thuocdo.core.scoring.chosen_tiers import Branch, ChosenTiers
from thuocdo.core.scoring.composite import (
    Combination,
    Composite,
    EmptyPart,
    OtherLeaf,
    Part,
    part_of,
)
from thuocdo.core.scoring.council import read_council
from thuocdo.core.scoring.deadline import read_deadline
from thuocdo.core.scoring.deduction import read_deduction
from thuocdo.core.scoring.entered import read_entered
from thuocdo.core.scoring.figures import Input
from thuocdo.core.scoring.grade import read_grade
from thuocdo.core.scoring.lateness import read_lateness
from thuocdo.core.scoring.names import refuse_repeats
from thuocdo.core.scoring.outcomes import read_label, read_outcomes
from thuocdo.core.scoring.per_item import read_per_item
from thuocdo.core.scoring.proportional import read_proportional
from thuocdo.core.scoring.rule import Rule, Terms
from thuocdo.core.scoring.steps import Step, read_bounds, refuse_holes
from thuocdo.core.scoring.survey import read_survey
from thuocdo.core.scoring.tiers import read_tiers
from thuocdo.core.scoring.weighted_fraction import read_weighted_fraction

KINDS: dict[str, Callable[[Mapping, Terms], Rule]] = {
    "all_or_nothing": read_all_or_nothing,
    "tiers": read_tiers,
    "proportional": read_proportional,
    "weighted_fraction": read_weighted_fraction,
    "per_item": read_per_item,
    "deduction": read_deduction,
    "outcomes": read_outcomes,
    "grade": read_grade,
    "deadline": read_deadline,
    "lateness": read_lateness,
    "survey": read_survey,
    "council": read_council,
    "entered": read_entered,
}


def read_rule(document: Mapping, terms: Terms) -> Rule:
    """Read a rule of any kind.

    Raises:
        InvalidIndexSet: the kind is not known, or a parameter is missing, unknown or unfit.
    """
    kind = document.text("kind")
    if kind in KINDS:
        rule = KINDS[kind](document, terms)
    elif kind == "chosen_tiers":
        rule = read_chosen_tiers(document, terms)
    elif kind == "composite":
        rule = read_composite(document, terms)
    else:
        raise unknown_kind(document, kind)
    document.refuse_unknown()
    return rule


def unknown_kind(document: Mapping, kind: str) -> InvalidIndexSet:
    """The refusal of a kind that does not exist."""
    known = ", ".join([*KINDS, "chosen_tiers", "composite"])
    return document.place_of("kind").refusal(
        f"không có kiểu quy tắc `{kind}`. Các kiểu được dùng: {known}.",
        f"there is no rule kind `{kind}`. The kinds are: {known}.",
    )


def read_chosen_tiers(document: Mapping, terms: Terms) -> ChosenTiers:
    """Read ``kind: chosen_tiers``: the leaf ``chosen_by``, and ``branches`` by its points."""

    def read_branch(item: Mapping) -> Branch:
        low, low_included, high, high_included = read_bounds(item)
        when = Step(ZERO, low, low_included, high, high_included)
        return Branch(when, read_rule(item.mapping("rule"), terms))

    branches = document.each("branches", read_branch)
    refuse_holes(tuple(b.when for b in branches), None, document.place_of("branches"))
    refuse_two_meanings(document, [i for branch in branches for i in branch.rule.inputs])
    return ChosenTiers(document.text("chosen_by"), branches)


def refuse_two_meanings(document: Mapping, inputs: list[Input]) -> None:
    """An input that two branches ask for must be the same figure in both."""
    seen: dict[str, Input] = {}
    for asked in inputs:
        if seen.setdefault(asked.name, asked) != asked:
            raise document.place_of("branches").refusal(
                f"số liệu `{asked.name}` có hai nghĩa trong các nhánh. Dùng cùng một nhãn, "
                "kiểu và lựa chọn, hoặc đổi tên.",
                f"the figure `{asked.name}` means two things in the branches. Give it one label, "
                "type and set of options, or another name.",
            )


def read_composite(document: Mapping, terms: Terms) -> Composite:
    """Read ``kind: composite``: ``combine``, with ``parts`` (rules), ``leaves`` (codes) or both."""

    def read_part(item: Mapping) -> Part:
        name, maximum = item.text("name"), item.decimal("maximum")
        inner = Terms(maximum, ZERO, item.labels("inputs"), item.labels("inputs_en"), terms.counted)
        rule = read_rule(item.mapping("rule"), inner)
        refuse_excess(item, name, rule, maximum)
        return part_of(name, read_label(item), rule, read_when_empty(item, rule))

    def read_leaf(item: Mapping) -> tuple[OtherLeaf, Decimal]:
        return OtherLeaf(item.text("code")), item.decimal("full")

    parts = document.each("parts", read_part) if document.has("parts") else ()
    leaves = document.each("leaves", read_leaf) if document.has("leaves") else ()
    refuse_repeats(document, "parts", [part.name for part in parts])
    refuse_repeats(document, "leaves", [leaf.code for leaf, _ in leaves])
    combination = document.choice("combine", Combination)
    if not parts and not leaves:
        raise document.place.refusal(
            "quy tắc `composite` cần `parts` hoặc `leaves`.",
            "a `composite` needs `parts` or `leaves`.",
        )
    return Composite(combination, parts, leaves, terms.maximum)


def refuse_excess(item: Mapping, name: str, rule: Rule, maximum: Decimal) -> None:
    """A part earns up to its maximum; its name may not be taken for the name of an input."""
    if "." in name:
        raise item.place_of("name").refusal(
            f"tên phần `{name}` không được có dấu chấm.", f"the part `{name}` must have no point."
        )
    high = rule.bounds()[1]
    if high != maximum:
        raise item.place_of("maximum").refusal(
            f"quy tắc của phần `{name}` cho tối đa {high} điểm, `maximum` ghi {maximum}. "
            "Sửa một trong hai.",
            f"the rule of the part `{name}` gives at most {high} points, its `maximum` says "
            f"{maximum}. Correct one.",
        )


def read_when_empty(item: Mapping, rule: Rule) -> EmptyPart | None:
    """Read the ``zero_denominator`` of a part; one without a denominator must not have it."""
    if not item.has("zero_denominator"):
        return None
    if not rule.may_lack_denominator:
        raise item.place_of("zero_denominator").refusal(
            "phần này không có mẫu số. Bỏ `zero_denominator`.",
            "this part has no denominator. Remove `zero_denominator`.",
        )
    return item.choice("zero_denominator", EmptyPart)
