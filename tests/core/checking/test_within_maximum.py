"""Values lie between zero and their maximum."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def within(one):
    return [
        (finding.subject, finding.expected, str(finding.severity))
        for finding in number_checks(PublishedTable((one,)))
        if finding.check == "within_maximum"
    ]


@pytest.mark.parametrize(
    ("name", "points", "maximum", "expected"),
    [
        pytest.param("a", "14.5", "14.50", [], id="at the maximum"),
        pytest.param("a", "14.51", "14.5", [("14.5", "error")], id="above"),
        pytest.param("a", "8.3", "8.25", [], id="8.25 rounded to one decimal"),
        pytest.param("a", "8.4", "8.25", [("8.25", "error")], id="more than rounding"),
        pytest.param("a", "15", "14.50", [], id="14.5 rounded to whole points"),
        pytest.param("a", "0", "10", [], id="zero"),
        pytest.param("a", "-0.5", "10", [("0", "error")], id="below zero"),
        pytest.param("a", "-0.5", None, [], id="a penalty has no maximum"),
        pytest.param("a", None, "10", [], id="missing is not zero"),
        pytest.param("a", "-2", "0", [], id="a penalty whose maximum is zero"),
        pytest.param("a", "2", "0", [("0", "error")], id="points where none can be had"),
        pytest.param("a", "-2", "-5", [], id="a negative maximum is the most that is taken"),
        pytest.param("a", "-6", "-5", [("-5", "error")], id="more is taken"),
        pytest.param("Điểm trừ", "2", "5", [], id="a penalty printed without minus"),
        pytest.param("Điểm trừ", "6", "5", [("5", "error")], id="a penalty printed too large"),
        pytest.param("Điểm trừ", "2", "0", [], id="a penalty without limit"),
    ],
)
def test_a_part_lies_within_its_maximum(name, points, maximum, expected):
    part = Part(
        name=name,
        points=None if points is None else Decimal(points),
        maximum=None if maximum is None else Decimal(maximum),
    )

    findings = within(Statement(unit="U", parts=(part,)))

    assert findings == [(f"U › {name}", Decimal(limit), severity) for limit, severity in expected]


def test_a_leaf_below_zero_is_a_warning():
    parent = Part(code="1", points=Decimal(3), maximum=Decimal(10))
    leaf = Part(code="1.1", points=Decimal(-1), maximum=Decimal(1))

    assert within(Statement(unit="U", parts=(parent, leaf))) == [("U › 1.1", 0, "warning")]


@pytest.mark.parametrize(
    ("total", "bonus", "expected"),
    [
        pytest.param("100", None, [], id="at the scale"),
        pytest.param("100.01", None, [(100, "error")], id="above the scale"),
        pytest.param("-1", None, [(0, "error")], id="below zero"),
        pytest.param("103", "3", [], id="above by the bonus"),
        pytest.param("104", "3", [(103, "error")], id="above by more than the bonus"),
    ],
)
def test_the_total_lies_within_the_scale(total, bonus, expected):
    parts = () if bonus is None else (Part(name="Điểm thưởng", points=Decimal(bonus)),)
    one = Statement(unit="U", total=Decimal(total), maximum=Decimal(100), parts=parts)

    assert within(one) == [("U", limit, severity) for limit, severity in expected]


@pytest.mark.parametrize(
    ("total", "penalty", "expected"),
    [
        pytest.param("-0.25", "-1.25", "note", id="with a minus"),
        pytest.param("-0.25", "1.25", "note", id="without a minus"),
        pytest.param("-0.25", "-0.25", "note", id="by all of the penalty"),
        pytest.param("-0.25", "-0.24", "error", id="by more than the penalty"),
        pytest.param("-0.25", None, "error", id="by a penalty that is not known"),
    ],
)
def test_a_penalty_explains_a_total_below_zero(total, penalty, expected):
    row = Part(code="2", name="Điểm trừ", points=None if penalty is None else Decimal(penalty))
    part = Part(code="1", points=Decimal(1), maximum=Decimal(10))
    one = Statement(unit="U", total=Decimal(total), maximum=Decimal(10), parts=(part, row))

    assert within(one) == [("U", 0, expected)]


def test_the_sentence_names_the_penalty():
    row = Part(code="1", name="Điểm trừ", points=Decimal(-1))
    one = Statement(unit="U", total=Decimal("-0.5"), maximum=Decimal(10), parts=(row,))

    (finding,) = [f for f in number_checks(PublishedTable((one,))) if f.check == "within_maximum"]

    assert finding.message.vi == (
        "Lưu ý: giá trị công bố là -0,5, thấp hơn mức tối thiểu 0. Có thể do điểm trừ."
    )
    assert finding.message.en.endswith("below the minimum 0. The penalty may explain it.")


def test_a_penalty_explains_its_own_row_and_what_holds_that():
    parts = (
        Part(code="1", points=Decimal(-1), maximum=Decimal(10)),
        Part(code="1.1", points=Decimal(-1), maximum=Decimal(5)),
        Part(code="1.1.1", name="Điểm trừ", points=Decimal(-2)),
        Part(code="2", points=Decimal(-1), maximum=Decimal(10)),
    )
    one = Statement(unit="U", total=Decimal(-2), maximum=Decimal(20), parts=parts)

    assert within(one) == [
        ("U", 0, "note"), ("U › 1", 0, "note"), ("U › 1.1", 0, "note"), ("U › 2", 0, "error"),
    ]  # fmt: skip


def test_a_penalty_within_a_penalty_counts_once():
    parts = (
        Part(code="1", name="Điểm trừ", points=Decimal(-1)),
        Part(code="1.1", name="Trừ điểm nộp muộn", points=Decimal(-1)),
    )
    one = Statement(unit="U", total=Decimal("-1.5"), maximum=Decimal(20), parts=parts)

    assert within(one) == [("U", 0, "error")]


def test_the_sentence_names_the_limit():
    one = Statement(unit="U", total=Decimal("101.5"), maximum=Decimal(100))

    (finding,) = number_checks(PublishedTable((one,)))

    assert finding.message.vi == (
        "Số công bố không khớp: giá trị công bố là 101,5, cao hơn mức tối đa 100."
    )
    assert finding.message.en.endswith("the stated value is 101.5, above the maximum 100.")
    low = number_checks(PublishedTable((Statement(total=Decimal(-1), maximum=Decimal(5)),)))
    assert low[0].message.vi.endswith("thấp hơn mức tối thiểu 0.")
    assert low[0].message.en.endswith("below the minimum 0.")
