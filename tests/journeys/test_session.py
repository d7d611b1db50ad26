"""A session that ends: warned before, extended by one click, nothing lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import fill_in

PAGE = "/quan-tri/don-vi/van-ban"
NUMBER = "Nghị quyết 99/NQ-HĐND"


@pytest.fixture
def form(page):
    """The page of a decree, opened by the method officer; the browser's clock is ours."""
    page.clock.install()
    page.goto(f"/tai-khoan/dang-nhap?next={PAGE}")
    fill_in(page, "phuong-phap")
    expect(page).to_have_url(re.compile(f"{PAGE}$"))
    return page


def document_of(page):
    return page.locator("main form [name=document]")


def test_one_click_extends_a_session_that_is_about_to_end(form):
    document_of(form).fill(NUMBER)
    warning = form.get_by_role("dialog", name="Sắp hết phiên làm việc")
    form.clock.fast_forward("24:00")
    expect(warning).to_be_hidden()

    form.clock.fast_forward("01:10")
    expect(warning).to_contain_text("Còn 5 phút")
    form.get_by_role("button", name="Tiếp tục làm việc").click()
    expect(warning).to_be_hidden()
    form.clock.fast_forward("24:00")

    expect(warning).to_be_hidden()
    expect(document_of(form)).to_have_value(NUMBER)


def test_after_the_end_the_form_comes_back_where_it_was(form, context):
    document_of(form).fill(NUMBER)
    form.clock.fast_forward("30:10")
    expect(form.get_by_role("dialog", name="Phiên làm việc đã hết")).to_be_visible()
    context.clear_cookies(name="sessionid")

    form.get_by_role("link", name="Đăng nhập lại").click()
    fill_in(form, "phuong-phap")

    expect(form).to_have_url(re.compile(f"{PAGE}$"))
    expect(document_of(form)).to_have_value(NUMBER)
    expect(form.get_by_text("Đã khôi phục nội dung")).to_be_visible()


def test_a_form_that_is_sent_too_late_is_not_lost(form, context):
    document_of(form).fill(NUMBER)
    context.clear_cookies(name="sessionid")
    form.locator("main form:has([name=document])").evaluate("form => form.noValidate = true")
    form.locator("main form:has([name=document]) button[type=submit]").last.click()
    expect(form).to_have_url(re.compile("dang-nhap"))

    fill_in(form, "phuong-phap")

    expect(document_of(form)).to_have_value(NUMBER)


def test_what_one_person_typed_is_not_shown_to_another(form):
    document_of(form).fill(NUMBER)
    form.clock.fast_forward("30:10")
    kept = form.evaluate("Object.keys(sessionStorage).length")
    form.evaluate(
        "for (const key of Object.keys(sessionStorage)) {"
        " const entry = JSON.parse(sessionStorage.getItem(key)); entry.person = '0';"
        " sessionStorage.setItem(key, JSON.stringify(entry)); }"
    )

    form.reload()

    assert kept == 1
    expect(document_of(form)).not_to_have_value(NUMBER)
    assert form.evaluate("Object.keys(sessionStorage).length") == 0
