"""Scenario 26: what the gap list promises is what the rule gives."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at

pytestmark = pytest.mark.thorough

PROMISE = {
    "vi": "cần thêm 132 hồ sơ để đạt 1,5 điểm (thêm 0,75 điểm)",
    "en": re.compile("132 (more )?dossiers?.*1.5 points", re.IGNORECASE),
}
HAVE, MORE, OF = 870, 132, 2004
SANDBOX = f"/quan-tri/bo-chi-so/{SLUG}/2025/muc/7.1.2"


def test_a_unit_reads_what_is_missing_and_how_many(page, language):
    page.goto(at(language, "/don-vi/C029"))

    gap = page.get_by_role("listitem").filter(has_text="7.1.2").first
    expect(gap).to_contain_text("132")
    if language == "vi":
        expect(gap).to_contain_text(PROMISE["vi"])
        expect(gap).to_contain_text("Còn thiếu 6,59 điểm phần trăm so với mức 50%")


def tried(page, address, earned, button):
    """What the rule gives for so many dossiers."""
    page.goto(address)
    page.get_by_label("Hồ sơ thanh toán trực tuyến").first.fill(str(earned))
    page.get_by_label("Hồ sơ có nghĩa vụ tài chính").first.fill(str(OF))
    page.get_by_role("button", name=button).click()
    return page.get_by_role("region", name="Thử giá trị").locator("[aria-live]")


def test_the_sandbox_gives_the_promised_points(page, signed_in):
    officer = signed_in(page, "phuong-phap")

    for earned, points in ((HAVE, "0,75"), (HAVE + MORE - 1, "0,75"), (HAVE + MORE, "1,50")):
        shown = tried(officer, SANDBOX, earned, "Tính điểm")
        expect(shown).to_contain_text(re.compile(rf"^\s*{points} "))


def test_the_public_criterion_page_gives_the_same(page):
    for earned, points in ((HAVE + MORE - 1, "0,75"), (HAVE + MORE, "1,5")):
        page.goto(f"/tieu-chi/{SLUG}/2025/7.1.2")
        page.get_by_label("Hồ sơ thanh toán trực tuyến").first.fill(str(earned))
        page.get_by_label("Hồ sơ có nghĩa vụ tài chính").first.fill(str(OF))
        page.get_by_role("button", name="Tính điểm").click()
        section = page.locator("main section, main").filter(
            has=page.get_by_role("heading", name="Thử giá trị")
        )
        expect(section.last).to_contain_text(re.compile(f"{points}0?/1,50? điểm"))
