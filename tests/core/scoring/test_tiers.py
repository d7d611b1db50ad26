"""Tiers: the step in which the measure lies, its ends, its condition, and the way up."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

RATE = (
    "{kind: tiers, measure: rate, steps: [{from: 85, points: 10}, {from: 60, below: 85, points: 4},"
    " {below: 60, points: 0}]}"
)
ABOVE = "{kind: tiers, measure: rate, steps: [{above: 85, points: 10}, {to: 85, points: 4}]}"
UNDER = (
    "{kind: tiers, measure: count, provided: đủ hồ sơ, provided_en: papers complete, "
    "steps: [{from: 2, points: 10}, {below: 2, points: 3}]}"
)
NEGATIVE = (
    "{kind: tiers, measure: count, provided: đủ hồ sơ, provided_en: papers complete, "
    "steps: [{from: 4, points: 10}, {from: 2, below: 4, points: -1}, {below: 2, points: -2}]}"
)


@pytest.mark.parametrize(
    ("text", "part", "points"),
    [
        pytest.param(RATE, 100, "10", id="the highest value"),
        pytest.param(RATE, 85, "10", id="`from` includes its bound"),
        pytest.param(RATE, 84, "4", id="`below` leaves its bound out"),
        pytest.param(RATE, 60, "4", id="the lower end of the middle step"),
        pytest.param(RATE, 59, "0", id="under the middle step"),
        pytest.param(RATE, 0, "0", id="nothing"),
        pytest.param(ABOVE, 86, "10", id="beyond `above`"),
        pytest.param(ABOVE, 85, "4", id="`above` leaves its bound out, `to` includes it"),
    ],
)
def test_a_bound_belongs_to_the_step_that_says_so(rule_from, points_of, text, part, points):
    got = points_of(rule_from(text), {"numerator": part, "denominator": 100})

    assert got == Decimal(points)


def test_a_rate_just_under_a_step_does_not_reach_it(rule_from, points_of, explained):
    rule, figures = rule_from(RATE), {"numerator": 84999, "denominator": 100000}

    assert points_of(rule, figures) == 4
    assert explained(rule, figures).vi == (
        "tỷ lệ 84,999% (84.999/100.000 hồ sơ), thuộc bước từ 60% đến dưới 85%"
    )


@pytest.mark.parametrize(
    ("figures", "points"),
    [
        pytest.param({"count": 2, "provided": True}, Decimal(10), id="the condition holds"),
        pytest.param({"count": 2, "provided": False}, Decimal(0), id="the condition fails"),
        pytest.param({"count": 2}, Gone.MISSING, id="the condition is not answered"),
        pytest.param({"provided": False}, Gone.MISSING, id="the count is missing all the same"),
    ],
)
def test_a_step_counts_only_under_its_condition(rule_from, points_of, figures, points):
    assert points_of(rule_from(UNDER), figures) == points


def test_a_failed_condition_is_told(rule_from, at, explained):
    rule, figures = rule_from(UNDER), {"count": 2, "provided": False}

    assert rule.score(at(figures)).remark.vi == "không đạt điều kiện: đủ hồ sơ"
    assert explained(rule, figures) == (
        "2 hồ sơ; không đạt điều kiện: đủ hồ sơ",
        "2 dossiers; the condition does not hold: papers complete",
    )


def test_the_rule_says_its_condition(rule_from):
    assert rule_from(UNDER).sentence() == (
        "từ 2 hồ sơ trở lên: 10 điểm; dưới 2 hồ sơ: 3 điểm; chỉ tính khi đạt điều kiện: đủ hồ sơ",
        (
            "from 2 dossiers up: 10 points; below 2 dossiers: 3 points; "
            "only if this condition holds: papers complete"
        ),
    )


@pytest.mark.parametrize(
    ("text", "low"),
    [pytest.param(UNDER, 0, id="under a condition"), pytest.param(ABOVE, 4, id="without one")],
)
def test_a_condition_can_bring_the_points_down_to_zero(rule_from, text, low):
    assert rule_from(text).bounds() == (low, 10)


def test_the_condition_is_asked_for_and_only_then(rule_from):
    assert [i.name for i in rule_from(UNDER).inputs] == ["count", "provided"]
    assert "provided" not in [i.name for i in rule_from(ABOVE).inputs]


@pytest.mark.parametrize(
    ("text", "figures", "changes", "vi"),
    [
        pytest.param(
            RATE,
            {"numerator": 870, "denominator": 2004},
            {"numerator": 1203},
            "còn thiếu 16,59 điểm phần trăm so với mức 60%, cần thêm 333 hồ sơ",
            id="counts: the last whole dossier that it takes",
        ),
        pytest.param(
            RATE,
            {"rate": 78},
            {"rate": 85},
            "còn thiếu 7 điểm phần trăm so với mức 85%",
            id="a percent only",
        ),
        pytest.param(
            ABOVE,
            {"numerator": 85, "denominator": 100},
            {"numerator": 86},
            "phải trên 85%, cần thêm 1 hồ sơ",
            id="on an excluded bound",
        ),
        pytest.param(
            UNDER,
            {"count": 5, "provided": False},
            {"provided": True},
            "cần đáp ứng điều kiện: đủ hồ sơ",
            id="the condition alone",
        ),
        pytest.param(
            NEGATIVE,
            {"count": 1, "provided": False},
            {"provided": True, "count": 4},
            "cần đáp ứng điều kiện: đủ hồ sơ, cần thêm 3 hồ sơ",
            id="the condition wins nothing without a better step",
        ),
        pytest.param(
            NEGATIVE,
            {"count": 1, "provided": True},
            {"count": 2},
            "cần thêm 1 hồ sơ",
            id="from one negative step to the next",
        ),
    ],
)
def test_the_next_step_is_the_nearest_that_wins(rule_from, next_of, text, figures, changes, vi):
    step = next_of(rule_from(text, minimum="-2"), figures)

    assert step.changes == changes
    assert step.sentence.vi == vi


NARROW = (
    "{kind: tiers, measure: rate, steps: [{above: 51, points: 10}, {from: 50, to: 51, points: 6}, "
    "{below: 50, points: 0}]}"
)
PEAKED = (
    "{kind: tiers, measure: count, steps: [{from: 8, points: 3}, {from: 4, below: 8, points: 10},"
    " {below: 4, points: 1}]}"
)


def test_a_step_between_two_whole_counts_is_passed_over(rule_from, next_of):
    step = next_of(rule_from(NARROW), {"numerator": 3, "denominator": 7})

    assert (step.changes, step.points) == ({"numerator": 4}, 10)


def test_the_nearest_better_step_comes_before_a_smaller_gain(rule_from, next_of):
    step = next_of(rule_from(PEAKED), {"count": 2})

    assert (step.changes, step.points) == ({"count": 4}, 10)


def test_beyond_the_best_step_less_is_needed(rule_from, next_of):
    step = next_of(rule_from(PEAKED), {"count": 9})

    assert (step.changes, step.points) == ({"count": 7}, 10)
    assert step.sentence == ("cần giảm 2 hồ sơ", "2 fewer dossiers needed")


def test_no_gain_is_named_where_no_better_step_can_be_met(rule_from, next_of):
    only_exactly_half = (
        "{kind: tiers, measure: rate, steps: [{above: 50, points: 0}, "
        "{from: 50, to: 50, points: 9}, {below: 50, points: 0}]}"
    )

    assert next_of(rule_from(only_exactly_half), {"numerator": 1, "denominator": 3}) is None


def test_no_gain_is_named_where_the_condition_could_win_nothing(rule_from, next_of):
    nothing_above = (
        "{kind: tiers, measure: count, provided: C, steps: [{from: 2, points: 0}, "
        "{below: 2, points: -1}]}"
    )
    rule = rule_from(nothing_above, minimum="-1")

    assert next_of(rule, {"count": 1, "provided": False}) is None


def test_the_best_step_has_no_next(rule_from, next_of):
    assert next_of(rule_from(RATE), {"rate": 90}) is None


def test_a_rate_may_lack_its_denominator_and_a_count_may_not(rule_from, points_of):
    assert rule_from(RATE).may_lack_denominator
    assert not rule_from(UNDER).may_lack_denominator
    assert points_of(rule_from(RATE), {"numerator": 0, "denominator": 0}) is Gone.NO_DENOMINATOR
    assert rule_from(RATE).needs == ()


def test_the_english_condition_falls_back_on_the_vietnamese(rule_from):
    rule = rule_from("{kind: tiers, measure: count, provided: C, steps: [{from: 0, points: 1}]}")

    assert rule.provided == ("C", "C")
