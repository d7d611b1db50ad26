"""Scenario 2: without a network work goes on; afterwards the server has all of it, in order."""

from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, history_of, saved, state, type_into

TEXT = "Kế hoạch ban hành sau kế hoạch của tỉnh 12 ngày."


def test_five_values_and_a_link_wait_and_arrive_in_order(page, served, signed_in, size):
    own = commune(served, 2, size)
    signed_in(page, own.officer)
    page.goto(own.item("1.1.1"))
    page.locator("#giai-trinh summary").click()
    page.context.set_offline(True)

    type_into(page, "done_on", "20/02/2025")
    type_into(page, "reference_on", "08/02/2025")
    page.get_by_role("group", name="Không thực hiện").get_by_text("Không", exact=True).click()
    provided = page.locator('[data-group="provided"]')
    provided.get_by_text("Có", exact=True).click()
    type_into(page, "explanation", TEXT)
    page.locator(".picker > summary").click()
    page.locator("#gan-van-ban").select_option(index=1)
    page.locator("#gan-trang").fill("4")
    page.get_by_role("button", name="Gắn vào mục này").click()

    expect(state(page)).to_contain_text("Đang chờ gửi (6)")
    page.context.set_offline(False)
    saved(page)
    expect(page.locator("[data-strip]")).to_contain_text("trang 4")
    page.reload()
    expect(field(page, "done_on")).to_have_value("20/02/2025")
    expect(field(page, "reference_on")).to_have_value("08/02/2025")
    expect(field(page, "explanation")).to_have_value(TEXT)
    expect(provided.get_by_label("Có", exact=True)).to_be_checked()
    expect(page.locator("[data-strip] li")).to_have_count(1)
    told = [text for _, text in history_of(page, own.item("1.1.1"))]
    assert told[:5] == ["20/02/2025", "08/02/2025", "không", "có", TEXT]
    assert len(told) == 6


def test_the_next_item_waits_for_the_network(laptop, served, signed_in):
    own = commune(served, 2, "laptop")
    signed_in(laptop, own.officer)
    laptop.goto(own.item("1.5"))
    laptop.wait_for_load_state("networkidle")
    laptop.context.set_offline(True)
    laptop.get_by_role("button", name="Xong, sang").click()

    expect(state(laptop)).to_contain_text("Đang mất mạng")
    expect(laptop.locator("h1")).to_contain_text("Tuyên truyền")
