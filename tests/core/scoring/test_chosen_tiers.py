"""Tiers chosen by the points of another leaf."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

TIERS = (
    "{{kind: tiers, measure: rate, steps: [{{from: {0}, points: {1}}}, {{below: {0}, points: 0}}]}}"
)
CHOSEN = (
    '{kind: chosen_tiers, chosen_by: "4.1", branches: ['
    f"{{above: 2, rule: {TIERS.format(90, 10)}}}, {{to: 2, rule: {TIERS.format(50, 4)}}}]}}"
)


def branches(*rules):
    listed = ", ".join(f"{{{when}, rule: {rule}}}" for when, rule in rules)
    return f'{{kind: chosen_tiers, chosen_by: "4.1", branches: [{listed}]}}'


@pytest.mark.parametrize(
    ("other", "points"),
    [
        pytest.param("2.5", 0, id="the first branch asks for more"),
        pytest.param("2", 4, id="the bound belongs to the second branch"),
        pytest.param("-1", 4, id="a penalty below"),
        pytest.param(None, Gone.MISSING, id="the other leaf has no points"),
    ],
)
def test_the_other_leaf_chooses_the_rule(rule_from, points_of, other, points):
    assert points_of(rule_from(CHOSEN), {"rate": 60}, {"4.1": other}) == points


def test_without_the_other_leaf_it_is_missing(rule_from, points_of):
    assert points_of(rule_from(CHOSEN), {"rate": 60}) is Gone.MISSING


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        pytest.param({}, Gone.MISSING, id="missing in the branch"),
        pytest.param({"numerator": 0, "denominator": 0}, Gone.NO_DENOMINATOR, id="nothing arose"),
    ],
)
def test_a_branch_without_points_says_why(rule_from, points_of, figures, why):
    assert points_of(rule_from(CHOSEN), figures, {"4.1": "1"}) is why


def test_it_needs_the_leaf_that_chooses_and_those_of_its_branches(rule_from):
    leaves = (
        '{kind: composite, combine: sum, leaves: [{code: "4.1", full: 1}, {code: "5", full: 1}]}'
    )
    rule = rule_from(branches(("from: 1", leaves), ("below: 1", "{kind: entered}")))

    assert rule.needs == ("4.1", "5")


def test_its_inputs_are_those_of_any_branch_and_none_is_always_needed(rule_from):
    rule = rule_from(branches(("from: 1", TIERS.format(5, 1)), ("below: 1", "{kind: entered}")))

    assert [i.name for i in rule.inputs] == ["numerator", "denominator", "rate", "points"]
    assert all(i.optional for i in rule.inputs)


@pytest.mark.parametrize(
    ("rules", "minimum", "bounds", "divides"),
    [
        pytest.param(
            [("from: 1", TIERS.format(5, 9)), ("below: 1", "{kind: entered}")],
            "-2",
            (-2, 10),
            True,
            id="the widest of both",
        ),
        pytest.param(
            [("from: 1", "{kind: all_or_nothing}"), ("below: 1", "{kind: entered}")],
            None,
            (None, 10),
            False,
            id="one branch without a floor",
        ),
    ],
)
def test_its_bounds_hold_both_branches(rule_from, *, rules, minimum, bounds, divides):
    rule = rule_from(branches(*rules), minimum=minimum)

    assert rule.bounds() == bounds
    assert rule.may_lack_denominator is divides


def test_the_next_step_is_that_of_the_branch(rule_from, next_of):
    step = next_of(rule_from(CHOSEN), {"rate": 60}, {"4.1": "3"})

    assert (step.changes, step.points) == ({"rate": Decimal(90)}, 10)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            branches(("from: 1", "{kind: entered}"), ("below: 0", "{kind: entered}")),
            "hở hoặc chồng nhau quanh 1",
            "a gap or overlap around 1",
            id="a gap between branches",
        ),
        pytest.param(
            branches(("from: 0", "{kind: entered}")),
            "không có bước điểm cho giá trị dưới 0",
            "no step covers values below 0",
            id="the other leaf may be negative",
        ),
        pytest.param(
            branches(
                (
                    "from: 1",
                    "{kind: tiers, measure: count, provided: A, steps: [{from: 0, points: 1}]}",
                ),
                (
                    "below: 1",
                    "{kind: tiers, measure: count, provided: B, steps: [{from: 0, points: 1}]}",
                ),
            ),
            "số liệu `provided` có hai nghĩa trong các nhánh",
            "the figure `provided` means two things in the branches",
            id="one figure with two meanings",
        ),
        pytest.param(
            branches(("from: 1, points: 2", "{kind: entered}"), ("below: 1", "{kind: entered}")),
            "khóa `points` không được dùng ở đây",
            "the key `points` is not used here",
            id="points beside a branch's rule",
        ),
        pytest.param(
            branches(("from: 1", "{kind: entered, x: 1}"), ("below: 1", "{kind: entered}")),
            "khóa `x` không được dùng ở đây",
            "the key `x` is not used here",
            id="an unknown key inside a branch",
        ),
    ],
)
def test_unfit_branches_are_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en
