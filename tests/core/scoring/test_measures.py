"""Counts and amounts as measures."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

COUNT = "{kind: tiers, measure: count, steps: [{above: 2, points: 10}, {to: 2, points: 0}]}"
FEW = "{kind: tiers, measure: count, steps: [{below: 2, points: 10}, {from: 2, points: 0}]}"
DAYS = (
    "{kind: tiers, measure: value, unit: ngày, unit_en: days, "
    "steps: [{to: 10, points: 10}, {above: 10, points: 0}]}"
)
BARE = "{kind: tiers, measure: value, steps: [{above: 10, points: 10}, {to: 10, points: 0}]}"


@pytest.mark.parametrize("text", [pytest.param(COUNT, id="count"), pytest.param(DAYS, id="value")])
def test_a_measure_that_was_not_declared_is_missing(rule_from, points_of, text):
    assert points_of(rule_from(text), {}) is Gone.MISSING


@pytest.mark.parametrize(
    ("text", "figures", "changes", "words"),
    [
        pytest.param(
            COUNT,
            {"count": 2},
            {"count": "3"},
            ("cần thêm 1 hồ sơ", "1 more dossier needed"),
            id="up",
        ),
        pytest.param(
            FEW,
            {"count": 5},
            {"count": "1"},
            ("cần giảm 4 hồ sơ", "4 fewer dossiers needed"),
            id="down",
        ),
        pytest.param(
            DAYS,
            {"value": "12.5"},
            {"value": "10"},
            ("còn vượt 2,5 ngày so với mức 10 ngày", "2.5 days above 10 days"),
            id="days, down",
        ),
        pytest.param(
            BARE,
            {"value": "-3"},
            {"value": "10.01"},
            ("phải trên 10", "it must be above 10"),
            id="a value without a unit, beyond its mark",
        ),
    ],
)
def test_the_way_to_a_mark(rule_from, next_of, text, figures, changes, words):
    step = next_of(rule_from(text), figures)

    assert step.changes == {name: Decimal(value) for name, value in changes.items()}
    assert step.sentence == words


def test_a_value_is_told_with_the_decimals_that_place_it(rule_from, explained):
    assert explained(rule_from(DAYS), {"value": "10.004"}) == (
        "10,004 ngày, thuộc bước trên 10 ngày",
        "10.004 days, in the step above 10 days",
    )


@pytest.mark.parametrize(
    ("count", "told"),
    [pytest.param("-1", "-1", id="negative"), pytest.param("1.5", "1,5", id="half")],
)
def test_a_count_is_whole_and_not_negative(rule_from, figure_refusal, count, told):
    sentence = figure_refusal(rule_from(COUNT), {"count": count})

    assert sentence.vi == f"số liệu `count` = `{told}` phải là số nguyên không âm. Sửa số liệu này."


@pytest.mark.parametrize("count", ["3", "3.0", "3E+1", "-0"])
def test_a_whole_number_may_be_written_in_any_way(rule_from, count):
    measure = rule_from(COUNT).measure

    assert measure.of({"count": Decimal(count)}) == Decimal(count)


def test_a_value_may_be_negative_and_broken(rule_from, points_of):
    assert points_of(rule_from(DAYS), {"value": "-2.5"}) == 10


def test_each_measure_asks_for_one_figure(rule_from):
    asked = [(i.name, str(i.type)) for t in (COUNT, DAYS) for i in rule_from(t).inputs]

    assert asked == [("count", "count"), ("value", "number")]
    assert not rule_from(DAYS).may_lack_denominator


def test_an_english_unit_falls_back_on_the_vietnamese(rule_from):
    text = DAYS.replace("unit_en: days, ", "")

    assert rule_from(text).sentence().en == "up to 10 ngày: 10 points; above 10 ngày: 0 points"


def test_an_unknown_measure_is_refused(refusal_of):
    sentence = refusal_of("{kind: tiers, measure: percent, steps: [{from: 0, points: 1}]}")

    assert "`measure: percent` không có trong các giá trị được dùng: rate, count" in sentence.vi
    assert "`measure: percent` is not one of: rate, count" in sentence.en
