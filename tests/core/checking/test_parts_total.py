"""The points of the parts add up to the stated total."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Check
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def part(text):
    """``name points/maximum``, of which points and maximum may be ``?`` or left out."""
    name, _, figures = text.rpartition(" ")
    points, _, maximum = figures.partition("/")
    known = {
        key: Decimal(value)
        for key, value in {"points": points, "maximum": maximum}.items()
        if value not in {"", "?"}
    }
    code = {"code": name} if name[:1].isdigit() else {"name": name}
    return Part(**code, **known)


def statement(total, parts, maximum=None, **others):
    return Statement(
        unit="U",
        total=None if total is None else Decimal(total),
        maximum=None if maximum is None else Decimal(maximum),
        parts=tuple(map(part, parts.split("; "))),
        **others,
    )


def found(one):
    return [
        (str(finding.check), str(finding.severity))
        for finding in number_checks(PublishedTable((one,)))
    ]


TEN_EACH = "a 8.12/10; b 7.25/10; c 9.5/10; d 6.33/10"  # 31.20 of 40

CASES = [
    pytest.param("31.20", TEN_EACH, "40", [], id="adds up"),
    pytest.param("31.22", TEN_EACH, "40", [], id="within half a unit each"),
    pytest.param("31.23", TEN_EACH, "40", ["warning"], id="9.5 may have been rounded to one place"),
    pytest.param("31.27", TEN_EACH, "40", ["warning"], id="up to its half unit"),
    pytest.param("31.28", TEN_EACH, "40", ["error"], id="beyond every rounding"),
    pytest.param("31.12", TEN_EACH, "40", ["error"], id="too low by as much"),
    pytest.param("31.3", TEN_EACH, "40", ["warning"], id="a total with one decimal, wider"),
    pytest.param("31.2", TEN_EACH, "40", [], id="a total with one decimal"),
    pytest.param("31", TEN_EACH, "40", [], id="a total in whole points"),
    pytest.param("32", TEN_EACH, "40", ["error"], id="another whole number"),
    pytest.param(None, TEN_EACH, "40", [], id="no total"),
    pytest.param("31.20", "a ?/10; b ?/10; c ?/10; d ?/10", "40", [], id="no points"),
    pytest.param("43", "a 8; b 15; c 20", None, [], id="whole points add up"),
    pytest.param("44", "a 8; b 15; c 20", None, ["warning"], id="whole points are seldom rounded"),
    pytest.param("50", "a 8; b 15; c 20", None, ["error"], id="whole points, too far"),
    pytest.param("43", "a 8; b 15; c 20.0", None, [], id="whole points with a decimal"),
]


@pytest.mark.parametrize(("total", "parts", "maximum", "severities"), CASES)
def test_the_sum_is_held_against_the_total(total, parts, maximum, severities):
    assert found(statement(total, parts, maximum)) == [("parts_total", one) for one in severities]


@pytest.mark.parametrize(
    ("total", "parts", "maximum", "severities"),
    [
        pytest.param("22.5", "a 8/10; b ?/10; c 7.5/10", "30", [], id="the missing points fit"),
        pytest.param(
            "15.5", "a 8/10; b ?/10; c 7.5/10", "30", [], id="the missing points are none"
        ),
        pytest.param(
            "14", "a 8/10; b ?/10; c 7.5/10", "30", ["error"], id="they would be negative"
        ),
        pytest.param(
            "27", "a 8/10; b ?/10; c 7.5/10", "30", ["error"], id="they would be too many"
        ),
        pytest.param("27", "a 8/10; b ?/10; c 7.5/10", "100", [], id="other parts are not listed"),
        pytest.param("27", "a 8/10; b ?/10; c 7.5/10", None, [], id="other parts may exist"),
        pytest.param("99", "a 8; b ?; c 7.5", None, [], id="without maxima anything fits"),
        pytest.param("12", "a 8/10; Điểm trừ ?; c 7.5/10", "20", [], id="a penalty may lower"),
    ],
)
def test_missing_points_are_not_zero(total, parts, maximum, severities):
    findings = found(statement(total, parts, maximum))

    assert [one for one in findings if one[0] == "parts_total"] == [
        ("parts_total", one) for one in severities
    ]


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        pytest.param("27", "a 8/10; b ?/10; c 7.5/10", id="the missing points would be too many"),
        pytest.param("17", "a 8/10; Điểm trừ ?; c 7.5/10", id="a penalty never raises"),
    ],
)
def test_a_table_with_totals_leaves_no_room_for_other_parts(total, parts):
    one = statement(total, parts, claims_all_parts=True)

    assert found(one) == [("parts_total", "error")]


@pytest.mark.parametrize(
    ("total", "parts", "maximum"),
    [
        pytest.param("15", "a 8.0/10; b 9.0/10; Điểm trừ -2", "20", id="penalty with its minus"),
        pytest.param("15", "a 8.0/10; b 9.0/10; Điểm trừ 2/5", "20", id="penalty without"),
        pytest.param("15", "a 8.0/10; b 9.0/10; Vi phạm -2/-5", "20", id="negative maximum"),
        pytest.param("15", "a 8.0/10; b 9.0/10; Vi phạm -2", "20", id="no maximum"),
        pytest.param("20", "a 9.5/10; b 9.0/10; Điểm thưởng 3/5", "20", id="bonus capped"),
        pytest.param(
            "21.5", "a 9.5/10; b 9.0/10; Điểm thưởng 3/5", "20", id="bonus beside the scale"
        ),
        pytest.param("18", "a 9.0/10; b 7.0/7; Điểm cộng 2/3", "20", id="bonus inside the scale"),
        pytest.param("0", "a 1.0/10; b 1.0/10; Điểm trừ -3", "20", id="never below zero"),
    ],
)
def test_bonus_and_penalty_are_read_fairly(total, parts, maximum):
    assert found(statement(total, parts, maximum)) == []


def test_points_above_the_maximum_without_bonus_are_found():
    assert ("parts_total", "error") in found(statement("20", "a 9.5/10; b 14/10", "20"))


def test_a_survey_that_only_cuts_across_is_a_warning():
    one = statement("31.20", f"{TEN_EACH}; Khảo sát 9/12", "40")

    assert found(one) == [("parts_total", "warning"), ("maxima_scale", "warning")]


@pytest.mark.parametrize(
    ("total", "parts", "maximum", "news", "table"),
    [
        pytest.param("88.5", "a 14.2/15; b 8/8.5", "100", "note", "error", id="two of many"),
        pytest.param(
            "93.91", "a 45/50; b 39.92/40", "100", "warning", "error", id="one is missing"
        ),
        pytest.param("99", "a 14.2/15; b 8/8.5", "30", "error", "error", id="more than the room"),
        pytest.param(
            "20.2", "a 14.2/15; b 8/8.5", "30", "error", "error", id="less than the parts"
        ),
        pytest.param("88.5", "a 14.2; b 8", None, "note", "error", id="no maxima, much is missing"),
        pytest.param(
            "25.2", "a 14.2; b 8", None, "error", "error", id="no maxima, little is missing"
        ),
        pytest.param("20.2", "a 14.2; b 8", None, "error", "error", id="no maxima, too little"),
    ],
)
def test_a_list_of_some_parts_is_no_error_in_a_news_item(total, parts, maximum, news, table):
    in_news = found(statement(total, parts, maximum))
    in_table = found(statement(total, parts, maximum, claims_all_parts=True))

    assert ("parts_total", news) in in_news
    assert ("parts_total", table) in in_table
    assert len([one for one in in_news if one[1] == "note"]) <= 1


@pytest.mark.parametrize(
    ("parts", "severities"),
    [
        pytest.param("1 15.5; 1.1 8; 1.2 7.5; 2 4.5", [], id="parents are not counted twice"),
        pytest.param("1 ?; 1.1 8; 1.2 7.5; 2 4.5", [], id="a heading without points"),
        pytest.param("1 15.5; 1.1 8; 1.2 6.5; 2 4.5", ["error"], id="the components fall short"),
        pytest.param("1 15.5; 1.1 8; 1.2 ?; 2 4.5", [], id="a component is missing"),
        pytest.param("1 15.5; 1.1 18; 1.2 ?; 2 4.5", ["error"], id="the others exceed it already"),
    ],
)
def test_components_add_up_to_their_row(parts, severities):
    one = statement("20.0", parts)

    assert found(one) == [("components_sum", severity) for severity in severities]


def test_the_nearest_fair_sum_is_expected():
    (finding,) = number_checks(
        PublishedTable((statement("3.0", "a 8.0/10; Điểm trừ 2.0/5", "10"),))
    )

    assert (finding.expected, finding.difference) == (Decimal("6.0"), Decimal("-3.0"))


def test_the_finding_says_expected_found_and_difference_in_both_languages():
    one = statement("31.5", TEN_EACH, "40")

    (finding,) = number_checks(PublishedTable((one,)))

    assert finding.subject == "U"
    assert (finding.expected, finding.found) == (Decimal("31.20"), Decimal("31.5"))
    assert finding.difference == Decimal("0.30")
    assert finding.message.vi == (
        "Số công bố không khớp: tổng 4 phần là 31,2/40, tổng công bố là 31,5/40; chênh 0,3 điểm."
    )
    assert finding.message.en == (
        "The published figures do not agree: the 4 parts add up to 31.2/40, "
        "the stated total is 31.5/40; 0.3 points apart."
    )


true_points = st.lists(st.decimals(0, 20, places=6), min_size=2, max_size=12)


@pytest.mark.slow
@given(true_points, st.integers(1, 3))
def test_rounding_alone_is_never_an_error(points, decimals):
    table = rounded(points, decimals)

    assert all(finding.severity != "error" for finding in number_checks(table))


@pytest.mark.slow
@given(true_points, st.integers(1, 3), st.data())
def test_a_slip_beyond_rounding_is_exactly_one_finding(points, decimals, data):
    place = data.draw(st.integers(0, len(points) - 1))
    unit = Decimal(1).scaleb(-decimals)
    shown = rounded(points, decimals).statements[0]
    parts = list(shown.parts)
    slip = unit * (len(points) + 2) + data.draw(st.decimals(0, 5, places=decimals))
    parts[place] = Part(name=parts[place].name, points=parts[place].points + slip)

    findings = number_checks(
        PublishedTable((Statement(unit="U", total=shown.total, parts=tuple(parts)),))
    )

    assert [(one.check, str(one.severity)) for one in findings] == [(Check.PARTS_TOTAL, "error")]
    assert findings[0].difference == shown.total - sum(one.points for one in parts)


def rounded(points, decimals):
    parts = tuple(
        Part(name=f"part {number}", points=round(value, decimals))
        for number, value in enumerate(points)
    )
    return PublishedTable((Statement(unit="U", total=round(sum(points), decimals), parts=parts),))
