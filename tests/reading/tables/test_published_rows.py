"""Rows of a CSV or XLSX file as statements."""

import io
from decimal import Decimal

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.reading.tables.published_rows import published_table
from thuocdo.reading.tables.reading import read_table
from thuocdo.vietnamese.sentence import Refusal


def published(text):
    return published_table(read_table("-", stdin=io.BytesIO(text.encode())))


def summary(table):
    return [
        (one.unit, one.year, one.total, one.rank, one.out_of, [part.label for part in one.parts])
        for one in table.statements
    ]


def test_a_list_of_units_has_one_row_a_unit():
    table = published(
        "STT;Đơn vị;Năm;Tổng điểm;Hạng;Tổng số đơn vị\n1;Xã A;2023;90,5;1;2\n2;Xã B;2023;88;2;2\n"
    )

    assert summary(table) == [
        ("Xã A", 2023, Decimal("90.5"), 1, 2, []),
        ("Xã B", 2023, Decimal(88), 2, 2, []),
    ]


def test_many_units_have_parts_and_a_row_of_totals_each():
    table = published(
        "unit,code,points,rank\nA,1,5,\n,2,6,\n,TOTAL,11,1/2\nB,1,4,\nB,2,5,\nB,total,9,2/2\n"
    )

    assert summary(table) == [
        ("A", None, 11, 1, 2, ["1", "2"]),
        ("B", None, 9, 2, 2, ["1", "2"]),
    ]
    assert all(one.claims_all_parts for one in table.statements)


def test_parts_without_totals_claim_nothing():
    table = published("name,points\na,5\nb,6\n")

    assert summary(table) == [("stdin", None, None, None, None, ["a", "b"])]
    assert not table.statements[0].claims_all_parts


def test_years_of_a_unit_are_statements_of_their_own():
    table = published(
        "unit,year,code,points\nA,2022,1,5\nA,2023,1,6\nA,2022,TOTAL,5\nA,2023,TOTAL,6\n"
    )

    assert [(one.year, one.total, len(one.parts)) for one in table.statements] == [
        (2022, 5, 1),
        (2023, 6, 1),
    ]


def test_two_rows_of_totals_are_a_figure_stated_twice():
    table = published("code,points\n1,5\n2,6\nTOTAL,11\nTOTAL,12\n")

    assert [str(finding.check) for finding in number_checks(table)] == ["same_figure_same_value"]


def test_counts_of_the_row_of_totals_are_a_share():
    table = published("code,points,numerator,denominator,percent\n1,5,1,2,50%\nTOTAL,5,3,4,80%\n")

    assert [(f.expected, f.found) for f in number_checks(table)] == [(75, 80)]


def test_parents_may_be_named():
    table = published("code,parent,points\nA,,5\nB,A,2\nC,A,3\nTOTAL,,5\n")

    assert number_checks(table) == ()


@pytest.mark.parametrize("rank", ["a/2", "1/b", "1,5/2"])
def test_a_rank_that_is_none_is_refused_with_its_place(rank):
    with pytest.raises(Refusal, match=r"stdin, dòng 2, cột C \(hạng\)"):
        published(f"đơn vị;điểm;hạng\nA;5;{rank}\n")


def test_ranks_of_a_list_are_checked_end_to_end():
    table = published("Đơn vị;Điểm;Hạng\nA;90,5;1\nB;88;3\nC;89;4\n")

    (finding,) = number_checks(table)
    assert (finding.subject, finding.check, finding.found) == ("B", "rank_follows_score", 3)
