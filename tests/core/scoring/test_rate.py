"""Rates: counts or a percent, checked against each other, and the figures that reach a mark."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

TIERS = "{{kind: tiers, {0}, steps: [{{from: 50, points: 10}}, {{below: 50, points: 0}}]}}"
PLAIN = TIERS.format("measure: rate")
MONEY = TIERS.format("measure: rate, whole: false")
OPEN = TIERS.format("measure: rate, may_exceed: true")


@pytest.mark.parametrize(
    ("text", "figures", "percent"),
    [
        pytest.param(PLAIN, {"numerator": 1, "denominator": 8}, "12.5", id="counts"),
        pytest.param(PLAIN, {"numerator": 0, "denominator": 8}, "0", id="none of some"),
        pytest.param(PLAIN, {"numerator": 8, "denominator": 8}, "100", id="all of them"),
        pytest.param(PLAIN, {"rate": "92.5"}, "92.5", id="the percent itself"),
        pytest.param(PLAIN, {"rate": 100}, "100", id="the highest percent"),
        pytest.param(PLAIN, {"rate": 50, "denominator": 8}, "50", id="a percent of a known whole"),
        pytest.param(OPEN, {"numerator": 9, "denominator": 8}, "112.5", id="may exceed"),
        pytest.param(OPEN, {"rate": 120}, "120", id="a percent that may exceed"),
        pytest.param(MONEY, {"numerator": "1.5", "denominator": "2.5"}, "60", id="money"),
        pytest.param(
            PLAIN,
            {"numerator": 1, "denominator": 3},
            "33.33333333333333333333333333333333",
            id="34 digits",
        ),
    ],
)
def test_a_rate_is_in_percent(rule_from, at, text, figures, percent):
    assert rule_from(text).score(at(figures)).measured == Decimal(percent)


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        pytest.param({"numerator": 0, "denominator": 0}, Gone.NO_DENOMINATOR, id="nothing of none"),
        pytest.param({"numerator": 3}, Gone.MISSING, id="no denominator declared"),
        pytest.param({"denominator": 3}, Gone.MISSING, id="no numerator declared"),
        pytest.param({}, Gone.MISSING, id="nothing declared"),
    ],
)
def test_without_figures_there_is_no_rate(rule_from, points_of, figures, why):
    assert points_of(rule_from(PLAIN), figures) is why


@pytest.mark.parametrize(
    ("text", "figures", "vi", "en"),
    [
        pytest.param(
            PLAIN,
            {"numerator": 9, "denominator": 8},
            "Tử số (9) lớn hơn Mẫu số (8). Kiểm tra lại hai số này.",
            "Numerator (9) is larger than Denominator (8). Check both figures.",
            id="more than all",
        ),
        pytest.param(
            PLAIN,
            {"numerator": 1, "denominator": 0},
            "Mẫu số bằng 0 nhưng Tử số là 1. Kiểm tra lại hai số này.",
            "Denominator is 0 but Numerator is 1. Check both figures.",
            id="something of nothing",
        ),
        pytest.param(
            OPEN,
            {"numerator": 1, "denominator": 0},
            "Mẫu số bằng 0 nhưng Tử số là 1. Kiểm tra lại hai số này.",
            "Denominator is 0 but Numerator is 1. Check both figures.",
            id="something of nothing, even where it may exceed",
        ),
        pytest.param(
            PLAIN,
            {"numerator": -1, "denominator": 8},
            "số liệu `numerator` = `-1` phải là số nguyên không âm. Sửa số liệu này.",
            "the figure `numerator` = `-1` must be a whole number, not negative. "
            "Correct this figure.",
            id="a negative part",
        ),
        pytest.param(
            PLAIN,
            {"numerator": 1, "denominator": "2.5"},
            "số liệu `denominator` = `2,5` phải là số nguyên không âm. Sửa số liệu này.",
            "the figure `denominator` = `2.5` must be a whole number, not negative. "
            "Correct this figure.",
            id="half a dossier",
        ),
        pytest.param(
            MONEY,
            {"numerator": "-1.5", "denominator": 2},
            "số liệu `numerator` = `-1,5` phải là số không âm. Sửa số liệu này.",
            "the figure `numerator` = `-1.5` must be a number that is not negative. "
            "Correct this figure.",
            id="negative money",
        ),
        pytest.param(
            MONEY,
            {"numerator": 0, "denominator": -2},
            "số liệu `denominator` = `-2` phải là số không âm. Sửa số liệu này.",
            "the figure `denominator` = `-2` must be a number that is not negative. "
            "Correct this figure.",
            id="a negative whole",
        ),
        pytest.param(
            PLAIN,
            {"rate": "-0.5"},
            "số liệu `rate` = `-0,5` phải là số không âm. Sửa số liệu này.",
            "the figure `rate` = `-0.5` must be a number that is not negative. "
            "Correct this figure.",
            id="a negative percent",
        ),
        pytest.param(
            PLAIN,
            {"rate": "100.5"},
            "Tỷ lệ (%) là 100,5, lớn hơn 100. Kiểm tra lại số này.",
            "Rate (%) is 100.5, above 100. Check this figure.",
            id="more than a hundred percent",
        ),
        pytest.param(
            PLAIN,
            {"numerator": 4, "denominator": 8, "rate": 50},
            "vừa có Tử số và Mẫu số, vừa có Tỷ lệ (%). Giữ hai số đếm hoặc giữ tỷ lệ.",
            "Numerator and Denominator are declared, and Rate (%) too. "
            "Keep the two counts or keep the rate.",
            id="declared twice",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_refused(
    rule_from, figure_refusal, text, figures, vi, en
):
    assert figure_refusal(rule_from(text), figures) == (vi, en)


@pytest.mark.parametrize(
    ("text", "figures", "changes"),
    [
        pytest.param(PLAIN, {"numerator": 3, "denominator": 7}, {"numerator": 4}, id="whole"),
        pytest.param(
            MONEY, {"numerator": "3.1", "denominator": "7.01"}, {"numerator": "3.51"}, id="money"
        ),
        pytest.param(PLAIN, {"rate": "49.995"}, {"rate": 50}, id="percent"),
        pytest.param(PLAIN, {"rate": 40, "denominator": 8}, {"rate": 50}, id="percent of a whole"),
    ],
)
def test_the_figure_that_reaches_a_mark(rule_from, next_of, text, figures, changes):
    expected = {name: Decimal(value) for name, value in changes.items()}

    assert next_of(rule_from(text), figures).changes == expected


def test_all_the_money_is_the_most_that_can_be_spent(rule_from, next_of):
    rule = rule_from("{kind: proportional, measure: rate, whole: false, full_at: 100}")

    step = next_of(rule, {"numerator": "5", "denominator": "7.005"})

    assert step.changes == {"numerator": Decimal("7.005")}


@pytest.mark.parametrize(
    ("counted", "text", "figures", "words"),
    [
        pytest.param(
            ("", ""),
            PLAIN,
            {"numerator": 4, "denominator": 10},
            (
                "còn thiếu 10 điểm phần trăm so với mức 50%, cần thêm 1 trường hợp",
                "10 percentage points short of 50%, 1 more case needed",
            ),
            id="cases, where the leaf names nothing",
        ),
        pytest.param(
            ("", ""),
            MONEY,
            {"numerator": "4.9", "denominator": 10},
            (
                "còn thiếu 1 điểm phần trăm so với mức 50%, cần thêm 0,1",
                "1 percentage point short of 50%, 0.1 more needed",
            ),
            id="no cases in money",
        ),
        pytest.param(
            ("triệu đồng", "million đồng"),
            MONEY,
            {"numerator": "4.9", "denominator": 10},
            (
                "còn thiếu 1 điểm phần trăm so với mức 50%, cần thêm 0,1 triệu đồng",
                "1 percentage point short of 50%, 0.1 more million đồng needed",
            ),
            id="money with its unit",
        ),
    ],
)
def test_what_is_counted_is_named(rule_from, next_of, counted, text, figures, words):
    assert next_of(rule_from(text, counted=counted), figures).sentence == words


def test_a_rate_asks_for_counts_or_the_percent(rule_from):
    asked = [(i.name, str(i.type), i.optional) for i in rule_from(PLAIN).inputs]
    money = [str(i.type) for i in rule_from(MONEY).inputs]

    assert asked == [
        ("numerator", "count", False),
        ("denominator", "count", False),
        ("rate", "rate", True),
    ]
    assert money == ["number", "number", "rate"]


def test_the_labels_of_the_leaf_are_used(rule_from, figure_refusal):
    rule = rule_from(PLAIN, labels={"numerator": "Hồ sơ đúng hạn"})

    assert figure_refusal(rule, {"numerator": 9, "denominator": 8}) == (
        "Hồ sơ đúng hạn (9) lớn hơn Mẫu số (8). Kiểm tra lại hai số này.",
        "Hồ sơ đúng hạn (9) is larger than Denominator (8). Check both figures.",
    )
