"""Deadlines: steps over days after a reference date, or never done."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

STEPS = "[{to: 30, points: 3}, {above: 30, to: 60, points: 1.5}, {above: 60, points: 0}]"
FIXED = (
    f"{{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: -1, steps: {STEPS}}}"
)
DECLARED = f"{{kind: deadline, days: calendar_days, never: -1, steps: {STEPS}}}"
UNDER = DECLARED.replace("never: -1", "never: -1, provided: đủ nội dung, provided_en: complete")
BEFORE = (
    "{kind: deadline, days: working_days, never: 0, "
    "steps: [{to: -5, points: 3}, {above: -5, to: 0, points: 1}, {above: 0, points: 0}]}"
)
WINDOW = (
    "{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: 0, "
    "steps: [{below: 5, points: 1}, {from: 5, to: 9, points: 3}, {above: 9, points: 0}]}"
)
LOW = {"minimum": "-1"}
MARCH_1 = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("done_on", "points"),
    [
        pytest.param(MARCH_1, "3", id="on the day"),
        pytest.param(date(2026, 2, 1), "3", id="before"),
        pytest.param(date(2026, 3, 31), "3", id="day 30"),
        pytest.param(date(2026, 4, 1), "1.5", id="day 31"),
        pytest.param(date(2026, 4, 30), "1.5", id="day 60"),
        pytest.param(date(2026, 5, 1), "0", id="day 61"),
    ],
)
def test_the_days_decide(rule_from, points_of, done_on, points):
    assert points_of(rule_from(FIXED, **LOW), {"done_on": done_on}) == Decimal(points)


@pytest.mark.parametrize(
    ("done_on", "points"),
    [
        pytest.param(date(2026, 5, 25), 3, id="five working days before"),
        pytest.param(date(2026, 5, 26), 1, id="four working days before"),
        pytest.param(date(2026, 6, 1), 1, id="on the day"),
        pytest.param(date(2026, 6, 2), 0, id="the day after"),
    ],
)
def test_working_days_before_an_effective_date(rule_from, points_of, done_on, points):
    figures = {"done_on": done_on, "reference_on": date(2026, 6, 1)}

    assert points_of(rule_from(BEFORE), figures) == points


@pytest.mark.parametrize(
    ("text", "figures", "points"),
    [
        pytest.param(FIXED, {}, Gone.MISSING, id="no date"),
        pytest.param(DECLARED, {"done_on": MARCH_1}, Gone.MISSING, id="no reference"),
        pytest.param(FIXED, {"never": False}, Gone.MISSING, id="done, but no date"),
        pytest.param(FIXED, {"never": True}, -1, id="never done"),
        pytest.param(
            UNDER, {"done_on": MARCH_1, "reference_on": MARCH_1}, Gone.MISSING, id="no condition"
        ),
        pytest.param(
            UNDER,
            {"done_on": MARCH_1, "reference_on": MARCH_1, "provided": False},
            0,
            id="the condition fails",
        ),
        pytest.param(
            UNDER,
            {"done_on": MARCH_1, "reference_on": MARCH_1, "provided": True},
            3,
            id="the condition holds",
        ),
    ],
)
def test_what_else_decides(rule_from, points_of, text, figures, points):
    assert points_of(rule_from(text, **LOW), figures) == points


def test_never_done_with_a_date_is_refused(rule_from, figure_refusal):
    rule = rule_from(FIXED, **LOW)

    assert figure_refusal(rule, {"never": True, "done_on": MARCH_1}) == (
        "vừa khai không thực hiện, vừa có Ngày thực hiện 01/03/2026. Giữ lại một.",
        "declared as never done, and Done on is 01/03/2026. Keep one of them.",
    )


def test_never_done_is_told(rule_from, at, explained):
    rule = rule_from(FIXED, **LOW)

    assert explained(rule, {"never": True}) == ("không thực hiện", "never done")
    assert rule.score(at({"never": True})).remark.en == "never done"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(FIXED, ["done_on", "never"], id="the reference is fixed"),
        pytest.param(DECLARED, ["done_on", "reference_on", "never"], id="it is declared"),
        pytest.param(UNDER, ["done_on", "reference_on", "never", "provided"], id="a condition"),
    ],
)
def test_it_asks_for_what_is_not_fixed(rule_from, text, names):
    assert [i.name for i in rule_from(text).inputs] == names


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        pytest.param(FIXED, (-1, 3), id="never done is the lowest"),
        pytest.param(
            "{kind: deadline, days: calendar_days, never: 1, provided: C, "
            "steps: [{to: 1, points: 3}, {above: 1, points: 1}]}",
            (0, 3),
            id="the failed condition is the lowest",
        ),
    ],
)
def test_its_bounds(rule_from, text, bounds):
    assert rule_from(text).bounds() == bounds


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(FIXED, "tính từ ngày 01/03/2026 — đến 30 ngày: 3 điểm", id="fixed"),
        pytest.param(DECLARED, "tính từ «Ngày mốc» — đến 30 ngày: 3 điểm", id="declared"),
        pytest.param(
            BEFORE,
            "tính từ «Ngày mốc» — đến 5 ngày làm việc trước ngày mốc: 3 điểm; "
            "muộn hơn 5 ngày làm việc trước ngày mốc đến ngày mốc: 1 điểm; "
            "muộn hơn ngày mốc: 0 điểm",
            id="around the reference",
        ),
    ],
)
def test_the_rule_in_words(rule_from, text, start):
    assert rule_from(text).sentence().vi.startswith(start)


def test_a_step_that_ends_on_the_reference_is_said_by_its_name(rule_from):
    rule = rule_from(
        "{kind: deadline, days: calendar_days, never: 0, "
        "steps: [{to: 0, points: 3}, {above: 0, points: 0}]}"
    )

    assert "đến ngày mốc: 3 điểm; muộn hơn ngày mốc: 0 điểm" in rule.sentence().vi


def test_the_condition_stands_at_the_end_of_the_rule(rule_from):
    vi, en = rule_from(UNDER).sentence()

    assert vi.endswith("không thực hiện: -1 điểm; chỉ tính khi đạt điều kiện: đủ nội dung")
    assert en.endswith("never done: -1 point; only if this condition holds: complete")


@pytest.mark.parametrize(
    ("figures", "vi"),
    [
        pytest.param(
            {"done_on": date(2026, 4, 15), "reference_on": MARCH_1, "provided": True},
            "thực hiện ngày 15/04/2026, 45 ngày sau ngày mốc 01/03/2026, "
            "thuộc bước trên 30 ngày đến 60 ngày",
            id="after",
        ),
        pytest.param(
            {"done_on": date(2026, 2, 27), "reference_on": MARCH_1, "provided": True},
            "thực hiện ngày 27/02/2026, 2 ngày trước ngày mốc 01/03/2026, thuộc bước đến 30 ngày",
            id="before",
        ),
        pytest.param(
            {"done_on": MARCH_1, "reference_on": MARCH_1, "provided": False},
            "thực hiện ngày 01/03/2026, ngày mốc 01/03/2026; không đạt điều kiện: đủ nội dung",
            id="on the day, the condition fails",
        ),
    ],
)
def test_how_the_points_came_about(rule_from, explained, figures, vi):
    assert explained(rule_from(UNDER, **LOW), figures).vi == vi


@pytest.mark.parametrize(
    ("text", "figures", "changes", "vi"),
    [
        pytest.param(
            FIXED,
            {"done_on": date(2026, 6, 1)},
            {"done_on": date(2026, 4, 30)},
            "cần thực hiện sớm hơn 32 ngày, chậm nhất ngày 30/04/2026",
            id="into the nearest step",
        ),
        pytest.param(
            WINDOW,
            {"done_on": date(2026, 3, 4)},
            {"done_on": date(2026, 3, 6)},
            "cần thực hiện muộn hơn 2 ngày, sớm nhất ngày 06/03/2026",
            id="later, where too early earns less",
        ),
        pytest.param(
            BEFORE,
            {"done_on": date(2026, 6, 3), "reference_on": date(2026, 6, 1)},
            {"done_on": date(2026, 6, 1)},
            "cần thực hiện sớm hơn 2 ngày làm việc, chậm nhất ngày 01/06/2026",
            id="back to the reference in working days",
        ),
        pytest.param(
            BEFORE,
            {"done_on": date(2026, 6, 1), "reference_on": date(2026, 6, 1)},
            {"done_on": date(2026, 5, 25)},
            "cần thực hiện sớm hơn 5 ngày làm việc, chậm nhất ngày 25/05/2026",
            id="before the reference in working days",
        ),
        pytest.param(
            UNDER,
            {"done_on": MARCH_1, "reference_on": MARCH_1, "provided": False},
            {"provided": True},
            "cần đáp ứng điều kiện: đủ nội dung",
            id="the condition alone",
        ),
        pytest.param(
            UNDER,
            {"done_on": date(2026, 6, 1), "reference_on": MARCH_1, "provided": False},
            {"provided": True, "done_on": date(2026, 4, 30)},
            "cần đáp ứng điều kiện: đủ nội dung, "
            "cần thực hiện sớm hơn 32 ngày, chậm nhất ngày 30/04/2026",
            id="the condition and an earlier day",
        ),
        pytest.param(
            FIXED,
            {"never": True},
            {"never": False, "done_on": date(2026, 5, 1)},
            "cần thực hiện",
            id="doing it at all",
        ),
        pytest.param(
            FIXED.replace("never: -1", "never: 0"),
            {"never": True},
            {"never": False, "done_on": date(2026, 4, 30)},
            "cần thực hiện, chậm nhất ngày 30/04/2026",
            id="doing it by the last day that earns",
        ),
        pytest.param(
            UNDER.replace("never: -1", "never: 0"),
            {"never": True, "reference_on": MARCH_1},
            {"never": False, "done_on": date(2026, 4, 30), "provided": True},
            "cần thực hiện, chậm nhất ngày 30/04/2026, cần đáp ứng điều kiện: đủ nội dung",
            id="doing it under a condition not yet answered",
        ),
        pytest.param(
            UNDER.replace("never: -1", "never: 0"),
            {"never": True, "reference_on": MARCH_1, "provided": True},
            {"never": False, "done_on": date(2026, 4, 30)},
            "cần thực hiện, chậm nhất ngày 30/04/2026",
            id="doing it under a condition already met",
        ),
    ],
)
def test_the_next_step_names_a_day(rule_from, next_of, text, figures, changes, vi):
    step = next_of(rule_from(text, **LOW), figures)

    assert step.changes == changes
    assert step.sentence.vi == vi


NEVER_BEST = "{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: 3, steps: "
LATE_CALENDAR = (
    "{kind: deadline, days: working_days, never: 0, "
    "steps: [{below: 20, points: 0}, {from: 20, points: 3}]}"
)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(FIXED, {"done_on": MARCH_1}, id="the best step is reached"),
        pytest.param(DECLARED, {"never": True}, id="without a reference no day can be named"),
        pytest.param(f"{NEVER_BEST}{STEPS}}}", {"never": True}, id="never done earns the most"),
        pytest.param(
            LATE_CALENDAR,
            {"never": True, "reference_on": date(2026, 12, 30)},
            id="the day would lie beyond the calendar",
        ),
        pytest.param(
            LATE_CALENDAR,
            {"done_on": date(2026, 12, 31), "reference_on": date(2026, 12, 30)},
            id="the later day would lie beyond the calendar",
        ),
    ],
)
def test_no_next_step_can_be_named(rule_from, next_of, text, figures):
    assert next_of(rule_from(text, **LOW), figures) is None


def test_a_step_without_a_whole_day_is_passed_over(rule_from, next_of):
    rule = rule_from(
        "{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: 0, steps: "
        "[{to: 3, points: 0}, {above: 3, below: 3.5, points: 2}, {from: 3.5, below: 10, points: 0},"
        " {from: 10, points: 1}]}"
    )

    assert next_of(rule, {"done_on": date(2026, 3, 6)}).changes == {"done_on": date(2026, 3, 11)}


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            FIXED.replace("never: -1, ", ""),
            "thiếu khóa `never`",
            "key `never` is missing",
            id="never",
        ),
        pytest.param(
            FIXED.replace("2026-03-01", '"2026-03-01"'),
            "không có dấu nháy",
            "without quotes",
            id="quoted",
        ),
        pytest.param(
            FIXED.replace("2026-03-01", "01/03/2026"),
            "năm-tháng-ngày",
            "year-month-day",
            id="day first",
        ),
        pytest.param(
            FIXED.replace("{to: 30", "{from: 0, to: 30"),
            "không có bước điểm cho giá trị dưới 0",
            "no step covers values below 0",
            id="something may be done before the reference",
        ),
    ],
)
def test_an_unfit_deadline_is_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en
