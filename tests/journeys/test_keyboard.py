"""Everything can be reached and seen with a keyboard alone."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.journeys.places import PUBLIC, SLUG

pytestmark = pytest.mark.thorough

COMMUNES = f"/xep-hang/{SLUG}/2025/xa"
WARDS = f"/xep-hang/{SLUG}/2025/phuong"
SEEN = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  const lines = [...focused.getClientRects()];
  const isMet = line => {
    const x = Math.max(line.left, 0) + Math.min(line.width / 2, 20);
    const y = Math.max(line.top, 0) + Math.min(line.height / 2, 10);
    const top = document.elementFromPoint(x, y);
    return top && (top === focused || focused.contains(top) || top.contains(focused));
  };
  return {
    name: focused.outerHTML.slice(0, 120),
    body: focused === document.body,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !lines.some(isMet),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      || style.boxShadow !== 'none',
  };
}"""


def faults_of_focus(page, presses):
    """What is wrong with the focus on the way through a page."""
    faults = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        seen = page.evaluate(SEEN)
        if seen["body"]:
            break
        if not seen["inside"] or seen["covered"] or not seen["outlined"]:
            faults.append(seen)
    return faults


@pytest.mark.parametrize(
    "kind", ["home", "ranking", "unit", "trace of a domain", "comparison", "criterion", "open data"]
)
def test_focus_is_always_seen(page, kind):
    page.goto(PUBLIC[kind])

    assert faults_of_focus(page, 90) == []


def test_focus_is_seen_at_work(page, signed_in):
    signed_in(page, "phuong-phap").goto("/lam-viec/cong-bo/moi")

    assert faults_of_focus(page, 60) == []


def test_the_first_stop_skips_to_the_content(page):
    page.goto(WARDS)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside


def go_to(page, target, presses=80):
    """Press Tab until the target has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"no way to {target}")


def test_a_ranking_is_filtered_and_sorted_by_keyboard(page):
    page.goto(COMMUNES)
    go_to(page, page.get_by_label("Vùng"))
    page.keyboard.press("ArrowDown")
    go_to(page, page.locator("main form").get_by_role("button", name="Xem"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("vung="))
    go_to(page, page.get_by_role("columnheader").get_by_role("link", name=re.compile("Đơn vị")))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("sap=ten"))
    expect(page.get_by_role("columnheader", name=re.compile("Đơn vị"))).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_the_trace_panel_opens_reads_and_closes_by_keyboard(page):
    page.goto("/don-vi/C029")
    link = page.get_by_role("listitem").filter(has_text="132 hồ sơ").get_by_role("link").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.locator("h2").first).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            "[document.activeElement === document.body,"
            " document.querySelector('dialog[open]').contains(document.activeElement)]"
        )
        assert any(state), "focus left the panel"
    page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(link).to_be_focused()


def test_headings_and_landmarks_give_an_outline(page):
    for kind in ("home", "ranking", "unit", "criterion", "open data", "method page"):
        page.goto(PUBLIC[kind])
        levels = page.locator("main").evaluate(
            "main => [...main.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])"
        )
        assert levels.count(1) == 1, kind
        assert levels[0] == 1, kind
        assert all(after - before <= 1 for before, after in pairwise(levels)), kind
        for role in ("banner", "main", "contentinfo"):
            expect(page.get_by_role(role)).to_have_count(1)
