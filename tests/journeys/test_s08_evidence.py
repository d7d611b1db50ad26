"""Scenario 8: one document shows three items; what is doubtful about it is told with a reason."""

from playwright.sync_api import expect

from tests.factories.paper import pdf
from tests.journeys.assessing import commune, saved

ITEMS = ("1.4", "1.5", "2.3")
SAME, YEAR = "Cùng một tệp với", "Ban hành ngày 05/02/2024, ngoài năm đánh giá 2025."
WHY = "Đăng ký nhầm kho (thử nghiệm)."


def registered(page, path, number, day):
    """A document with a file in the register of who has signed in; its address."""
    page.goto("/lam-viec/minh-chung/")
    page.get_by_role("link", name="Thêm văn bản").click()
    page.set_input_files("#tep", path)
    expect(page.get_by_text("Đã tải xong")).to_be_visible()
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Ngày ban hành").fill(day)
    page.get_by_label("Trích yếu").fill("Kế hoạch cải cách hành chính (thử nghiệm)")
    page.get_by_role("button", name="Đăng ký văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    return page.url


def linked(page, own, code, number):
    """The document shows an item; the strip of its evidence."""
    page.goto(own.item(code))
    page.locator(".picker > summary").click()
    chosen = page.locator("#gan-van-ban option", has_text=number).first
    page.locator("#gan-van-ban").select_option(chosen.get_attribute("value"))
    page.locator("#gan-trang").fill("1")
    page.get_by_role("button", name="Gắn vào mục này").click()
    saved(page)
    return page.locator("[data-strip]")


def test_one_file_serves_three_items_and_doubts_are_told(page, served, signed_in, size, tmp_path):
    own, other = commune(served, 8, size), commune(served, 9, "phone")
    number = f"8{len(size)}/KH-UBND"
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(pdf((f"Số: {number}", "ngày 5 tháng 2 năm 2025"), signed=True))

    signed_in(page, own.officer)
    document = registered(page, path, number, "05/02/2025")
    shows_three_items(page, own, number)

    signed_in(page, other.officer)
    registered(page, path, number, "05/02/2024")
    strip = linked(page, other, "1.4", number)
    for words in ("nghi vấn", SAME, YEAR):
        expect(strip).to_contain_text(words)

    signed_in(page, own.officer)
    page.goto(own.item("1.5"))
    expect(strip).to_contain_text("nghi vấn")
    expect(strip).to_contain_text(SAME)
    expect(strip).not_to_contain_text("ngoài năm đánh giá")
    page.goto(document)
    asks_and_lists_uses(page)
    page.goto(document)
    expect(page.locator(".note--bad")).to_contain_text(f": {WHY}")
    page.goto(own.item("2.3"))
    expect(strip).to_contain_text(f"Văn bản đã rút khỏi kho: {WHY}")


def shows_three_items(page, own, number):
    """Without a doubt; the strip counts on."""
    for place, code in enumerate(ITEMS):
        strip = linked(page, own, code, number)
        expect(strip.locator("li")).to_have_count(1)
        expect(strip).to_contain_text("đúng năm, có số")
        if place:
            expect(strip).to_contain_text(f"đã dùng ở {place + 1} mục")


def asks_and_lists_uses(page):
    """Whoever thinks better of it keeps the document; whoever does not says why."""
    page.get_by_role("link", name="Rút văn bản").click()
    expect(page.locator("h1")).to_contain_text("đang dùng ở 3 mục")
    uses = page.locator("main ul.list li")
    expect(uses).to_have_count(3)
    for place, code in enumerate(ITEMS):
        expect(uses.nth(place)).to_contain_text(code)
    page.get_by_role("link", name="Giữ lại").click()
    expect(page.get_by_role("heading", name="Đang dùng ở 3 mục")).to_be_visible()
    page.get_by_role("link", name="Rút văn bản").click()
    page.get_by_label("Lý do").fill(WHY)
    page.get_by_role("button", name="Rút văn bản").click()
    expect(page.locator("h1")).to_contain_text("văn bản")
