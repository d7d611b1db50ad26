"""Deduction: from the maximum, so much off for each defect."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

REPORTS = "{kind: deduction, defects: [{input: late, each: 0.25}, {input: absent, each: 1}]}"


@pytest.mark.parametrize(
    ("minimum", "late", "absent", "points"),
    [
        pytest.param("0", 0, 0, "2", id="no defect"),
        pytest.param("0", 3, 0, "1.25", id="three of one kind"),
        pytest.param("0", 1, 1, "0.75", id="one of each"),
        pytest.param("0", 4, 2, "0", id="held by the floor"),
        pytest.param("-1", 4, 3, "-1", id="held by a floor below zero"),
        pytest.param(None, 4, 3, "-2", id="without a floor"),
    ],
)
def test_each_defect_has_its_price(rule_from, points_of, minimum, late, absent, points):
    rule = rule_from(REPORTS, maximum="2", minimum=minimum)

    assert points_of(rule, {"late": late, "absent": absent}) == Decimal(points)


@pytest.mark.parametrize("figures", [{}, {"late": 0}, {"absent": 9}])
def test_a_defect_nobody_counted_is_missing(rule_from, points_of, figures):
    assert points_of(rule_from(REPORTS), figures) is Gone.MISSING


def test_its_bounds_and_inputs(rule_from):
    rule = rule_from(REPORTS, maximum="2", minimum=None, labels={"late": "chậm"})

    assert rule.bounds() == (None, 2)
    assert [(i.name, i.label.vi) for i in rule.inputs] == [("late", "chậm"), ("absent", "absent")]


def test_without_a_floor_none_is_said(rule_from):
    assert rule_from(REPORTS, maximum="2", minimum=None).sentence() == (
        "tính từ 2 điểm; trừ cho mỗi trường hợp: late 0,25 điểm; absent 1 điểm",
        "from 2 points; taken off for each: late 0.25 points; absent 1 point",
    )


def test_all_is_told_and_all_is_to_be_put_right(rule_from, explained, next_of):
    rule, figures = rule_from(REPORTS, maximum="2"), {"late": 2, "absent": 1}

    assert explained(rule, figures) == (
        "late: 2 (trừ 0,25 điểm mỗi trường hợp); absent: 1 (trừ 1 điểm mỗi trường hợp)",
        "late: 2 (0.25 points off for each); absent: 1 (1 point off for each)",
    )
    step = next_of(rule, figures)
    assert step.changes == {"late": 0, "absent": 0}
    assert step.sentence.vi == "cần khắc phục: late (2); absent (1)"


def test_without_a_defect_there_is_nothing_to_tell(rule_from, explained, next_of):
    rule, figures = rule_from(REPORTS), {"late": 0, "absent": 0}

    assert explained(rule, figures) == ("không có lỗi bị trừ", "no defect")
    assert next_of(rule, figures) is None


@pytest.mark.parametrize(
    ("defects", "vi", "en"),
    [
        pytest.param(
            "[{input: a, each: -1}]",
            "phải lớn hơn 0",
            "it must be above 0",
            id="a price that earns",
        ),
        pytest.param(
            "[{input: a, each: 0}]", "phải lớn hơn 0", "it must be above 0", id="no price"
        ),
        pytest.param(
            "[{input: a, each: 1}, {input: a, each: 2}]",
            "`a` trong `defects` đã được dùng",
            "`a` under `defects` is already in use",
            id="one defect at two prices",
        ),
    ],
)
def test_unfit_defects_are_refused(refusal_of, defects, vi, en):
    sentence = refusal_of(f"{{kind: deduction, defects: {defects}}}")

    assert vi in sentence.vi
    assert en in sentence.en


def test_a_negative_count_is_refused(rule_from, figure_refusal):
    sentence = figure_refusal(rule_from(REPORTS), {"late": -1, "absent": 0})

    assert "`late` = `-1`" in sentence.vi
