"""Old points + change = new points, for parts, totals and across years."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def number(text):
    return None if text in {None, "?", ""} else Decimal(text)


def changes(*statements):
    return [
        (finding.subject, finding.expected, finding.found, str(finding.severity))
        for finding in number_checks(PublishedTable(statements))
        if finding.check == "change_adds_up"
    ]


def parts_of(text):
    """``name points/maximum change``, each may be ``?``."""
    rows = []
    for row in text.split("; "):
        name, figures, change = row.rsplit(" ", 2)
        points, _, maximum = figures.partition("/")
        rows.append(
            Part(name=name, points=number(points), maximum=number(maximum), change=number(change))
        )
    return tuple(rows)


WHOLE = "a 8.12/10 1.06; b 7.25/10 0.56; c 9.50/10 -0.30"  # 24.87 of 30, changes 1.32


def test_whole_changes_are_seldom_rounded():
    one = Statement(
        unit="U", total=Decimal(50), change=Decimal(3), parts=parts_of("a 30/40 1; b 20/30 1")
    )

    assert changes(one) == [("U", Decimal(2), Decimal(3), "warning")]


@pytest.mark.parametrize(
    ("stated", "severities"),
    [
        pytest.param("1.32", [], id="adds up"),
        pytest.param("1.34", [], id="within half a unit each"),
        pytest.param("1.35", ["warning"], id="differences of rounded figures"),
        pytest.param("1.36", ["warning"], id="at the widest"),
        pytest.param("1.37", ["error"], id="beyond every rounding"),
        pytest.param("-1.32", ["error"], id="the wrong sign"),
        pytest.param(None, [], id="no change stated"),
    ],
)
def test_the_changes_of_the_parts_add_up(stated, severities):
    one = Statement(
        unit="U",
        total=Decimal("24.87"),
        maximum=Decimal(30),
        change=number(stated),
        parts=parts_of(WHOLE),
    )

    assert [severity for *_, severity in changes(one)] == severities


@pytest.mark.parametrize(
    ("parts", "others", "severities"),
    [
        pytest.param("a ? 1.06; b ? ?", {}, [], id="one change is missing"),
        pytest.param("a ? 1.06; b ? 2.05", {}, ["warning"], id="nothing says all are listed"),
        pytest.param(
            "a ? 1.06; b ? 2.05", {"claims_all_parts": True}, ["error"], id="a table with totals"
        ),
        pytest.param(
            "a 8.1/10 1.06; b 9.2/10 2.05",
            {"total": Decimal(88), "maximum": Decimal(100)},
            [],
            id="a selection of the parts",
        ),
        pytest.param("a ? 4.21; Điểm trừ ? 0.21", {}, [], id="a penalty that grew lowers"),
    ],
)
def test_changes_are_held_against_the_total_only_where_all_are_listed(parts, others, severities):
    one = Statement(unit="U", change=Decimal("4.00"), parts=parts_of(parts), **others)

    assert [severity for *_, severity in changes(one)] == severities


def test_a_survey_that_cuts_across_may_explain_the_changes():
    parts = parts_of("a 8.1/10 4.00; Khảo sát 9.2/10 2.05")
    one = Statement(unit="U", change=Decimal("4.00"), parts=parts, claims_all_parts=True)

    assert [severity for *_, severity in changes(one)] == ["warning"]


@pytest.mark.parametrize(
    ("total", "change", "expected"),
    [
        pytest.param("90.99", "4.09", [], id="86,90 the year before"),
        pytest.param("60", "-40", [], id="all points the year before"),
        pytest.param("60.0", "-40.2", [("100", "error")], id="more than the scale"),
        pytest.param("60.0", "-40.1", [], id="within rounding"),
        pytest.param("3.0", "3.0", [], id="nothing the year before"),
        pytest.param("3.0", "3.2", [("0", "error")], id="less than nothing"),
        pytest.param(None, "3.2", [], id="no total"),
        pytest.param("3.0", None, [], id="no change"),
    ],
)
def test_the_total_of_the_year_before_was_possible(total, change, expected):
    one = Statement(unit="U", total=number(total), maximum=Decimal(100), change=number(change))

    assert [(subject, bound, severity) for subject, bound, _, severity in changes(one)] == [
        ("U", Decimal(bound), severity) for bound, severity in expected
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("a 6/10 -6", [("10", "warning")], id="the maximum may have been larger"),
        pytest.param("a 6/10 -5", [], id="whole points may be rounded"),
        pytest.param("a 6/10 8", [("0", "error")], id="below zero"),
        pytest.param("a 6/? -50", [], id="no maximum"),
        pytest.param("Điểm thưởng 1/5 8", [], id="a bonus"),
        pytest.param("Điểm trừ 1/5 8", [], id="a penalty"),
        pytest.param("a -1/10 0", [], id="negative before as now"),
        pytest.param("a -1/0 2", [("-1", "error")], id="lower than the negative of now"),
    ],
)
def test_the_points_of_a_part_the_year_before_were_possible(part, expected):
    found = changes(Statement(unit="U", parts=parts_of(part)))

    assert [(bound, severity) for _, bound, _, severity in found] == [
        (Decimal(bound), severity) for bound, severity in expected
    ]


@pytest.mark.parametrize(
    ("old", "change", "new", "severities"),
    [
        pytest.param("86.90", "4.09", "90.99", [], id="adds up"),
        pytest.param("86.90", "4.09", "91.00", [], id="three roundings"),
        pytest.param("86.90", "4.09", "91.01", ["error"], id="beyond three roundings"),
        pytest.param("86.90", "4.09", "82.81", ["error"], id="taken the other way"),
        pytest.param("86.9", "4.09", "91.05", [], id="the old total has one decimal"),
        pytest.param("86.9", "4.09", "91.06", ["error"], id="but not that many"),
        pytest.param(None, "4.09", "90.99", [], id="no old total"),
        pytest.param("86.90", None, "90.99", [], id="no change"),
        pytest.param("86.90", "4.09", None, [], id="no new total"),
    ],
)
def test_two_years_of_a_unit_agree_with_the_change(old, change, new, severities):
    before = Statement(unit="U", year=2022, total=number(old))
    after = Statement(unit="u", year=2023, total=number(new), change=number(change))

    found = changes(before, after)

    assert [(subject, severity) for subject, _, _, severity in found] == [
        ("u, 2023", severity) for severity in severities
    ]


def test_years_that_are_not_next_to_each_other_are_not_compared():
    before = Statement(unit="U", year=2020, total=Decimal(80))
    after = Statement(unit="U", year=2023, total=Decimal(90), change=Decimal(1))

    assert changes(before, after) == []


def test_a_statement_without_unit_or_year_has_no_year_before():
    named = Statement(unit="U", total=Decimal(80))
    nameless = Statement(year=2023, total=Decimal(90), change=Decimal(1))

    assert changes(named, nameless, Statement(year=2022, total=Decimal(50))) == []


def test_parts_of_two_years_agree_with_their_changes():
    before = Statement(unit="U", year=2022, parts=parts_of("a 8/10 ?; b 7/10 ?; c 1/2 ?; c 2/2 ?"))
    after = Statement(unit="U", year=2023, parts=parts_of("a 9.5/10 0.5; b 8/10 1; c 1/2 1"))

    assert changes(before, after) == [("U, 2023 › a", Decimal("8.5"), Decimal("9.5"), "error")]


def test_the_sentences_name_both_sides():
    before = Statement(unit="U", year=2022, total=Decimal("86.90"))
    after = Statement(unit="U", year=2023, total=Decimal("95.00"), change=Decimal("4.09"))
    parts = Statement(unit="V", total=Decimal(5), change=Decimal(9), parts=parts_of("a 5/5 1"))

    across, within = (
        next(one for one in number_checks(PublishedTable(table)) if one.check == "change_adds_up")
        for table in ((before, after), (parts,))
    )

    assert across.message.vi == (
        "Số công bố không khớp: điểm năm trước cộng mức thay đổi là 90,99, "
        "điểm công bố là 95; chênh 4,01 điểm."
    )
    assert across.difference == Decimal("4.01")
    assert within.message.en == (
        "The published figures do not agree: the changes of the 1 parts add up to 1, "
        "the stated change is 9; 8 points apart."
    )


yearly = st.lists(
    st.tuples(st.decimals(0, 10, places=5), st.decimals(0, 10, places=5)), min_size=1, max_size=9
)


@pytest.mark.slow
@given(yearly, st.booleans())
def test_true_changes_never_give_an_error(years, of_rounded):
    def two(value):
        return round(value, 2)

    def change(old, new):
        return two(new) - two(old) if of_rounded else two(new - old)

    parts = tuple(
        Part(name=f"p{place}", points=two(new), maximum=Decimal(10), change=change(old, new))
        for place, (old, new) in enumerate(years)
    )
    old, new = (sum(year) for year in zip(*years, strict=True))
    table = PublishedTable(
        (
            Statement(unit="U", year=2022, total=two(old)),
            Statement(
                unit="U", year=2023, total=two(new), maximum=Decimal(10 * len(parts)),
                change=change(old, new), parts=parts,
            ),
        )
    )  # fmt: skip

    assert all(finding.severity != "error" for finding in number_checks(table))
