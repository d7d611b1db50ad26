"""All or nothing: every condition or no points."""

import pytest

from thuocdo.core.scoring.rule import Gone

ONE = "{kind: all_or_nothing}"
TWO = (
    "{kind: all_or_nothing, conditions: {plan: có kế hoạch, time: đúng hạn}, "
    "conditions_en: {plan: there is a plan}}"
)


@pytest.mark.parametrize(
    ("text", "figures", "points"),
    [
        pytest.param(ONE, {"yes": True}, 10, id="yes"),
        pytest.param(ONE, {"yes": False}, 0, id="no"),
        pytest.param(ONE, {}, Gone.MISSING, id="no answer"),
        pytest.param(TWO, {"plan": True, "time": True}, 10, id="both"),
        pytest.param(TWO, {"plan": False, "time": True}, 0, id="the second alone"),
        pytest.param(TWO, {"plan": True, "time": False}, 0, id="the first alone"),
        pytest.param(TWO, {"plan": False}, Gone.MISSING, id="a no does not hide a missing answer"),
    ],
)
def test_all_conditions_earn_all_points(rule_from, points_of, text, figures, points):
    assert points_of(rule_from(text), figures) == points


def test_what_remains_to_be_done_is_only_what_is_unmet(rule_from, next_of):
    step = next_of(rule_from(TWO), {"plan": False, "time": True})

    assert step.changes == {"plan": True}
    assert step.sentence == ("cần đáp ứng: có kế hoạch", "to be met: there is a plan")


def test_when_all_is_met_there_is_no_next(rule_from, next_of, explained):
    assert next_of(rule_from(ONE), {"yes": True}) is None
    assert explained(rule_from(ONE), {"yes": True}) == ("đạt đủ điều kiện", "all conditions hold")


def test_one_condition_needs_no_list_in_words(rule_from):
    assert rule_from(ONE, maximum="1").sentence() == (
        "Có thực hiện: 1 điểm; không: 0 điểm",
        "Done: 1 point; else 0 points",
    )


def test_the_one_input_may_carry_the_leafs_label(rule_from):
    (asked,) = rule_from(ONE, labels={"yes": "Có kế hoạch"}).inputs

    assert (asked.name, str(asked.type), asked.label.vi) == ("yes", "yes_no", "Có kế hoạch")


def test_its_bounds_are_nothing_and_everything(rule_from):
    assert rule_from(ONE).bounds() == (0, 10)


def test_a_condition_without_english_keeps_its_vietnamese(rule_from):
    assert [i.label.en for i in rule_from(TWO).inputs] == ["there is a plan", "đúng hạn"]


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            "{kind: all_or_nothing, conditions: {}}",
            "`conditions` chưa có điều kiện nào",
            "`conditions` is empty",
            id="no condition would give the points away",
        ),
        pytest.param(
            "{kind: all_or_nothing, conditions: {a: A}, conditions_en: {b: B}}",
            "`b` trong `conditions_en` không có trong `conditions`",
            "`b` in `conditions_en` is not among the `conditions`",
            id="English for a condition that is not there",
        ),
        pytest.param(
            "{kind: all_or_nothing, conditions: [a]}",
            "`conditions` phải gồm các cặp",
            "`conditions` must hold",
            id="a list of conditions",
        ),
    ],
)
def test_unfit_conditions_are_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en


def test_a_word_is_no_answer(rule_from, figure_refusal):
    assert figure_refusal(rule_from(ONE), {"yes": "có"}) == (
        "số liệu `yes` = `có` phải là có hoặc không. Sửa số liệu này.",
        "the figure `yes` = `có` must be yes or no. Correct this figure.",
    )
