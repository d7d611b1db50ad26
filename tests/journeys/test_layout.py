"""Pages fit a phone, larger text and paper."""

import pytest

from tests.journeys.browsing import SIZES, profile
from tests.journeys.places import PUBLIC, SLUG, at

pytestmark = pytest.mark.thorough

A4 = {"width": "210mm", "height": "297mm"}
WIDER = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1
      && !one.closest('.scroll, svg, [hidden], datalist'))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120)).concat([`${root.scrollWidth} px`]);
}"""
CLIPPED = """() => [...document.querySelectorAll('h1,h2,h3,th,td,button,summary,.tool,label')]
  .filter(one => one.offsetParent && getComputedStyle(one).overflowY !== 'visible'
    && one.scrollHeight > one.clientHeight + 1)
  .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
WORK = (
    "/lam-viec/",
    "/lam-viec/ket-qua/",
    "/lam-viec/ket-qua/1",
    "/lam-viec/ket-qua/1/don-vi/C029",
    "/lam-viec/cong-bo/",
    "/lam-viec/cong-bo/1",
    "/lam-viec/cong-bo/1/soat-so",
    "/lam-viec/cong-bo/moi",
    "/quan-tri/don-vi/",
    f"/quan-tri/bo-chi-so/{SLUG}/2025",
    f"/quan-tri/bo-chi-so/{SLUG}/2025/muc/7.1.2",
    "/quan-tri/thanh-phan",
)


def parts(kinds, size):
    """Groups of a few seconds each."""
    return [kinds[start : start + size] for start in range(0, len(kinds), size)]


def too_wide(page, addresses):
    """Pages that scroll sideways, and by what."""
    found = {}
    for address in addresses:
        page.goto(address)
        culprits = page.evaluate(WIDER) + page.evaluate(CLIPPED)
        if culprits:
            found[address] = culprits
    return found


@pytest.mark.parametrize("text", ["normal", "larger"])
@pytest.mark.parametrize("kinds", parts(list(PUBLIC), 12), ids=lambda kinds: kinds[0])
def test_no_public_page_scrolls_sideways_on_a_phone(phone, site, language, text, kinds):
    phone.context.add_cookies([{"name": "text", "value": text, "url": site}])

    assert too_wide(phone, [at(language, PUBLIC[kind]) for kind in kinds]) == {}


@pytest.mark.parametrize("text", ["normal", "larger"])
def test_no_page_of_work_scrolls_sideways_on_a_phone(phone, site, signed_in, text):
    page = signed_in(phone, "phuong-phap")
    page.context.add_cookies([{"name": "text", "value": text, "url": site}])

    assert too_wide(page, WORK) == {}


@pytest.mark.parametrize("width", [1366, 3840], ids=["laptop", "4K"])
def test_no_public_page_scrolls_sideways_on_a_large_screen(browser, site, width):
    with profile(browser, site, viewport={"width": width, "height": 768}) as opened:
        page = opened.new_page()

        assert too_wide(page, list(PUBLIC.values())) == {}


def test_what_is_pressed_on_a_phone_is_large_enough(phone):
    """24 px at least (WCAG 2.5.8); links inside sentences are exempt there."""
    small = """() => [...document.querySelectorAll('button, input, select, summary, nav a')]
      .filter(one => one.offsetParent && one.type !== 'hidden')
      .map(one => [one, one.getBoundingClientRect()])
      .filter(([one, box]) => box.height < 24 && !one.closest('label, p, .crumbs'))
      .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.height)}`)"""
    found = {}
    for kind in ("home", "ranking", "unit", "compare", "criterion", "open data", "sign-in"):
        phone.goto(PUBLIC[kind])
        if culprits := phone.evaluate(small):
            found[kind] = culprits[:3]

    assert found == {}


def pages_of(page, address):
    """How many sheets of A4 a page takes."""
    page.goto(address)
    page.emulate_media(media="print")
    return page.pdf(**A4).count(b"/Type /Page\n") or page.pdf(**A4).count(b"/Type /Page")


@pytest.mark.parametrize("code", ["C029", "C062", "S05", "695"])
def test_a_unit_is_printed_on_few_sheets(laptop, code):
    assert 1 <= pages_of(laptop, f"/don-vi/{code}") <= 3


def test_a_ranking_is_printed_with_its_source(laptop):
    count = pages_of(laptop, f"/xep-hang/{SLUG}/2025/xa")

    assert 1 <= count <= 4
    hidden = laptop.locator("header nav, form, .tabs").evaluate_all(
        "found => found.filter(one => one.offsetParent).map(one => one.className)"
    )
    assert hidden == []
    text = laptop.locator("body").inner_text()
    for word in ("2026/QĐ-UBND (trình diễn)", "Phiên bản 1"):
        assert word in text


def test_both_sizes_are_those_of_the_scenarios():
    assert SIZES == {
        "laptop": {"width": 1366, "height": 768},
        "phone": {"width": 360, "height": 740},
    }
