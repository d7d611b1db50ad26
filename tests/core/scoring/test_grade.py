"""Grades: a share of the maximum for each."""

from decimal import Decimal

import pytest

GRADES = (
    "{kind: grade, options: [{value: A, label: xuất sắc, share: 100}, "
    "{value: B, label: tốt, share: 75}, {value: C, label: hoàn thành, share: 50}, "
    "{value: D, label: không hoàn thành, share: 0}]}"
)


@pytest.mark.parametrize(("grade", "points"), [("A", "3"), ("B", "2.25"), ("C", "1.5"), ("D", "0")])
def test_a_grade_earns_its_share(rule_from, points_of, grade, points):
    assert points_of(rule_from(GRADES, maximum="3"), {"grade": grade}) == Decimal(points)


def test_it_asks_for_the_grade(rule_from):
    (asked,) = rule_from(GRADES).inputs

    assert (asked.name, asked.label) == ("grade", ("Xếp loại", "Grade"))


@pytest.mark.parametrize(
    ("options", "vi", "en"),
    [
        pytest.param(
            "[{value: A, label: a, share: 101}]",
            "`share: 101` phải từ 0 đến 100",
            "`share: 101` must be from 0 to 100",
            id="more than all",
        ),
        pytest.param(
            "[{value: A, label: a, share: -1}]",
            "`share: -1` phải từ 0 đến 100",
            "`share: -1` must be from 0 to 100",
            id="less than none",
        ),
        pytest.param(
            "[{value: A, label: a, share: 100}, {value: A, label: b, share: 50}]",
            "`A` trong `options` đã được dùng",
            "`A` under `options` is already in use",
            id="one grade twice",
        ),
    ],
)
def test_unfit_grades_are_refused(refusal_of, options, vi, en):
    sentence = refusal_of(f"{{kind: grade, options: {options}}}")

    assert vi in sentence.vi
    assert en in sentence.en
