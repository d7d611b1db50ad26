"""Scenario 12: the doubtful cells of a column with the keyboard alone, and nothing for axe."""

import statistics
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.browsing import WAIT
from tests.journeys.test_accessibility import WHOLE
from tests.journeys.test_keyboard import SEEN

CODE = "3.3.1"  # two questions of yes or no
CELLS = 14  # as many as the scenario asks for
OPEN = 'tr[data-open="read"]'


def agree(keyboard):
    """As the unit says."""
    keyboard.press("a")


def lower(keyboard):
    """Other figures with a reason of the library."""
    keyboard.press("/")
    keyboard.press("Shift+Tab")
    keyboard.press("k")  # không
    keyboard.press("Tab")
    keyboard.type("MC-02 · Tài liệu không nêu số liệu này.")
    keyboard.press("Enter")


def give_back(keyboard):
    """To the unit, three working days."""
    keyboard.press("r")
    keyboard.type("Bổ sung trang có chữ ký.")
    keyboard.press("Enter")


def test_doubtful_cells_are_settled_by_keyboard(appraiser, appraised):
    appraiser.goto(f"{appraised.column(CODE)}?nhom=read")
    expect(appraiser.locator("[data-viewer] img, .sheet--none").first).to_be_visible()
    axe = Axe().run(appraiser, options=WHOLE)
    assert axe.response["violations"] == []
    left, times = appraiser.locator(OPEN).count(), []
    assert left >= CELLS, left

    for turn in range(CELLS):
        unit = appraiser.locator("tr[aria-current]").get_attribute("data-unit")
        expect(appraiser.locator(f".panel[data-for='{unit}']")).to_be_visible()
        begun = time.monotonic()
        (agree, lower, give_back)[turn % 3](appraiser.keyboard)
        expect(appraiser.locator(OPEN)).to_have_count(left - turn - 1, timeout=WAIT)
        times.append(time.monotonic() - begun)
        seen = appraiser.evaluate(SEEN)
        assert seen["inside"], seen
        assert not seen["covered"], seen
        assert seen["outlined"], seen

    assert statistics.median(times) < 12


def test_keys_leave_typing_alone_and_are_listed(appraiser, appraised):
    appraiser.goto(f"{appraised.column('2.2')}?nhom=read")
    expect(appraiser.locator(".panel")).to_be_visible()
    chosen = appraiser.locator("tr[aria-current]")
    first = chosen.get_attribute("data-unit")
    appraiser.keyboard.press("/")
    appraiser.keyboard.type("jkar? không đúng")
    field = appraiser.locator("[data-act=khac] [data-reason]")
    expect(field).to_have_value("jkar? không đúng")
    assert chosen.get_attribute("data-unit") == first
    field.evaluate(
        "one => one.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Process', keyCode: 229, isComposing: true, bubbles: true}))"
    )
    expect(field).to_have_value("jkar? không đúng")

    appraiser.keyboard.press("Escape")
    appraiser.keyboard.press("j")
    expect(chosen).not_to_have_attribute("data-unit", first)
    appraiser.keyboard.press("k")
    expect(chosen).to_have_attribute("data-unit", first)
    appraiser.keyboard.press("?")
    dialog = appraiser.get_by_role("dialog", name="Phím tắt")
    expect(dialog).to_be_visible()
    appraiser.keyboard.press("j")
    expect(chosen).to_have_attribute("data-unit", first)
    appraiser.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
