"""Statements put side by side."""

import pytest

from thuocdo.core.checking.listing import by_out_of, listing_of, same_parts
from thuocdo.core.checking.published import Part, PublishedTable, Statement


@pytest.mark.parametrize(
    ("statements", "subjects"),
    [
        pytest.param([Statement(unit="U", year=2023)], ["U"], id="the unit alone"),
        pytest.param([Statement(year=2023)], ["bảng"], id="the table where there is no unit"),
        pytest.param(
            [Statement(unit="U", year=2023), Statement(unit="U", year=2022), Statement(unit="U")],
            ["U, 2023", "U, 2022", "U"],
            id="with the year where there are several",
        ),
        pytest.param(
            [Statement(unit="U", level="xã"), Statement(unit="U", level="huyện")],
            ["U, xã", "U, huyện"],
            id="with the level where there are several",
        ),
    ],
)
def test_the_subject_says_no_more_than_is_needed(statements, subjects):
    listing = listing_of(PublishedTable(tuple(statements), "bảng"))

    assert [listing.subject(one) for one in statements] == subjects


def test_a_unit_stated_twice_takes_part_in_its_group_once():
    one, again = Statement(unit="U", year=2023, rank=1), Statement(unit="u", year=2023, rank=2)

    listing = listing_of(PublishedTable((one, again)))

    assert list(listing.groups.values()) == [[one]]


@pytest.mark.parametrize(
    ("numbers", "sizes"),
    [
        pytest.param([8, None, 8], {8: 3}, id="who does not say joins the only ranking"),
        pytest.param([8, None, 9], {8: 1, None: 1, 9: 1}, id="but not one of two"),
        pytest.param([None, None], {None: 2}, id="nobody says"),
        pytest.param([8, 9], {8: 1, 9: 1}, id="two rankings"),
    ],
)
def test_rankings_are_told_apart_by_their_size(numbers, sizes):
    split = by_out_of([Statement(out_of=number) for number in numbers])

    assert {key: len(block) for key, block in split.items()} == sizes


def test_a_label_used_twice_names_no_one_row():
    rows = [Part(name="a"), Part(name="b"), Part(name="b"), Part()]
    others = [Part(name=" A "), Part(name="b"), Part()]

    assert same_parts(rows, others) == [(rows[0], others[0])]
