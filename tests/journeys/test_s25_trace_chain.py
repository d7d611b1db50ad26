"""Scenario 25: from a domain's points to the page of a document in at most four clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import SIZES, profile
from tests.journeys.places import SLUG, at

ITEM = f"/truy-vet/{SLUG}/2025/C029/7.1.3"
WORDS = {
    "vi": ("Xây dựng chính quyền điện tử", "trang|Trang", "Quy tắc", "Số liệu"),
    "en": ("government", "page|Page", "Rule", "Figures"),
}
PEOPLE = ("Nguyễn Minh Quân", "Trần Thị Hạnh", "Lê Văn Đức", "Vũ Đình Ưng")


def descend(page, language):
    """Click by click; the number of clicks."""
    domain = page.get_by_role("table").get_by_role("link", name=re.compile(WORDS[language][0]))
    domain.first.click()
    item = page.get_by_role("link", name=re.compile(r"^7\.1\.3 "))
    item.locator("visible=true").first.click()
    return 2


def test_a_domain_leads_to_the_document_in_four_clicks(page, language):
    page.goto(at(language, "/don-vi/C029"))

    clicks = descend(page, language)

    chain = page.get_by_role("dialog").or_(page.locator("main")).last
    expect(chain).to_contain_text("367/QĐ-UBND")
    for word in WORDS[language][2:]:
        expect(chain.get_by_role("heading", name=re.compile(word)).first).to_be_visible()
    chain.get_by_text("367/QĐ-UBND").first.scroll_into_view_if_needed()
    expect(chain.get_by_text("367/QĐ-UBND").first).to_be_visible()
    expect(chain).to_contain_text("4.404" if language == "vi" else "4,404")
    assert clicks <= 4


def test_every_step_has_an_address(page):
    for address, text in (
        (f"/truy-vet/{SLUG}/2025/C029/total", "Cộng từ"),
        (f"/truy-vet/{SLUG}/2025/C029/7", "Cộng từ"),
        (f"/truy-vet/{SLUG}/2025/C029/7.1", "Cộng từ"),
        (ITEM, "367/QĐ-UBND"),
        (f"{ITEM}#tai-lieu", "Trang"),
        (f"/so/{SLUG}:2025:C029:7.1.3", "SHA-256"),
        (f"/tieu-chi/{SLUG}/2025/7.1.3", "Ví dụ đã tính"),
    ):
        page.goto(address)
        expect(page.locator("main")).to_contain_text(text)


def test_the_chain_in_the_panel_can_be_copied_and_opened(page):
    page.goto("/don-vi/C029")
    descend(page, "vi")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()

    expect(panel.get_by_label(re.compile("Địa chỉ"))).to_have_value(re.compile(f"{ITEM}$"))
    panel.get_by_role("link", name="Mở thành trang riêng").click()

    expect(page).to_have_url(re.compile(f"{ITEM}$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("1,92/2")


def test_no_name_of_a_person_is_public(page):
    for address in (ITEM, f"/so/{SLUG}:2025:C029:7.1.3", "/don-vi/C029", f"{ITEM}.json"):
        text = page.request.get(address).text()
        assert not [name for name in PEOPLE if name in text]


@pytest.mark.parametrize("size", list(SIZES))
def test_without_script_every_step_is_a_page(browser, site, size):
    with profile(browser, site, viewport=SIZES[size], java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto("/don-vi/C029")
        page.get_by_role("table").get_by_role("link", name=re.compile(WORDS["vi"][0])).first.click()
        page.get_by_role("link", name=re.compile(r"^7\.1\.3 ")).locator(
            "visible=true"
        ).first.click()

        expect(page).to_have_url(re.compile(ITEM))
        expect(page.locator("main")).to_contain_text("367/QĐ-UBND")
