"""Old rank − places gained = new rank."""

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import PublishedTable, Statement


def rank_changes(*statements):
    return [
        (finding.expected, finding.found, finding.difference)
        for finding in number_checks(PublishedTable(statements))
        if finding.check == "change_adds_up"
    ]


@pytest.mark.parametrize(
    ("rank", "out_of", "places", "expected"),
    [
        pytest.param(2, 8, 3, [], id="Đồng Hới, from 5 to 2 of 8"),
        pytest.param(5, 11, 6, [], id="Đồng Phú, from the last place"),
        pytest.param(5, 11, 7, [(11, 12, 1)], id="from beyond the last place"),
        pytest.param(43, 63, 12, [], id="Kon Tum"),
        pytest.param(5, 11, -4, [], id="from the first place down"),
        pytest.param(5, 11, -5, [(1, 0, -1)], id="from above the first place"),
        pytest.param(5, None, 70, [], id="nobody says out of how many"),
        pytest.param(None, 11, 6, [], id="no rank"),
        pytest.param(5, 11, None, [], id="no places"),
    ],
)
def test_the_rank_of_the_year_before_was_possible(rank, out_of, places, expected):
    assert (
        rank_changes(Statement(unit="U", rank=rank, out_of=out_of, rank_change=places)) == expected
    )


def test_last_years_number_of_units_counts_where_it_is_known():
    before = Statement(unit="U", year=2024, rank=40, out_of=63)
    after = Statement(unit="U", year=2025, rank=10, out_of=34, rank_change=30)

    assert rank_changes(before, after) == []


@pytest.mark.parametrize(
    ("old", "places", "new", "expected"),
    [
        pytest.param(5, 3, 2, [], id="positive places are a better rank"),
        pytest.param(5, -1, 4, [(6, 4, -2)], id="the wrong sign"),
        pytest.param(5, 2, 2, [(3, 2, -1)], id="one place off"),
        pytest.param(None, 2, 2, [], id="no old rank"),
        pytest.param(5, None, 2, [], id="no places"),
        pytest.param(5, 2, None, [], id="no new rank"),
    ],
)
def test_two_years_of_a_unit_agree_with_the_places(old, places, new, expected):
    before = Statement(unit="U", year=2022, rank=old)
    after = Statement(unit="U", year=2023, rank=new, rank_change=places)

    assert rank_changes(before, after) == expected


def test_the_sentences_name_the_places():
    before = Statement(unit="U", year=2022, rank=5, out_of=8)
    after = Statement(unit="U", year=2023, rank=2, out_of=8, rank_change=7)

    possible, across = number_checks(PublishedTable((before, after)))

    assert (possible.severity, across.severity) == ("error", "error")
    assert "hạng năm trước là 9, ngoài giới hạn 8" in possible.message.vi
    assert "the rank of the year before is 9, beyond the limit 8" in possible.message.en
    assert (
        "hạng năm trước 5 và số bậc thay đổi +7 cho hạng -2, hạng công bố là 2" in across.message.vi
    )
    assert "change of +7 places give rank -2, the stated rank is 2" in across.message.en
