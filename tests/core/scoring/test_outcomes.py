"""Outcomes: one of several, also below zero."""

import pytest

from thuocdo.core.scoring.rule import Gone

PLAN = (
    "{kind: outcomes, options: [{value: timely, label: đúng hạn, points: 2}, "
    "{value: late, label: chậm, label_en: late, points: 1}, "
    "{value: never, label: không, points: -1}]}"
)


@pytest.mark.parametrize(
    ("outcome", "points"), [("timely", 2), ("late", 1), ("never", -1), ("  ", Gone.MISSING)]
)
def test_an_outcome_has_its_points(rule_from, points_of, outcome, points):
    assert points_of(rule_from(PLAN), {"outcome": outcome}) == points


def test_the_lowest_outcome_may_be_negative(rule_from):
    assert rule_from(PLAN).bounds() == (-1, 2)


def test_an_outcome_that_is_not_among_them_is_refused(rule_from, figure_refusal):
    assert figure_refusal(rule_from(PLAN), {"outcome": "soon"}) == (
        "Kết quả: `soon` không có trong các lựa chọn timely, late, never. Chọn lại.",
        "Outcome: `soon` is not one of timely, late, never. Choose again.",
    )


def test_the_next_outcome_is_the_least_better_one(rule_from, next_of):
    step = next_of(rule_from(PLAN), {"outcome": "never"})

    assert (step.changes, step.points) == ({"outcome": "late"}, 1)
    assert step.sentence == ("cần có kết quả: chậm", "needed: late")


def test_the_best_outcome_has_no_next(rule_from, next_of):
    assert next_of(rule_from(PLAN), {"outcome": "timely"}) is None


def test_the_options_can_be_chosen_from(rule_from):
    (asked,) = rule_from(PLAN).inputs

    assert (str(asked.type), asked.options) == ("choice", ("timely", "late", "never"))


def test_an_outcome_named_twice_is_refused(refusal_of):
    sentence = refusal_of(
        "{kind: outcomes, options: [{value: a, label: A, points: 1}, "
        "{value: a, label: B, points: 0}]}"
    )

    assert "`a` trong `options` đã được dùng" in sentence.vi
    assert "`a` under `options` is already in use" in sentence.en
