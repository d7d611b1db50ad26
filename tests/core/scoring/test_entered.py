"""Points entered directly."""

import pytest

from thuocdo.core.scoring.rule import Gone


@pytest.mark.parametrize(
    ("terms", "points"),
    [
        pytest.param({}, 0, id="none"),
        pytest.param({}, 10, id="all"),
        pytest.param({"maximum": "0", "minimum": "-5"}, -5, id="the lowest of a penalty"),
        pytest.param({"maximum": "0", "minimum": None}, -500, id="a penalty without end"),
    ],
)
def test_points_are_taken_as_entered(rule_from, points_of, terms, points):
    assert points_of(rule_from("{kind: entered}", **terms), {"points": points}) == points


def test_points_not_entered_are_missing(rule_from, points_of):
    assert points_of(rule_from("{kind: entered}"), {}) is Gone.MISSING


@pytest.mark.parametrize(
    ("terms", "points", "vi", "en"),
    [
        pytest.param(
            {},
            "10.5",
            "10,5 điểm nằm ngoài khoảng từ 0 đến 10. Sửa số điểm này.",
            "10.5 points lies outside 0 to 10. Correct the points.",
            id="above",
        ),
        pytest.param(
            {},
            "-0.5",
            "-0,5 điểm nằm ngoài khoảng từ 0 đến 10. Sửa số điểm này.",
            "-0.5 points lies outside 0 to 10. Correct the points.",
            id="below",
        ),
        pytest.param(
            {"maximum": "0", "minimum": None},
            "1.5",
            "1,5 điểm lớn hơn mức tối đa 0. Sửa số điểm này.",
            "1.5 points is above the maximum of 0. Correct the points.",
            id="a penalty that earns",
        ),
    ],
)
def test_points_outside_the_bounds_are_refused(rule_from, figure_refusal, terms, points, vi, en):
    assert figure_refusal(rule_from("{kind: entered}", **terms), {"points": points}) == (vi, en)


@pytest.mark.parametrize(
    ("terms", "vi", "bounds"),
    [
        pytest.param({}, "điểm được nhập trực tiếp, tối đa 10 điểm", (0, 10), id="from zero"),
        pytest.param(
            {"maximum": "0", "minimum": "-5"},
            "điểm được nhập trực tiếp, từ -5 đến 0 điểm",
            (-5, 0),
            id="penalty",
        ),
        pytest.param(
            {"maximum": "0", "minimum": None},
            "điểm được nhập trực tiếp, tối đa 0 điểm",
            (None, 0),
            id="a penalty without end",
        ),
    ],
)
def test_the_rule_says_its_bounds(rule_from, terms, vi, bounds):
    rule = rule_from("{kind: entered}", **terms)

    assert rule.sentence().vi == vi
    assert rule.bounds() == bounds


def test_a_word_is_no_number_of_points(rule_from, figure_refusal):
    assert figure_refusal(rule_from("{kind: entered}"), {"points": "mười"}) == (
        "số liệu `points` = `mười` phải là một số. Sửa số liệu này.",
        "the figure `points` = `mười` must be a number. Correct this figure.",
    )
