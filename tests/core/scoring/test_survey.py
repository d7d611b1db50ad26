"""Surveys: the mean of weighted answers, or the share of satisfied ones."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

MEAN = (
    "{kind: survey, form: mean, answers: [{input: a, label: Rất tốt, weight: 100}, "
    "{input: b, label: Tốt, weight: 60}, {input: c, label: Kém, weight: 0}]}"
)
SHARE = "{kind: survey, form: share}"


@pytest.mark.parametrize(
    ("text", "figures", "points"),
    [
        pytest.param(MEAN, {"a": 30, "b": 15, "c": 5}, "7.8", id="the mean of weights"),
        pytest.param(MEAN, {"a": 0, "b": 0, "c": 5}, "0", id="all poor"),
        pytest.param(MEAN, {"score": 82}, "8.2", id="the mean itself"),
        pytest.param(MEAN, {"score": 0}, "0", id="the lowest mean"),
        pytest.param(MEAN, {"score": 100}, "10", id="the highest mean"),
        pytest.param(SHARE, {"numerator": 330, "denominator": 400}, "8.25", id="the share"),
        pytest.param(SHARE, {"rate": "82.5"}, "8.25", id="the share itself"),
        pytest.param(SHARE, {"rate": 80, "standard_error": 2}, "8", id="the error costs nothing"),
    ],
)
def test_the_percentage_of_the_maximum(rule_from, points_of, text, figures, points):
    assert points_of(rule_from(text), figures) == Decimal(points)


@pytest.mark.parametrize(
    ("text", "figures", "why"),
    [
        pytest.param(MEAN, {}, Gone.MISSING, id="nothing"),
        pytest.param(MEAN, {"a": 3, "b": 2}, Gone.MISSING, id="an answer not counted"),
        pytest.param(MEAN, {"a": 0, "b": 0, "c": 0}, Gone.NO_DENOMINATOR, id="nobody answered"),
        pytest.param(SHARE, {}, Gone.MISSING, id="no share"),
        pytest.param(
            SHARE, {"numerator": 0, "denominator": 0}, Gone.NO_DENOMINATOR, id="nobody was asked"
        ),
    ],
)
def test_without_answers_there_are_no_points(rule_from, points_of, text, figures, why):
    assert points_of(rule_from(text), figures) is why


@pytest.mark.parametrize(
    ("text", "figures", "vi", "en"),
    [
        pytest.param(
            MEAN,
            {"score": 80, "a": 3},
            "vừa có điểm khảo sát vừa có số phiếu theo phương án. Giữ lại một cách khai.",
            "both a survey score and counts of answers are declared. Keep one of them.",
            id="declared twice",
        ),
        pytest.param(
            MEAN,
            {"score": "100.5"},
            "Điểm khảo sát (%) là 100,5, phải từ 0 đến 100. Sửa số này.",
            "Survey score (%) is 100.5; it must be from 0 to 100. Correct it.",
            id="above all",
        ),
        pytest.param(
            MEAN,
            {"score": "-0.5"},
            "Điểm khảo sát (%) là -0,5, phải từ 0 đến 100. Sửa số này.",
            "Survey score (%) is -0.5; it must be from 0 to 100. Correct it.",
            id="below none",
        ),
        pytest.param(
            MEAN,
            {"a": -1, "b": 2, "c": 3},
            "số liệu `a` = `-1` phải là số nguyên không âm. Sửa số liệu này.",
            "the figure `a` = `-1` must be a whole number, not negative. Correct this figure.",
            id="fewer than nobody",
        ),
        pytest.param(
            SHARE,
            {"numerator": 9, "denominator": 8},
            "Số người hài lòng (9) lớn hơn Số người trả lời (8). Kiểm tra lại hai số này.",
            "Satisfied respondents (9) is larger than Respondents (8). Check both figures.",
            id="more satisfied than answered",
        ),
    ],
)
def test_figures_that_cannot_be_are_refused(rule_from, figure_refusal, text, figures, vi, en):
    assert figure_refusal(rule_from(text), figures) == (vi, en)


@pytest.mark.parametrize(
    ("text", "figures", "vi", "en"),
    [
        pytest.param(
            MEAN,
            {"a": 1, "b": 0, "c": 0},
            "điểm khảo sát 100% (1 phiếu)",
            "a survey score of 100% (1 answer)",
            id="counts",
        ),
        pytest.param(
            MEAN, {"score": 82}, "điểm khảo sát 82%", "a survey score of 82%", id="the mean itself"
        ),
        pytest.param(
            SHARE,
            {"numerator": 330, "denominator": 400},
            "tỷ lệ 82,5% (330/400 người)",
            "a rate of 82.5% (330/400 people)",
            id="the share",
        ),
    ],
)
def test_how_the_points_came_about(rule_from, explained, text, figures, vi, en):
    assert explained(rule_from(text, counted=("người", "people")), figures) == (vi, en)


def test_the_rule_in_words(rule_from):
    assert rule_from(SHARE).sentence() == (
        "10 điểm × Số người hài lòng ÷ Số người trả lời",
        "10 points × Satisfied respondents ÷ Respondents",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(MEAN, ["score", "a", "b", "c", "standard_error"], id="mean"),
        pytest.param(SHARE, ["numerator", "denominator", "rate", "standard_error"], id="share"),
    ],
)
def test_it_asks_for_answers_and_may_be_told_the_error(rule_from, text, names):
    rule = rule_from(text)

    assert [i.name for i in rule.inputs] == names
    assert rule.inputs[-1].optional
    assert rule.may_lack_denominator
    assert rule.bounds() == (0, 10)


def test_no_figure_of_the_units_own_raises_an_answer(rule_from, next_of):
    assert next_of(rule_from(SHARE), {"rate": 50}) is None


@pytest.mark.parametrize(
    ("answers", "vi", "en"),
    [
        pytest.param(
            "[{input: a, label: A, weight: 90}]",
            "phương án tốt nhất là 100",
            "the best answer must be 100",
            id="the best is less than all",
        ),
        pytest.param(
            "[{input: a, label: A, weight: 110}]",
            "từ 0 đến 100",
            "from 0 to 100",
            id="more than all",
        ),
        pytest.param(
            "[{input: a, label: A, weight: 100}, {input: b, label: B, weight: -1}]",
            "từ 0 đến 100",
            "from 0 to 100",
            id="below none",
        ),
        pytest.param(
            "[{input: a, label: A, weight: 100}, {input: a, label: B, weight: 0}]",
            "`a` trong `answers` đã được dùng",
            "`a` under `answers` is already in use",
            id="one answer twice",
        ),
        pytest.param(
            "[{input: score, label: A, weight: 100}]",
            "`score` trong `answers` đã được dùng",
            "`score` under `answers` is already in use",
            id="an answer named as the score",
        ),
        pytest.param(
            "[{input: standard_error, label: A, weight: 100}]",
            "`standard_error` trong `answers` đã được dùng",
            "`standard_error` under `answers` is already in use",
            id="an answer named as the error",
        ),
    ],
)
def test_unfit_answers_are_refused(refusal_of, answers, vi, en):
    sentence = refusal_of(f"{{kind: survey, form: mean, answers: {answers}}}")

    assert vi in sentence.vi
    assert en in sentence.en
