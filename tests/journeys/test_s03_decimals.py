"""Scenario 3: numbers as people write them; what has two readings asks, what has none is told."""

import pytest
from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, saved, type_into


@pytest.mark.parametrize("text", ["14,24", "14.24", " 14,240 "])
def test_a_decimal_is_read_in_every_way_of_writing(laptop, served, signed_in, text):
    own = commune(served, 3)
    signed_in(laptop, own.officer)
    laptop.goto(own.item("3.1.2"))
    if laptop.locator(".instead").count():  # shown at once when it holds something
        laptop.locator(".instead > summary").click()
    type_into(laptop, "rate", "")
    type_into(laptop, "rate", text)
    saved(laptop)

    expect(laptop.locator("[data-panel]")).to_contain_text("14,24%")
    expect(field(laptop, "rate")).to_have_value(text)  # what was typed is left alone


@pytest.mark.parametrize("text", ["14,2,4", "abc"])
def test_what_is_no_number_is_kept_and_told(page, served, signed_in, size, text):
    own = commune(served, 3, size)
    signed_in(page, own.officer)
    page.goto(own.item("2.2"))
    type_into(page, "numerator", text)

    told = page.locator('[data-read="numerator"]')
    expect(told).to_contain_text("Dự thảo được góp ý đúng hạn")
    expect(told).to_contain_text(text)
    expect(field(page, "numerator")).to_have_attribute("aria-invalid", "true")
    page.reload()
    expect(field(page, "numerator")).to_have_value(text)


def test_a_grouped_count_asks_and_is_stored_after_the_choice(page, served, signed_in, size):
    own = commune(served, 3, size)
    signed_in(page, own.officer)
    page.goto(own.item("1.1.2"))
    type_into(page, "denominator", "18.500")
    told = page.locator('[data-read="denominator"]')
    expect(told).to_contain_text("hai cách")

    saved(page)  # as typed; the choice is a text of its own, and nothing says that it is saved yet
    at_once = told.get_by_role("button", name="18500").evaluate(
        "(one) => { one.click(); return document.querySelector('[data-save-state]').textContent; }"
    )
    assert "Đang lưu" in at_once
    saved(page)

    expect(field(page, "denominator")).to_have_value("18500")
    page.reload()
    expect(field(page, "denominator")).to_have_value("18500")
