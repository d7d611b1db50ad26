"""Scenario 6: last year gives texts and documents, never points; the badges follow the mapping."""

import re

from playwright.sync_api import expect

from tests.journeys.assessing import commune

NEW, CHANGED = {"7.1.5", "10.3"}, {"1.3.3", "1.4", "7.1.1", "7.1.2"}  # of the set's own mapping


def badged(page, own, name):
    """Codes of the items that a filter shows."""
    page.goto(f"{own.url}?loc={name}")
    return set(page.locator(".items .code").all_inner_texts())


def test_texts_and_documents_come_over_and_states_stay(page, served, signed_in, size):
    own = commune(served, 6, size)
    signed_in(page, own.officer)
    page.goto(own.url)
    points = page.locator("dl.figures").inner_text()
    page.get_by_role("link", name="Lấy từ năm trước").click()
    expect(page.locator("h1")).to_contain_text(re.compile(r"\d+ mục"))
    page.get_by_role("button", name="Lấy các mục đã chọn").click()

    expect(page.locator("main")).to_contain_text("Số liệu và điểm không lấy")
    assert page.locator("dl.figures").inner_text() == points
    assert page.locator(".items .state--doing").count() == 0
    page.goto(own.item("1.1.1"))
    expect(page.locator("#o-explanation")).to_have_value(re.compile("Mục 1.1.1"))
    expect(page.locator("[data-strip] li")).to_have_count(1)
    expect(page.locator("[data-strip]")).to_contain_text("ngoài năm đánh giá 2025")
    expect(page.locator("#o-done_on")).to_have_value("")


def test_the_badges_are_those_of_the_mapping(page, served, signed_in, size):
    own = commune(served, 6, size)
    signed_in(page, own.officer)

    assert badged(page, own, "moi") == NEW
    assert badged(page, own, "doi-quy-tac") == CHANGED
    page.goto(own.url)
    expect(page.locator("main")).to_contain_text("1.2.2")
    page.goto(own.item("1.4"))
    expect(page.locator("main")).to_contain_text("Đổi quy tắc")
    expect(page.locator("main")).to_contain_text("Năm 2024")
