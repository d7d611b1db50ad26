"""Scenario 21: ranks and changes of the published cases, ties, and blocks that never mix."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at

pytestmark = pytest.mark.thorough

CASES = {
    "Đồng Hới": ("cchc-quang-binh-cap-huyen/2023/huyen", "450", ("2/8",), ("+4,09",), "3"),
    "Đồng Phú": ("cchc-binh-phuoc-cap-huyen/2022/huyen", "695", ("5/11",), ("93,91",), "6"),
    "Kon Tum": ("par-index-cap-tinh/2023/tinh", "62", ("43/63",), ("+4,79",), "12"),
}
WORDS = {"vi": "▲ {n} bậc", "en": "▲ {n} places"}


def english(text):
    """A number with a decimal point."""
    return text.replace(",", ".")


@pytest.mark.parametrize("case", list(CASES))
def test_a_published_case_shows_rank_and_change(page, language, case):
    ranking, code, ranks, numbers, places = CASES[case]
    told = WORDS[language].format(n=places)
    numbers = numbers if language == "vi" else tuple(map(english, numbers))

    page.goto(at(language, f"/xep-hang/{ranking}"))
    row = page.locator("main tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(re.compile(re.escape(numbers[0])))
    expect(row).to_contain_text(told, use_inner_text=False)
    row.get_by_role("rowheader").get_by_role("link").click()

    expect(page).to_have_url(re.compile(f"/don-vi/{code}"))
    main = page.locator("main")
    for text in (*ranks, *numbers, told):
        expect(main).to_contain_text(text)


@pytest.mark.parametrize("case", ["Đồng Hới", "Đồng Phú", "Kon Tum"])
def test_the_place_before_follows_from_the_case(page, case):
    before = {"Đồng Hới": "5/8", "Đồng Phú": "11/11", "Kon Tum": "55/63"}[case]

    page.goto(f"/don-vi/{CASES[case][1]}")

    expect(page.locator("main")).to_contain_text(before)


def places(page):
    """Rank as shown, and whether a row says that it is tied."""
    return [
        (int(row.locator("td").first.inner_text()), "đồng hạng" in row.inner_text())
        for row in page.locator("main tbody tr").all()
        if row.locator("td").first.inner_text().isdigit()
    ]


def test_tied_units_share_a_rank_and_the_next_is_skipped(page):
    page.goto(f"/xep-hang/{SLUG}/2023/xa")

    found = places(page)
    ranks = [rank for rank, _ in found]
    assert any(tied for _, tied in found)
    for rank, tied in found:
        assert rank == 1 + sum(other < rank for other in ranks)
        assert tied == (ranks.count(rank) > 1)


def test_blocks_are_ranked_apart(page):
    for block, word, other in (("xa", "Xã", "Phường"), ("phuong", "Phường", "Xã")):
        page.goto(f"/xep-hang/{SLUG}/2025/{block}")
        names = page.locator("main tbody").get_by_role("rowheader").all_inner_texts()

        assert places(page)[0][0] == 1
        assert all(name.startswith((word, "Đặc khu")) for name in names)
        assert not any(name.startswith(other) for name in names)
