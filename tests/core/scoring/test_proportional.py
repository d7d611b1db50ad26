"""Proportional points: the line, the mark it begins at, the cap, the rounding, both directions."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

PLAIN = "{kind: proportional, measure: rate, full_at: 85, pays_from: 60}"
FROM_FIFTY = "{kind: proportional, measure: rate, full_at: 90, zero_at: 50}"
LESS = "{kind: proportional, measure: count, full_at: 2, zero_at: 12, pays_from: 7}"
CAPPED = "{kind: proportional, measure: rate, full_at: 80, worth: 12, cap: 9}"
BEYOND = "{kind: proportional, measure: rate, full_at: 80, worth: 9}"
ROUNDED = "{kind: proportional, measure: rate, full_at: 100, worth: 3, cap: 3, round_to: 2}"


@pytest.mark.parametrize(
    ("text", "figures", "points"),
    [
        pytest.param(PLAIN, {"rate": 68}, "8", id="on the line"),
        pytest.param(PLAIN, {"rate": 85}, "10", id="at the full mark"),
        pytest.param(PLAIN, {"rate": 100}, "10", id="beyond the full mark"),
        pytest.param(PLAIN, {"rate": "59.99"}, "0", id="just below the mark that pays"),
        pytest.param(PLAIN, {"rate": 51}, "0", id="below the mark that pays"),
        pytest.param(FROM_FIFTY, {"rate": 60}, "2.5", id="from another zero"),
        pytest.param(FROM_FIFTY, {"rate": 50}, "0", id="at the zero"),
        pytest.param(FROM_FIFTY, {"rate": 40}, "0", id="below the zero nothing is lost"),
        pytest.param(LESS, {"count": 7}, "5", id="less is better: at the mark that pays"),
        pytest.param(LESS, {"count": 8}, "0", id="less is better: past the mark that pays"),
        pytest.param(LESS, {"count": 2}, "10", id="less is better: full"),
        pytest.param(LESS, {"count": 0}, "10", id="less is better: beyond full"),
        pytest.param(CAPPED, {"rate": 60}, "9", id="the cap comes before the full mark"),
        pytest.param(CAPPED, {"rate": 40}, "6", id="under the cap"),
        pytest.param(BEYOND, {"rate": 80}, "9", id="the full mark comes before the cap"),
        pytest.param(BEYOND, {"rate": 100}, "10", id="the cap beyond the full mark"),
        pytest.param(ROUNDED, {"rate": "66.5"}, "2.00", id="half up to two decimals"),
        pytest.param(ROUNDED, {"numerator": 599, "denominator": 600}, "3.00", id="no noise"),
    ],
)
def test_points_follow_the_line_within_its_ends(rule_from, points_of, text, figures, points):
    assert points_of(rule_from(text), figures) == Decimal(points)


def test_the_mark_that_pays_is_included(rule_from, points_of):
    assert round(points_of(rule_from(PLAIN), {"rate": 60}), 2) == Decimal("7.06")


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        pytest.param({}, Gone.MISSING, id="nothing declared"),
        pytest.param({"numerator": 0, "denominator": 0}, Gone.NO_DENOMINATOR, id="nothing arose"),
    ],
)
def test_without_a_measure_there_are_no_points(rule_from, points_of, figures, why):
    assert points_of(rule_from(PLAIN), figures) is why


@pytest.mark.parametrize(
    ("text", "figures", "changes", "points", "vi"),
    [
        pytest.param(
            PLAIN,
            {"numerator": 50, "denominator": 200},
            {"numerator": 120},
            "7.06",
            "còn thiếu 35 điểm phần trăm so với mức 60%, cần thêm 70 hồ sơ",
            id="first to the mark that pays",
        ),
        pytest.param(
            PLAIN,
            {"numerator": 130, "denominator": 200},
            {"numerator": 170},
            "10",
            "còn thiếu 20 điểm phần trăm so với mức 85%, cần thêm 40 hồ sơ",
            id="then to the full mark",
        ),
        pytest.param(
            CAPPED, {"rate": 30}, {"rate": 60}, "9", None, id="to the cap before the full mark"
        ),
        pytest.param(
            BEYOND,
            {"rate": 80},
            {"rate": "88.89"},
            "10",
            None,
            id="beyond the full mark to the cap",
        ),
        pytest.param(
            ROUNDED,
            {"numerator": 300, "denominator": 600},
            {"numerator": 599},
            "3",
            "còn thiếu 50 điểm phần trăm so với mức 100%, cần thêm 299 hồ sơ",
            id="no more than rounding asks",
        ),
        pytest.param(
            LESS, {"count": 9}, {"count": 7}, "5", "cần giảm 2 hồ sơ", id="less, to what pays"
        ),
        pytest.param(
            LESS, {"count": 6}, {"count": 2}, "10", "cần giảm 4 hồ sơ", id="less, to the full mark"
        ),
    ],
)
def test_the_next_mark(rule_from, next_of, *, text, figures, changes, points, vi):
    step = next_of(rule_from(text), figures)

    assert step.changes == {name: Decimal(value) for name, value in changes.items()}
    assert round(step.points, 2) == Decimal(points)
    assert vi is None or step.sentence.vi == vi


def test_a_mark_that_pays_nothing_is_passed_over(rule_from, next_of):
    rule = rule_from("{kind: proportional, measure: rate, full_at: 90, zero_at: 50, pays_from: 50}")

    assert next_of(rule, {"rate": 40}).changes == {"rate": 90}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(PLAIN, {"rate": 85}, id="full"),
        pytest.param(LESS, {"count": 1}, id="less is better, beyond full"),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 95, worth: 9}", {"rate": 100}, id="best"
        ),
    ],
)
def test_at_the_top_there_is_no_next(rule_from, next_of, text, figures):
    assert next_of(rule_from(text), figures) is None


@pytest.mark.parametrize(
    ("text", "high"),
    [
        pytest.param(PLAIN, "10", id="the cap"),
        pytest.param(BEYOND, "10", id="the cap is reached before 100 %"),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 90, worth: 9, cap: 11}",
            "10",
            id="at 100 %",
        ),
        pytest.param(
            "{kind: proportional, measure: count, full_at: 1, zero_at: 3, worth: 4}",
            "6",
            id="less is better: at none",
        ),
        pytest.param(
            "{kind: proportional, measure: value, full_at: 9, worth: 4}", "10", id="without an end"
        ),
    ],
)
def test_the_highest_points_are_those_of_the_best_measure(rule_from, text, high):
    assert rule_from(text).bounds() == (0, Decimal(high))


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            PLAIN,
            "10 điểm khi đạt 85%, tính theo tỷ lệ từ mức 0% (0 điểm); dưới 60%: 0 điểm",
            "10 points at 85%, in proportion from 0% (0 points); below 60%: 0 points",
            id="with the mark that pays",
        ),
        pytest.param(
            LESS,
            "10 điểm khi đạt 2 hồ sơ, tính theo tỷ lệ từ mức 12 hồ sơ (0 điểm); "
            "trên 7 hồ sơ: 0 điểm",
            "10 points at 2 dossiers, in proportion from 12 dossiers (0 points); "
            "above 7 dossiers: 0 points",
            id="less is better",
        ),
        pytest.param(
            CAPPED,
            "12 điểm khi đạt 80%, tính theo tỷ lệ từ mức 0% (0 điểm); tối đa 9 điểm",
            "12 points at 80%, in proportion from 0% (0 points); at most 9 points",
            id="with a cap",
        ),
        pytest.param(
            ROUNDED,
            "3 điểm khi đạt 100%, tính theo tỷ lệ từ mức 0% (0 điểm); "
            "làm tròn đến 2 chữ số thập phân",
            "3 points at 100%, in proportion from 0% (0 points); rounded to 2 decimals",
            id="with rounding",
        ),
    ],
)
def test_the_rule_in_words(rule_from, text, vi, en):
    assert rule_from(text).sentence() == (vi, en)


@pytest.mark.parametrize(
    ("figures", "vi"),
    [
        pytest.param(
            {"numerator": 59999, "denominator": 100000},
            "tỷ lệ 59,999% (59.999/100.000 hồ sơ), chưa đạt mức bắt đầu tính điểm 60%",
            id="not yet at the mark, and told so",
        ),
        pytest.param({"rate": 60}, "tỷ lệ 60%, tính theo tỷ lệ so với mức 85%", id="at the mark"),
    ],
)
def test_how_the_points_came_about(rule_from, explained, figures, vi):
    assert explained(rule_from(PLAIN), figures).vi == vi


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 50, zero_at: 50}",
            "`full_at` và `zero_at` đều là 50",
            "`full_at` and `zero_at` are both 50",
            id="no line between the marks",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 0}",
            "`full_at` và `zero_at` đều là 0",
            "`full_at` and `zero_at` are both 0",
            id="zero is where it begins unless written",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 110}",
            "`full_at: 110` không thể đạt, giá trị tốt nhất là 100",
            "`full_at: 110` is out of reach, the best value is 100",
            id="a mark that no rate reaches",
        ),
        pytest.param(
            "{kind: proportional, measure: count, full_at: -1, zero_at: 5}",
            "`full_at: -1` không thể đạt, giá trị tốt nhất là 0",
            "`full_at: -1` is out of reach, the best value is 0",
            id="less than none",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, pays_from: 86}",
            "`pays_from: 86` phải nằm giữa 0 và 85",
            "`pays_from: 86` must lie between 0 and 85",
            id="paying from beyond the full mark",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, zero_at: 50, pays_from: 49}",
            "`pays_from: 49` phải nằm giữa 50 và 85",
            "`pays_from: 49` must lie between 50 and 85",
            id="paying from below the zero",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, worth: 0}",
            "`worth` là 0, phải lớn hơn 0",
            "`worth` is 0; it must be above 0",
            id="worth nothing",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, cap: -1}",
            "`cap` là -1, phải lớn hơn 0",
            "`cap` is -1; it must be above 0",
            id="a cap below zero",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, cap: 0.25, round_to: 1}",
            "`round_to: 1` không giữ được điểm tối đa 0.25",
            "`round_to: 1` cannot hold the maximum 0.25",
            id="rounding coarser than the cap",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, round_to: -1}",
            "`round_to: -1` không giữ được",
            "`round_to: -1` cannot hold",
            id="rounding to tens",
        ),
        pytest.param(
            "{kind: proportional, measure: rate, full_at: 85, round_to: 1.5}",
            "`round_to` phải là số nguyên",
            "`round_to` must be a whole number",
            id="one and a half decimals",
        ),
    ],
)
def test_marks_and_amounts_that_make_no_sense_are_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en


def test_a_rate_that_may_exceed_can_have_its_mark_beyond_100(rule_from, points_of):
    rule = rule_from("{kind: proportional, measure: rate, may_exceed: true, full_at: 120}")

    assert points_of(rule, {"numerator": 12, "denominator": 10}) == 10
