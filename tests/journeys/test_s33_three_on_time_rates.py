"""Scenario 33: the same dossiers give three on-time rates; the official one is marked."""

import re

from playwright.sync_api import expect

BOARD = "/lam-viec/ho-so/?don-vi=C065&ky=2026"


def rows_of(page, section):
    return page.locator(f"section[aria-labelledby='{section}'] tbody tr")


def test_three_rates_months_the_list_and_the_letters(page, signed_in):
    signed_in(page, "phuong-phap").goto(BOARD)

    rates = rows_of(page, "dung-han")
    expect(rates).to_have_count(3)
    for place, percent in enumerate(("90,9%", "100,0%", "90,9%")):
        expect(rates.nth(place)).to_contain_text(percent)
    expect(rates.filter(has_text="chính thức")).to_have_count(1)
    expect(rates.nth(0)).to_contain_text("chính thức")
    expect(rates.nth(0)).to_contain_text("100 / 110")
    months = rows_of(page, "theo-thang")
    for place, percents in enumerate((("93,8%", "100,0%"), ("87,0%", "80,0%"))):
        for percent in percents:
            expect(months.nth(place)).to_contain_text(percent)
    expect(months.nth(2)).to_contain_text("không phát sinh")

    page.locator("dd a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("10 hồ sơ quá hạn")
    expect(page.locator("tbody").first.locator("tr")).to_have_count(10)

    page.get_by_role("link", name="Thư xin lỗi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thiếu 7 thư xin lỗi")
    expect(page.locator("tbody").first.locator("tr")).to_have_count(7)


def test_a_closed_quarter_is_public_in_both_languages(page, language):
    page.goto("/ho-so?ky=2026-Q1" if language == "vi" else "/en/ho-so?ky=2026-Q1")

    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Đúng hạn|On time"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_closed_period_tells_what_decision_766_lacks(laptop, signed_in):
    signed_in(laptop, "phuong-phap").goto("/lam-viec/ho-so/ky")
    laptop.locator("tbody a").first.click()

    lacking = laptop.locator("section[aria-labelledby='qd766'] li")
    expect(lacking.filter(has_text="G5.3")).to_contain_text("phản ánh")
    expect(laptop.locator("code").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
