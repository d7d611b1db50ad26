"""A figure stated twice has one value."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def found(*statements):
    return [
        (finding.subject, finding.expected, finding.found, str(finding.severity))
        for finding in number_checks(PublishedTable(statements))
        if finding.check == "same_figure_same_value"
    ]


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        pytest.param({"rank": 43}, {"rank": 43}, [], id="Kon Tum states its rank twice"),
        pytest.param({"rank": 43}, {"rank": 44}, [(43, 44)], id="another rank"),
        pytest.param({"rank": 43}, {}, [], id="stated once"),
        pytest.param({"out_of": 63}, {"out_of": 34}, [(63, 34)], id="another number of units"),
        pytest.param({"total": "90.99"}, {"total": "91.0"}, [], id="the same to one decimal"),
        pytest.param({"total": "90.99"}, {"total": "90.9"}, [("90.99", "90.9")], id="cut off"),
        pytest.param({"total": "14.5"}, {"total": "14.50"}, [], id="a trailing zero"),
        pytest.param({"total": "14.5"}, {"total": "14.51"}, [], id="less than one decimal shows"),
        pytest.param({"change": "4.09"}, {"change": "-4.09"}, [("4.09", "-4.09")], id="a change"),
        pytest.param({"maximum": "100"}, {"maximum": "90"}, [(100, 90)], id="a maximum"),
        pytest.param({"rank_change": 3}, {"rank_change": 4}, [(3, 4)], id="places"),
    ],
)
def test_two_statements_of_one_unit_and_year(one, other, pairs):
    def statement(figures):
        known = {
            key: Decimal(value) if isinstance(value, str) else value
            for key, value in figures.items()
        }
        return Statement(unit="U", year=2023, **known)

    expected = [("U", Decimal(first), Decimal(second), "error") for first, second in pairs]

    assert found(statement(one), statement(other)) == expected


def test_without_a_year_the_two_may_speak_of_different_years():
    assert found(Statement(unit="U", rank=4), Statement(unit="U", rank=5)) == [
        ("U", 4, 5, "warning")
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Statement(unit="V", year=2023, rank=5), id="another unit"),
        pytest.param(Statement(unit="U", year=2022, rank=5), id="another year"),
        pytest.param(Statement(unit="U", year=2023, level="xã", rank=5), id="another level"),
        pytest.param(Statement(unit="Ù", year=2023, rank=5), id="another mark"),
        pytest.param(Statement(year=2023, rank=5), id="no unit"),
    ],
)
def test_only_the_same_unit_and_year_is_compared(other):
    assert found(Statement(unit="U", year=2023, rank=4), other) == []


def test_parts_stated_twice_are_compared_by_name():
    def statement(points):
        return Statement(unit="U", year=2023, parts=(Part(name="a", points=Decimal(points)),))

    assert found(statement(5), statement(6)) == [("U › a", 5, 6, "error")]


def test_the_sentence_names_the_figure():
    table = PublishedTable(
        (Statement(unit="U", year=2023, rank=43), Statement(unit="U", year=2023, rank=44))
    )

    (finding,) = number_checks(table)

    assert finding.message.vi == (
        "Số công bố không khớp: hạng được nêu là 43 ở một chỗ và 44 ở chỗ khác."
    )
    assert finding.message.en == (
        "The published figures do not agree: "
        "the rank is given as 43 in one place and 44 in another."
    )
