"""Council: points within bounds and steps, with a reason."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

COUNCIL = "{kind: council, step: 0.5}"


@pytest.mark.parametrize(
    ("figures", "points"),
    [
        pytest.param({"points": 1, "reason": "tốt"}, 1, id="within the bounds"),
        pytest.param({"points": -1, "reason": "kém"}, -1, id="the lowest"),
        pytest.param({"points": 2, "reason": "rất tốt"}, 2, id="the highest"),
        pytest.param({"points": 1}, Gone.MISSING, id="no reason"),
        pytest.param({"points": 1, "reason": " "}, Gone.MISSING, id="a blank reason"),
        pytest.param({"reason": "tốt"}, Gone.MISSING, id="no points"),
    ],
)
def test_points_come_with_a_reason(rule_from, points_of, figures, points):
    assert points_of(rule_from(COUNCIL, maximum="2", minimum="-1"), figures) == points


@pytest.mark.parametrize(
    ("points", "vi", "en"),
    [
        pytest.param(
            "1.25",
            "1,25 điểm không theo bước 0,5 điểm. Sửa số điểm này.",
            "1.25 points is not in steps of 0.5 points. Correct the points.",
            id="between two steps",
        ),
        pytest.param(
            "2.5",
            "2,5 điểm nằm ngoài khoảng từ -1 đến 2. Sửa số điểm này.",
            "2.5 points lies outside -1 to 2. Correct the points.",
            id="above the highest",
        ),
        pytest.param(
            "-1.5",
            "-1,5 điểm nằm ngoài khoảng từ -1 đến 2. Sửa số điểm này.",
            "-1.5 points lies outside -1 to 2. Correct the points.",
            id="below the lowest",
        ),
    ],
)
def test_points_off_the_steps_or_bounds_are_refused(rule_from, figure_refusal, points, vi, en):
    rule = rule_from(COUNCIL, maximum="2", minimum="-1")

    assert figure_refusal(rule, {"points": points, "reason": "x"}) == (vi, en)


def test_steps_are_counted_from_the_lowest(rule_from, points_of):
    rule = rule_from("{kind: council, step: 0.75}", maximum="0.5", minimum="-1")

    assert points_of(rule, {"points": "-0.25", "reason": "x"}) == Decimal("-0.25")


def test_its_bounds_and_inputs(rule_from):
    rule = rule_from(COUNCIL, maximum="2", minimum="-1")

    assert rule.bounds() == (-1, 2)
    assert [i.name for i in rule.inputs] == ["points", "reason"]


@pytest.mark.parametrize(
    ("step", "terms", "vi", "en"),
    [
        pytest.param("0", {}, "phải lớn hơn 0", "must be above 0", id="no step"),
        pytest.param("-1", {}, "phải lớn hơn 0", "must be above 0", id="a step backwards"),
        pytest.param(
            "3",
            {},
            "chia hết khoảng từ 0 đến 10",
            "divide the range from 0 to 10",
            id="a step that misses the maximum",
        ),
        pytest.param(
            "1",
            {"minimum": None},
            "`minimum` của mục phải là một số",
            "the item's `minimum` must be a number",
            id="no lowest points",
        ),
    ],
)
def test_unfit_steps_are_refused(refusal_of, step, terms, vi, en):
    sentence = refusal_of(f"{{kind: council, step: {step}}}", **terms)

    assert vi in sentence.vi
    assert en in sentence.en
