"""Scenario 5: the step reached, the way to the next one, and what does not apply."""

import re

from playwright.sync_api import expect

from tests.journeys.assessing import commune, saved, type_into


def test_points_and_the_distance_to_the_next_step_are_live(page, served, signed_in, size):
    own = commune(served, 5, size)
    signed_in(page, own.officer)
    page.goto(own.item("3.1.1"))
    type_into(page, "numerator", "98")
    type_into(page, "denominator", "100")
    saved(page)

    expect(page.locator("[data-panel]")).to_contain_text("0,75")
    expect(page.locator("[data-panel]")).to_contain_text("từ 90% đến dưới 100%")
    expect(page.locator("[data-step]")).to_contain_text("òn thiếu 2 điểm phần trăm")
    expect(page.locator("[data-explain]")).to_have_attribute("open", "")  # no evidence yet
    type_into(page, "numerator", "100")
    expect(page.locator("[data-panel]")).to_contain_text("1,50 / 1,50")
    expect(page.locator("[data-step]")).to_be_empty()


def maximum(page, own):
    """Of the whole, as the tree shows it."""
    page.goto(own.url)
    return re.search(r"tối đa ([\d,]+)", page.locator("dl.figures").inner_text())[1]


def test_what_does_not_apply_leaves_the_maximum(page, served, signed_in, size):
    own = commune(served, 5, size)
    signed_in(page, own.officer)
    before = maximum(page, own)
    page.goto(own.item("3.1.2"))
    page.locator("#khong-ap-dung summary").click()
    type_into(page, "not_applicable", "Không phát sinh trong năm, có văn bản xác nhận")
    saved(page)

    expect(page.locator("[data-panel]")).to_contain_text("ông áp dụng")
    after = maximum(page, own)
    assert float(before.replace(",", ".")) - float(after.replace(",", ".")) == 1
    expect(page.locator("tr", has_text="3.1.2")).to_contain_text("Đã xong")
