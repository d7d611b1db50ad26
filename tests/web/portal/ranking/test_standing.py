"""Values by which units are ranked, and the middle of a block."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.factories.shelves import stated_block
from thuocdo.web.portal.ranking.naming import block_of, block_slug, block_title
from thuocdo.web.portal.ranking.standing import block_spread, full_scale, spread_of, standing

TWO = [
    {"name": "Xã Một", "total": "70", "rank": 2},
    {"name": "Xã Hai", "total": "80", "rank": 1},
    {"name": "Xã Ba", "total": "99", "rank": None},
]


def test_only_ranked_units_count_in_the_spread():
    spread = block_spread(stated_block(TWO), "xã")

    assert (spread.count, spread.best, spread.lowest, spread.median) == (2, 80, 70, 75)


@pytest.mark.parametrize(
    ("values", "median", "mean"),
    [
        pytest.param(["1", "5", "3"], "3", "3", id="odd"),
        pytest.param(["1", "2", "10", "4"], "3", "4.25", id="even"),
        pytest.param(["1", None, "2"], "1.5", "1.5", id="missing is not zero"),
    ],
)
def test_the_middle_of_a_block(values, median, mean):
    spread = spread_of(None if value is None else Decimal(value) for value in values)

    assert (spread.median, spread.mean) == (Decimal(median), Decimal(mean))


def test_a_block_without_values_has_no_spread():
    assert spread_of([None]) is None


def test_a_percent_ranks_where_the_set_says_so():
    snapshot = stated_block(TWO)
    score = replace(snapshot.scores["U1"], percent=Decimal("71.5"))

    assert standing(replace(snapshot, standing="percent"), score) == Decimal("71.5")
    assert standing(snapshot, score) == 70
    assert standing(snapshot, replace(score, missing=("1.1",))) is None
    assert full_scale(replace(snapshot, standing="percent", scale=Decimal(110))) == 100


@pytest.mark.parametrize(
    ("block", "slug", "vi", "en"),
    [
        pytest.param("xã, phường, đặc khu", "xa-phuong-dac-khu",
                     "khối xã, phường, đặc khu", "block of communes, wards and special zones",
                     id="known"),
        pytest.param("Khối Sở, ngành", "khoi-so-nganh", "khối sở, ngành", "block of departments",
                     id="named so"),
        pytest.param("Nhóm A", "nhom-a", "khối nhóm a", "block “Nhóm A”", id="unknown"),
        pytest.param("", "toan-bo", "tất cả đơn vị", "all units", id="none"),
    ],
)  # fmt: skip
def test_blocks_have_names_for_addresses_and_texts(block, slug, vi, en):
    assert block_slug(block) == slug
    assert block_title(block) == (vi, en)


def test_a_block_is_found_by_its_address():
    snapshot = stated_block([{"name": "A", "block": "xã"}, {"name": "B", "block": "phường"}])

    assert block_of(snapshot, "phuong") == "phường"
    assert block_of(snapshot, "so") is None
