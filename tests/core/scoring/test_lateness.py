"""Lateness: points taken off a day, a waiver, and the last day on which it is accepted."""

from datetime import date

import pytest

from thuocdo.core.scoring.rule import Gone

LATE = (
    "{kind: lateness, days: calendar_days, due_on: 2026-12-11, first_days: 2, first: 1, "
    "each_further_day: 2, accepted_until: 2026-12-15, not_accepted: -8}"
)
WORKING = LATE.replace("calendar_days", "working_days")
PENALTY = {"maximum": "0", "minimum": "-8"}


@pytest.mark.parametrize(
    ("text", "day", "points"),
    [
        pytest.param(LATE, 1, 0, id="early"),
        pytest.param(LATE, 11, 0, id="on the due date"),
        pytest.param(LATE, 12, -1, id="one day late"),
        pytest.param(LATE, 13, -1, id="two days cost no more than one"),
        pytest.param(LATE, 14, -3, id="the third day"),
        pytest.param(LATE, 15, -5, id="the last day on which it is accepted"),
        pytest.param(LATE, 16, -8, id="not accepted"),
        pytest.param(WORKING, 12, -1, id="a Saturday after a Friday is late all the same"),
        pytest.param(WORKING, 14, -1, id="one working day late"),
        pytest.param(WORKING, 15, -1, id="two working days late"),
    ],
)
def test_each_day_has_its_price(rule_from, points_of, text, day, points):
    rule = rule_from(text, **PENALTY)

    assert points_of(rule, {"done_on": date(2026, 12, day)}) == points


@pytest.mark.parametrize(
    ("figures", "points"),
    [
        pytest.param({}, Gone.MISSING, id="no date"),
        pytest.param({"waiver": "12/CV"}, Gone.MISSING, id="a waiver alone is no date"),
        pytest.param({"done_on": date(2026, 12, 14), "waiver": "12/CV"}, 0, id="waived"),
        pytest.param({"done_on": date(2026, 12, 31), "waiver": "12/CV"}, 0, id="waived to the end"),
        pytest.param({"done_on": date(2026, 12, 14), "waiver": " "}, -3, id="a blank waiver"),
    ],
)
def test_a_written_waiver_counts_as_in_time(rule_from, points_of, figures, points):
    assert points_of(rule_from(LATE, **PENALTY), figures) == points


@pytest.mark.parametrize(
    ("terms", "points", "low"),
    [
        pytest.param({"maximum": "2", "minimum": "0"}, 0, 0, id="held by the floor"),
        pytest.param({"maximum": "2", "minimum": None}, -3, -3, id="no floor"),
    ],
)
def test_the_leafs_minimum_holds_what_is_taken_off(rule_from, points_of, terms, points, low):
    rule = rule_from(LATE.replace("-8", str(low)), **terms)

    assert points_of(rule, {"done_on": date(2026, 12, 15)}) == points
    assert rule.bounds() == (low, 2)


@pytest.mark.parametrize(
    ("figures", "vi", "en"),
    [
        pytest.param(
            {"done_on": date(2026, 12, 11), "waiver": "12/CV"},
            "nộp ngày 11/12/2026, đúng hạn",
            "handed in on 11/12/2026, in time",
            id="in time, the waiver was not needed",
        ),
        pytest.param(
            {"done_on": date(2026, 12, 12)},
            "nộp ngày 12/12/2026, chậm 1 ngày",
            "handed in on 12/12/2026, 1 day late",
            id="late",
        ),
        pytest.param(
            {"done_on": date(2026, 12, 14), "waiver": "12/CV"},
            "nộp ngày 14/12/2026, chậm 3 ngày, được chấp thuận nộp chậm theo 12/CV",
            "handed in on 14/12/2026, 3 days late, lateness waived by 12/CV",
            id="waived",
        ),
        pytest.param(
            {"done_on": date(2026, 12, 16)},
            "nộp ngày 16/12/2026, chậm 5 ngày, sau ngày 15/12/2026 không được tiếp nhận",
            "handed in on 16/12/2026, 5 days late, not accepted after 15/12/2026",
            id="too late",
        ),
    ],
)
def test_how_the_points_came_about(rule_from, explained, figures, vi, en):
    assert explained(rule_from(LATE, **PENALTY), figures) == (vi, en)


def test_without_a_floor_none_is_said(rule_from):
    vi, en = rule_from(LATE, maximum="0", minimum=None).sentence()

    assert "sau đó mỗi ngày trừ thêm 2 điểm; sau ngày 15/12/2026" in vi
    assert "2 points off for each further day; after 15/12/2026" in en


def test_the_next_step_is_to_be_in_time(rule_from, next_of):
    rule = rule_from(LATE, **PENALTY)

    step = next_of(rule, {"done_on": date(2026, 12, 14)})

    assert step.changes == {"done_on": date(2026, 12, 11)}
    assert next_of(rule, {"done_on": date(2026, 12, 14), "waiver": "12/CV"}) is None
    assert next_of(rule, {"done_on": date(2026, 12, 9)}) is None


def test_it_asks_for_the_day_and_may_be_told_of_a_waiver(rule_from):
    asked = rule_from(LATE, labels={"done_on": "Ngày gửi báo cáo"}, **PENALTY).inputs

    assert [(i.name, i.optional) for i in asked] == [("done_on", False), ("waiver", True)]
    assert asked[0].label.vi == "Ngày gửi báo cáo"


@pytest.mark.parametrize(
    ("old", "new", "vi", "en"),
    [
        pytest.param(
            "until: 2026-12-15",
            "until: 2026-12-11",
            "`accepted_until` phải sau `due_on`",
            "`accepted_until` must be after `due_on`",
            id="accepted no longer than in time",
        ),
        pytest.param(
            "first_days: 2",
            "first_days: 0",
            "`first_days` phải từ 1 trở lên",
            "`first_days` must be 1 or more",
            id="no first days",
        ),
        pytest.param(
            "first: 1",
            "first: -1",
            "`first: -1` là số điểm bị trừ",
            "`first: -1` is what is taken off",
            id="lateness that earns",
        ),
        pytest.param(
            "further_day: 2",
            "further_day: -2",
            "`each_further_day: -2` là số điểm bị trừ",
            "`each_further_day: -2` is what is taken off",
            id="further lateness that earns",
        ),
        pytest.param(
            "not_accepted: -8",
            "not_accepted: -4",
            "`not_accepted: -4` cao hơn điểm của ngày cuối được nhận (-5)",
            "`not_accepted: -4` is above the points of the last day accepted (-5)",
            id="too late pays better than late",
        ),
        pytest.param(
            "calendar_days, due_on: 2026-12-11",
            "working_days, due_on: 2023-12-11",
            "nằm ngoài phạm vi",
            "lies outside",
            id="working days outside the calendar",
        ),
    ],
)
def test_unfit_dates_and_prices_are_refused(refusal_of, old, new, vi, en):
    sentence = refusal_of(LATE.replace(old, new), **PENALTY)

    assert vi in sentence.vi
    assert en in sentence.en


def test_not_accepted_may_cost_as_much_as_the_last_day(rule_from):
    rule = rule_from(LATE.replace("not_accepted: -8", "not_accepted: -5"), **PENALTY)

    assert rule.bounds() == (-5, 0)
