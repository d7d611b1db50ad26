"""Weighted fraction: parts of a total, each with its weight."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

SHARES = "{kind: weighted_fraction, shares: [{input: b, weight: 1}, {input: c, weight: 0.5}]}"


@pytest.mark.parametrize(
    ("figures", "points"),
    [
        pytest.param({"total": 8, "b": 5, "c": 2}, "7.5", id="b/a × 1 + c/a × 0,5"),
        pytest.param({"total": 8, "b": 8, "c": 0}, "10", id="all in the best share"),
        pytest.param({"total": 8, "b": 0, "c": 8}, "5", id="all in the second"),
        pytest.param({"total": 8, "b": 0, "c": 0}, "0", id="none"),
    ],
)
def test_each_share_counts_with_its_weight(rule_from, points_of, figures, points):
    assert points_of(rule_from(SHARES), figures) == Decimal(points)


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        pytest.param({"total": 0, "b": 0, "c": 0}, Gone.NO_DENOMINATOR, id="nothing was found"),
        pytest.param({"b": 0, "c": 0}, Gone.MISSING, id="no total"),
        pytest.param({"total": 8, "b": 3}, Gone.MISSING, id="a part not declared"),
        pytest.param({"total": 8, "c": 3}, Gone.MISSING, id="the best part not declared"),
    ],
)
def test_without_total_or_parts_there_are_no_points(rule_from, points_of, figures, why):
    assert points_of(rule_from(SHARES), figures) is why


@pytest.mark.parametrize(
    ("figures", "vi", "en"),
    [
        pytest.param(
            {"total": 8, "b": 5, "c": 4},
            "cộng các phần được 9, lớn hơn Tổng số (8). Kiểm tra lại các số này.",
            "the parts add to 9, above Total (8). Check them.",
            id="more than the total",
        ),
        pytest.param(
            {"total": 8, "b": -1, "c": 0},
            "số liệu `b` = `-1` phải là số nguyên không âm. Sửa số liệu này.",
            "the figure `b` = `-1` must be a whole number, not negative. Correct this figure.",
            id="a negative part",
        ),
    ],
)
def test_parts_that_cannot_be_are_refused(rule_from, figure_refusal, figures, vi, en):
    assert figure_refusal(rule_from(SHARES), figures) == (vi, en)


def test_the_measure_is_the_weighted_percentage(rule_from, at):
    assert rule_from(SHARES).score(at({"total": 8, "b": 5, "c": 2})).measured == 75


def test_the_way_up_is_everything_in_the_best_share(rule_from, next_of):
    step = next_of(rule_from(SHARES, counted=("", "")), {"total": 3, "b": 2, "c": 1})

    assert step.changes == {"b": 3, "c": 0}
    assert step.sentence == ("cần thêm 1 trường hợp chuyển thành: b", "1 more case to become: b")


def test_at_the_top_there_is_no_next(rule_from, next_of):
    assert next_of(rule_from(SHARES), {"total": 3, "b": 3, "c": 0}) is None


def test_it_asks_for_the_total_and_each_part(rule_from):
    rule = rule_from(SHARES, labels={"b": "đã xử lý"})

    assert [(i.name, i.label.vi) for i in rule.inputs] == [
        ("total", "Tổng số"),
        ("b", "đã xử lý"),
        ("c", "c"),
    ]
    assert rule.may_lack_denominator
    assert rule.bounds() == (0, 10)


@pytest.mark.parametrize(
    ("shares", "vi", "en"),
    [
        pytest.param(
            "[{input: b, weight: 0.5}, {input: c, weight: 1}]",
            "trọng số phải lớn hơn 0, không quá 1 và xếp từ lớn đến nhỏ",
            "weights must be above 0, at most 1, and listed from large to small",
            id="lightest first",
        ),
        pytest.param(
            "[{input: b, weight: 1.5}]", "không quá 1", "at most 1", id="more than the whole"
        ),
        pytest.param("[{input: b, weight: 0}]", "lớn hơn 0", "above 0", id="worth nothing"),
        pytest.param(
            "[{input: b, weight: 1}, {input: b, weight: 1}]",
            "`b` trong `shares` đã được dùng",
            "`b` under `shares` is already in use",
            id="one part twice",
        ),
        pytest.param(
            "[{input: total, weight: 1}]",
            "`total` trong `shares` đã được dùng",
            "`total` under `shares` is already in use",
            id="a part named as the total",
        ),
        pytest.param("[]", "`shares` phải là một danh sách", "`shares` must be a list", id="none"),
    ],
)
def test_unfit_shares_are_refused(refusal_of, shares, vi, en):
    sentence = refusal_of(f"{{kind: weighted_fraction, shares: {shares}}}")

    assert vi in sentence.vi
    assert en in sentence.en
