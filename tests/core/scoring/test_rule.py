"""What all rules share: reading figures of a kind, and the step that changes really earn."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring.rule import (
    Situation,
    Terms,
    count_of,
    decimal_of,
    flag_of,
    rescored,
    text_of,
    with_changes,
)
from thuocdo.vietnamese.sentence import Sentence

WAY = Sentence("đường đi", "the way")


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        pytest.param(decimal_of, Decimal("1.5"), id="number"),
        pytest.param(count_of, Decimal(3), id="count"),
        pytest.param(flag_of, False, id="no"),
        pytest.param(text_of, "12/CV", id="text"),
    ],
)
def test_a_figure_of_its_kind_is_read_and_an_absent_one_is_none(reading, value):
    assert reading({"x": value}, "x") is value
    assert reading({}, "x") is None
    assert reading({"x": None}, "x") is None


@pytest.mark.parametrize(
    ("reading", "value", "told"),
    [
        pytest.param(decimal_of, 3, "một số", id="a Python number is no Decimal"),
        pytest.param(decimal_of, True, "một số", id="a yes is no number"),
        pytest.param(count_of, True, "một số", id="a yes is no count"),
        pytest.param(count_of, "3", "một số", id="a text is no count"),
        pytest.param(count_of, Decimal("0.5"), "số nguyên không âm", id="a half is no count"),
        pytest.param(count_of, Decimal(-2), "số nguyên không âm", id="less than none"),
        pytest.param(flag_of, Decimal(1), "có hoặc không", id="one is no yes"),
        pytest.param(text_of, date(2026, 1, 1), "một dòng chữ", id="a date is no text"),
        pytest.param(text_of, datetime(2026, 1, 1), "một dòng chữ", id="a moment is no text"),  # noqa: DTZ001
    ],
)
def test_a_figure_of_another_kind_is_refused(reading, value, told):
    with pytest.raises(InvalidFigure) as caught:
        reading({"x": value}, "x")

    assert caught.value.sentence.vi.endswith(f"phải là {told}. Sửa số liệu này.")


def test_a_blank_text_was_not_declared():
    assert text_of({"x": "  "}, "x") is None


@pytest.mark.parametrize(
    ("vi", "en", "label"),
    [
        pytest.param({}, {}, ("Chung", "General"), id="the general label"),
        pytest.param({"n": "Riêng"}, {}, ("Riêng", "Riêng"), id="the leaf's own, also in English"),
        pytest.param({"n": "Riêng"}, {"n": "Own"}, ("Riêng", "Own"), id="both its own"),
        pytest.param({}, {"n": "Own"}, ("Chung", "Own"), id="only the English its own"),
    ],
)
def test_a_label_is_the_leafs_own_or_the_general_one(vi, en, label):
    terms = Terms(Decimal(1), None, vi, en, Sentence("", ""))

    assert terms.label("n", "Chung", "General") == label


def test_changes_leave_the_situation_as_it_was():
    at = Situation({"a": Decimal(1), "b": Decimal(2)}, {})

    assert with_changes(at, {"b": Decimal(3)}).values == {"a": 1, "b": 3}
    assert at.values == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("here", "changes", "points"),
    [
        pytest.param({"points": 3}, {"points": Decimal(4)}, 4, id="a gain"),
        pytest.param({"points": 3}, {"points": Decimal(3)}, None, id="no gain"),
        pytest.param({"points": 3}, {"points": Decimal(2)}, None, id="a loss"),
        pytest.param({"points": 3}, {"points": None}, None, id="nothing left to score"),
        pytest.param({}, {"points": Decimal(3)}, None, id="nothing to compare with"),
    ],
)
def test_only_a_gain_is_a_next_step(rule_from, at, here, changes, points):
    step = rescored(rule_from("{kind: entered}"), at(here), changes, WAY)

    assert (step.points if step else None) == points


def test_most_kinds_stand_alone(rule_from):
    rule = rule_from("{kind: entered}")

    assert rule.needs == ()
    assert not rule.may_lack_denominator


@pytest.mark.parametrize("read", [decimal_of, count_of])
@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e18", "1000000000000000000"])
def test_what_is_no_figure_is_refused_and_not_computed(read, text):
    with pytest.raises(InvalidFigure) as refusal:
        read({"n": Decimal(text)}, "n")

    assert text.replace("1e18", "1E+18") in refusal.value.sentence.vi


def test_a_negative_zero_is_zero():
    assert str(count_of({"n": Decimal("-0")}, "n")) == "0"
