"""Worked cases are read by the inputs that the rule asks for."""

from datetime import date
from decimal import Decimal

import pytest

D = Decimal
RATE = {"kind": "proportional", "measure": "rate", "full_at": 80}
ACCEPTED_LATE = {
    "kind": "lateness",
    "days": "calendar_days",
    "due_on": "2026-01-31",
    "first_days": 2,
    "first": 1,
    "each_further_day": 1,
    "accepted_until": "2026-02-05",
    "not_accepted": 0,
}


def case_of(books, case, *, maximum=10, rule=None, **more):
    leaf = books.leaf("1.1", maximum, rule=rule, cases=[{"name": "ví dụ"} | case], **more)
    (read,) = books.load(books.group("1", leaf, books.leaf("1.2"))).leaf("1.1").cases
    return read


@pytest.mark.parametrize(
    ("rule", "inputs", "values"),
    [
        pytest.param({"kind": "entered"}, {"points": 7.5}, {"points": D("7.5")}, id="points"),
        pytest.param({"kind": "all_or_nothing"}, {"yes": False}, {"yes": False}, id="no"),
        pytest.param({"kind": "all_or_nothing"}, {"yes": True}, {"yes": True}, id="yes"),
        pytest.param(
            {
                "kind": "outcomes",
                "options": [
                    {"value": "a", "label": "A", "points": 10},
                    {"value": "b", "label": "B", "points": 0},
                ],
            },
            {"outcome": "b"},
            {"outcome": "b"},
            id="choice",
        ),
    ],
)
def test_figures_have_the_type_of_their_input(books, rule, inputs, values):
    case = case_of(books, {"inputs": inputs, "points": 0}, rule=rule)

    assert case.entry.values == values
    assert {type(value) for value in case.entry.values.values()} == {
        type(value) for value in values.values()
    }
    assert case.entry.not_applicable is None


def test_counts_and_rates_are_read(books):
    inputs = {"numerator": 3, "denominator": 4}
    case = case_of(books, {"inputs": inputs, "points": 1}, rule=RATE, zero_denominator="score_zero")

    assert case.entry.values == {"numerator": D(3), "denominator": D(4)}
    assert type(case.entry.values["numerator"]) is Decimal


def test_dates_and_texts_are_read(books):
    inputs = {"done_on": "2026-02-01", "waiver": "Công văn 12"}
    case = case_of(books, {"inputs": inputs, "points": 10}, rule=ACCEPTED_LATE)

    assert case.entry.values == {"done_on": date(2026, 2, 1), "waiver": "Công văn 12"}


def test_a_case_may_be_not_applicable(books):
    case = case_of(
        books,
        {"not_applicable": "không có thủ tục", "points": "none", "maximum": 0},
        not_applicable="reduce_maximum",
    )

    assert case.entry == ({}, "không có thủ tục", None)
    assert (case.points, case.maximum) == (None, 0)


def test_a_case_states_the_points_of_leaves_that_its_rule_looks_at(books):
    rule = {"kind": "composite", "combine": "all", "leaves": [{"code": "1.2", "full": 10}]}

    case = case_of(books, {"others": {"1.2": 9.5}, "points": 0}, rule=rule)

    assert case.others == (("1.2", D("9.5")),)
    assert (case.points, case.maximum) == (0, None)
    assert case.place.split(":")[0].endswith("1-a.yaml")
    assert int(case.place.split(":")[1]) > 1


@pytest.mark.parametrize(
    ("case", "named"),
    [
        pytest.param({"inputs": {"points": 1}}, "thiếu khóa `points`", id="without points"),
        pytest.param({"points": 1, "inputs": {"point": 1}}, "không hỏi số liệu `point`", id="typo"),
        pytest.param({"points": "1,5", "inputs": {"points": 1}}, "`points` phải là", id="comma"),
        pytest.param({"points": 1, "input": {}}, "khóa `input` không được dùng", id="unknown key"),
    ],
)
def test_a_case_is_read_strictly(books, case, named):
    leaf = books.leaf("1.1", cases=[{"name": "ví dụ"} | case])

    (line,) = books.refusal(books.group("1", leaf))

    assert "1-a.yaml, dòng" in line
    assert named in line


def test_a_count_is_whole(books):
    case = {"name": "lẻ", "inputs": {"numerator": 1.5, "denominator": 4}, "points": 0}
    leaf = books.leaf("1.1", rule=RATE, zero_denominator="score_zero", cases=[case])

    (line,) = books.refusal(books.group("1", leaf))

    assert "`numerator` phải là số nguyên" in line
