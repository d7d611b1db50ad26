"""The grid of a round: names that stay beside the cells, and keys that reach every cell."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def grid(appraiser, appraised):
    """The grid, opened."""
    appraiser.goto(appraised.column("bang"))
    appraiser.locator(".grid__names").wait_for()
    return appraiser.locator("[data-grid]")


def top_of(locator):
    """Where it begins, in pixels."""
    return locator.bounding_box()["y"]


def test_every_name_stays_beside_its_row(grid):
    names, heads = grid.locator(".grid__names > div"), grid.locator("tr > th:first-child")
    assert names.count() == heads.count() > 50
    grid.evaluate("(one) => one.scrollTo(900, 600)")

    for number in (0, 30, names.count() - 1):
        assert abs(top_of(names.nth(number)) - top_of(heads.nth(number))) < 1
        assert names.nth(number).inner_text() == heads.nth(number).inner_text()
    assert names.nth(30).bounding_box()["x"] - grid.bounding_box()["x"] < 2


def test_names_are_for_eyes_and_show_where_the_keys_are(appraiser, grid):
    expect(grid.locator(".grid__names")).to_have_attribute("aria-hidden", "true")
    assert grid.locator('.grid__names a:not([tabindex="-1"])').count() == 0
    grid.locator("tbody th a").nth(3).focus()
    appraiser.keyboard.press("Tab")

    focused = grid.locator(".grid__names > .is-focused")
    expect(focused).to_have_text(grid.locator("tbody th").nth(4).inner_text())


def test_arrows_lead_to_a_cell_and_enter_opens_its_item(appraiser, grid):
    grid.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        appraiser.keyboard.press(key)
    cell = grid.locator("tbody tr").nth(1).locator("td").nth(1)
    expect(cell).to_be_focused()
    code = grid.locator("thead th").nth(2).inner_text().strip()
    appraiser.keyboard.press("Enter")

    expect(appraiser).to_have_url(re.compile(rf"/{re.escape(code)}\?dv="))
