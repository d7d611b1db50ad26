"""Reading needs no script: every public page does its work by links and forms alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import SIZES, profile
from tests.journeys.places import SLUG, at

pytestmark = pytest.mark.thorough

COMMUNES = f"/xep-hang/{SLUG}/2025/xa"


@pytest.fixture
def page(browser, site, size):
    """A page without script."""
    with profile(browser, site, viewport=SIZES[size], java_script_enabled=False) as opened:
        yield opened.new_page()


def test_the_first_page_leads_to_a_ranking_and_a_unit(page, language):
    page.goto(at(language, "/"))
    main = page.locator("main")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    main.get_by_role(
        "link",
        name=re.compile(
            "^(Chỉ số cải cách hành chính cấp xã|Administrative reform index of communes)"
        ),
    ).first.click()

    expect(page).to_have_url(re.compile("/(don-vi|xep-hang)/"))
    expect(main.get_by_role("heading", level=1)).to_be_visible()


def test_a_ranking_is_filtered_and_sorted(page, language):
    page.goto(at(language, COMMUNES))
    page.get_by_label(re.compile("^(Vùng|Region)")).select_option("Ven biển")
    page.locator("main form").get_by_role("button", name=re.compile("Xem|Show")).click()
    header = page.get_by_role("columnheader", name=re.compile("Điểm|Points")).first
    header.get_by_role("link").click()

    expect(page).to_have_url(re.compile("vung=Ven.*bi"))
    expect(page).to_have_url(re.compile("sap=diem"))
    shown = page.locator("main tbody tr td strong").all_inner_texts()
    points = [float(text.replace(",", ".")) for text in shown if text[0].isdigit()]
    assert points == sorted(points, reverse=True)
    assert len(points) > 5


def test_a_name_is_found_in_the_ranking(page):
    page.goto(COMMUNES)
    page.get_by_label("Tên đơn vị").fill("dong phu")
    page.locator("main form").get_by_role("button", name="Xem").click()

    expect(page.get_by_role("status").first).to_contain_text("1 đơn vị khớp với “dong phu”")
    expect(page.locator("main tbody tr")).to_have_count(1)


def test_tabs_of_a_ranking_are_links(page):
    page.goto(COMMUNES)
    for name in ("Bản đồ", "Biểu đồ", "Bảng"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute(
            "aria-current", "page"
        )
    expect(page.get_by_role("table")).to_be_visible()


def test_a_unit_shows_everything(page):
    page.goto("/don-vi/C062")

    page.get_by_role("link", name="Theo đơn vị hiện nay").click()
    expect(page.get_by_role("heading", name="Chỉ số qua các năm")).to_be_visible()
    page.locator("summary").filter(has_text="Xem dạng bảng").click()
    expect(page.locator("details table").first).to_be_visible()


def test_units_and_years_are_compared(page):
    page.goto("/so-sanh")
    page.get_by_label("Thêm đơn vị").first.fill("Xã Đồng Phú (C029)")
    page.get_by_label("2025").check()
    page.get_by_label("2024").check()
    page.locator("main form").get_by_role("button", name="So sánh").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đồng Phú")
    expect(page.locator("main")).to_contain_text("92,50")
    expect(page.locator("main")).to_contain_text("93,97")


def test_a_search_finds(page, language):
    page.goto(at(language, "/don-vi"))
    box = page.locator("main").get_by_role("searchbox")
    box.fill("dong phu")
    page.locator("main").get_by_role("button", name=re.compile("Tìm|Find")).click()

    expect(page.locator("main li").first).to_contain_text(re.compile("Đồng Phú|Dong Phu"))


def test_a_chain_and_a_number_are_pages(page):
    page.goto("/don-vi/C029")
    gap = page.get_by_role("listitem").filter(has_text="132 hồ sơ")
    gap.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/truy-vet/.*/7.1.2"))
    page.get_by_role("link", name=re.compile("Thẻ kiểm chứng")).click()

    expect(page).to_have_url(re.compile("/so/"))
    expect(page.locator("main")).to_contain_text("SHA-256")


def test_text_size_and_theme_are_kept(page):
    page.goto(COMMUNES)
    root = page.locator("html")
    if page.viewport_size["width"] > 1000:
        page.get_by_role("link", name=re.compile("Cỡ chữ lớn hơn|^A[+]$")).click()
        expect(page).to_have_url(re.compile(COMMUNES))
    else:
        page.goto("/hien-thi")
        page.get_by_role("link", name="Lớn hơn (130%)").click()
    expect(root).to_have_attribute("data-text", "larger")
    page.goto("/hien-thi")
    for name, value in (("Tối", "dark"), ("Tương phản cao", "contrast"), ("Sáng", "light")):
        page.locator("main").get_by_role("link", name=name).click()
        expect(root).to_have_attribute("data-theme", value)
    page.goto("/don-vi")

    expect(root).to_have_attribute("data-text", "larger")
    expect(root).to_have_attribute("data-theme", "light")
