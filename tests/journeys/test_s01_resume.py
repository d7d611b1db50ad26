"""Scenario 1: a tab killed in mid-typing loses nothing; the same item opens again."""

import os
import re
import signal

from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, saved, type_into
from tests.journeys.people import fill_in

HALF = "Đang chờ số liệu quý IV từ tổ một c"


def killed(page):
    """The process that draws the tab dies at once, as when the machine runs out of memory."""
    session = page.context.browser.new_browser_cdp_session()
    with page.expect_event("crash"):
        for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
    session.detach()
    page.close()


def test_three_items_and_a_half_typed_text_survive(page, served, signed_in, size):  # noqa: PLR0915
    own = commune(served, 1, size)
    signed_in(page, own.officer)
    page.goto(own.item("1.4"))
    type_into(page, "count", "3")
    saved(page)
    page.goto(own.item("3.1.2"))
    type_into(page, "numerator", "40")
    type_into(page, "denominator", "120")
    saved(page)
    page.goto(own.item("2.3"))
    type_into(page, "form", "1")
    saved(page)
    page.locator("#giai-trinh summary").click()
    field(page, "explanation").press_sequentially(HALF, delay=5)
    page.wait_for_timeout(200)  # less than the quiet after which it is sent
    context = page.context
    killed(page)
    context.clear_cookies()

    again = context.new_page()
    again.goto(own.item("2.3"))
    expect(again).to_have_url(re.compile("dang-nhap"))
    fill_in(again, own.officer)

    expect(again).to_have_url(re.compile(r"/muc/2\.3$"))
    expect(field(again, "explanation")).to_have_value(HALF)
    expect(field(again, "form")).to_have_value("1")
    saved(again)
    again.reload()
    expect(field(again, "explanation")).to_have_value(HALF)
    again.goto(own.item("1.4"))
    expect(field(again, "count")).to_have_value("3")
    again.goto(own.item("3.1.2"))
    expect(field(again, "numerator")).to_have_value("40")
    expect(field(again, "denominator")).to_have_value("120")
