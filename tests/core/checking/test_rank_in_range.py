"""Ranks lie from 1 to the number of units, which is one number a group."""

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import PublishedTable, Statement


def found(statements, *checks):
    return [
        (finding.subject, finding.expected, finding.found, str(finding.severity))
        for finding in number_checks(PublishedTable(tuple(statements)))
        if finding.check in checks
    ]


@pytest.mark.parametrize(
    ("rank", "out_of", "expected"),
    [
        pytest.param(1, 11, [], id="first"),
        pytest.param(11, 11, [], id="last"),
        pytest.param(12, 11, [(11, 12)], id="beyond the last"),
        pytest.param(0, 11, [(1, 0)], id="zero"),
        pytest.param(-3, None, [(1, -3)], id="negative"),
        pytest.param(12, None, [], id="nobody says out of how many"),
        pytest.param(None, 11, [], id="no rank"),
    ],
)
def test_a_rank_lies_in_its_range(rank, out_of, expected):
    one = Statement(unit="U", rank=rank, out_of=out_of)

    assert found([one], "rank_in_range") == [("U", *pair, "error") for pair in expected]


def ranking(*out_of, level="district", year=2023):
    return [
        Statement(unit=f"U{rank}", level=level, year=year, rank=rank, out_of=number)
        for rank, number in enumerate(out_of, start=1)
    ]


@pytest.mark.parametrize(
    ("out_of", "expected"),
    [
        pytest.param((3, 3, 3), [], id="all listed"),
        pytest.param((5, 5, 5), [], id="not all listed"),
        pytest.param((5, None, 5), [], id="one does not say"),
        pytest.param((5, 8), [], id="two rankings, perhaps"),
        pytest.param((5, 5, 8, 8), [], id="two rankings"),
        pytest.param((5, 5, 6), [("U3", 5, 6, "warning")], id="one says otherwise"),
        pytest.param(
            (3, 3, 4), [("U3", 3, 4, "error")], id="one of a complete list says otherwise"
        ),
        pytest.param(
            (4, 5, 4, 5), [("U2", 4, 5, "error"), ("U4", 4, 5, "error")], id="two of four"
        ),
        pytest.param((2, 2, 2), [("U1", 3, 2, "error")], id="more listed than ranked"),
    ],
)
def test_a_group_has_one_size(out_of, expected):
    assert found(ranking(*out_of), "group_size") == expected


def test_groups_are_of_one_level_and_year():
    provinces = ranking(63, 63, level="province")
    earlier = ranking(9, 9, year=2022)

    assert found([*ranking(5, 5), *provinces, *earlier], "group_size") == []


def test_the_sentences_name_the_numbers():
    one = number_checks(PublishedTable((Statement(unit="U", rank=12, out_of=11),)))[0]
    low = number_checks(PublishedTable((Statement(unit="U", rank=0),)))[0]
    many, *_ = (
        finding
        for finding in number_checks(PublishedTable(tuple(ranking(2, 2, 2))))
        if finding.check == "group_size"
    )
    odd = number_checks(PublishedTable(tuple(ranking(5, 5, 6))))[0]

    assert one.message.vi.endswith("hạng công bố là 12, số đơn vị được xếp hạng là 11.")
    assert low.message.en.endswith("the stated rank is 0, the smallest rank is 1.")
    assert many.message.vi.endswith("bảng nêu 3 đơn vị có hạng, số đơn vị được xếp hạng là 2.")
    assert odd.message.en.startswith("The published figures deserve a look: ")
    assert "for 2 units of the same level and year it is 5" in odd.message.en
