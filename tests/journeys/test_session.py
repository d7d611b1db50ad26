"""A session warns five minutes before its end, is extended by one click, and loses nothing."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.journeys.people import fill_in

pytestmark = pytest.mark.thorough

FORM = "/lam-viec/cong-bo/moi"
TYPED = "Đánh giá chất lượng phục vụ, nhập dở"
START = datetime(2026, 3, 20, 8, 0)  # noqa: DTZ001  (any moment of the browser)


@pytest.fixture
def form(page, signed_in):
    """A form with something half typed, the browser's time standing still."""
    page.clock.install(time=START)
    signed_in(page, "phuong-phap").goto(FORM)
    page.get_by_label("Đơn vị", exact=True).fill(TYPED)
    page.get_by_label("Khối xếp hạng").fill("xã")
    return page


def warning(page):
    """The dialog about the session."""
    return page.get_by_role("dialog")


def test_the_warning_comes_five_minutes_before_the_end(form):
    form.clock.fast_forward("24:50")
    expect(warning(form)).to_be_hidden()

    form.clock.fast_forward("00:20")

    expect(warning(form)).to_be_visible()
    expect(warning(form)).to_contain_text("Còn 5 phút")
    expect(warning(form)).to_contain_text("không mất")


def test_one_click_extends_and_keeps_what_was_typed(form):
    form.clock.fast_forward("26:00")
    with form.expect_response(re.compile("tiep-tuc")) as answer:
        warning(form).get_by_role("button", name="Tiếp tục làm việc").click()

    assert answer.value.status == 204
    expect(warning(form)).to_be_hidden()
    expect(form.get_by_label("Đơn vị", exact=True)).to_have_value(TYPED)
    form.clock.fast_forward("24:00")
    expect(warning(form)).to_be_hidden()


def test_nothing_is_lost_after_the_end(form):
    form.clock.fast_forward("31:00")
    expect(warning(form)).to_contain_text("Phiên làm việc đã hết")
    form.context.clear_cookies()
    form.get_by_role("link", name="Đăng nhập lại").click()
    expect(form).to_have_url(re.compile("dang-nhap"))
    fill_in(form, "phuong-phap")

    expect(form).to_have_url(re.compile(f"{FORM}$"))
    expect(form.get_by_label("Đơn vị", exact=True)).to_have_value(TYPED)
    expect(form.get_by_label("Khối xếp hạng")).to_have_value("xã")
    expect(form.locator("main")).to_contain_text("Đã khôi phục nội dung")


def test_somebody_else_sees_nothing_of_it(form):
    form.clock.fast_forward("31:00")
    form.context.clear_cookies()
    form.get_by_role("link", name="Đăng nhập lại").click()
    fill_in(form, "giam-doc")

    expect(form).to_have_url(re.compile(f"{FORM}$"))
    expect(form.get_by_label("Đơn vị", exact=True)).to_have_value("")


def test_a_public_page_never_warns(page):
    page.clock.install(time=START)
    page.goto("/don-vi/C029")
    page.clock.fast_forward("40:00")

    expect(warning(page)).to_be_hidden()


def test_the_warning_speaks_english_too(page, signed_in):
    page.clock.install(time=START)
    signed_in(page, "phuong-phap").goto(f"/en{FORM}")
    page.clock.fast_forward("26:00")

    expect(warning(page)).to_contain_text("minutes left")
    expect(warning(page).get_by_role("button", name="Stay signed in")).to_be_focused()


def test_a_form_that_is_sent_too_late_is_not_lost(form):
    form.context.clear_cookies(name="sessionid")
    form.get_by_role("button", name="Đọc bảng và soát số").click()
    expect(form).to_have_url(re.compile("dang-nhap"))
    fill_in(form, "phuong-phap")
    expect(form).not_to_have_url(re.compile("dang-nhap"))

    form.goto(FORM)
    expect(form.get_by_label("Đơn vị", exact=True)).to_have_value(TYPED)
