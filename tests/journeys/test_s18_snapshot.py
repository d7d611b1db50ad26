"""Scenarios 18 and 20 from inside: a later change changes nothing public but by an erratum."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.drafts import check, publish, write_decision

pytestmark = pytest.mark.thorough

SLUG, YEAR, UNIT, ITEM = "cchc-so-nganh", 2022, "S05", "7.1.2"
RANKING = f"/xep-hang/{SLUG}/{YEAR}/so-nganh"
NUMBER = f"/so/{SLUG}:{YEAR}:{UNIT}:{ITEM}"
REASON = "Đối chiếu lại với cổng dịch vụ công (thử nghiệm)."


@pytest.fixture
def publication(laptop, signed_in):
    """The published departments of 2022, opened by who prepares publications."""
    page = signed_in(laptop, "phuong-phap")
    page.goto("/lam-viec/cong-bo/")
    rows = page.get_by_role("row").filter(has_text="sở, ngành").filter(has_text=f"{YEAR}")
    rows.filter(has=page.get_by_role("cell", name=str(YEAR), exact=True)).get_by_role(
        "link"
    ).click()
    return page


def test_an_input_changed_later_shows_in_public_as_an_erratum_only(publication, signed_in):
    page = publication
    main = page.locator("main")
    kept, digest = page.url, page.locator("code").filter(has_text=re.compile("^[0-9a-f]{64}$"))
    before = digest.inner_text()
    public = page.request.get(f"{RANKING}.csv").text()
    assert before in public
    expect(main).not_to_contain_text("Khác với bản công bố")

    change_the_figure(page)
    page.goto(kept)
    expect(main).to_contain_text("Khác với bản công bố")
    expect(digest).to_have_text(before)
    assert page.request.get(f"{RANKING}.csv").text() == public
    page.get_by_role("link", name="Xem khác biệt").click()
    expect(main.get_by_role("row").filter(has_text=ITEM)).not_to_have_count(0)

    page.get_by_role("link", name="Lập bản đính chính").click()
    page.get_by_label("Lần tính điểm").select_option(index=1)
    page.get_by_label("Lý do đính chính").fill(REASON)
    main.get_by_role("button", name="Lập bản đính chính").click()
    expect(page).to_have_url(re.compile(r"/cong-bo/\d+$"))
    draft = re.search(r"/lam-viec/cong-bo/\d+$", page.url)[0]
    write_decision(page, draft)
    check(page, draft)
    publish(signed_in(page, "giam-doc"), draft)

    page.context.clear_cookies()
    for address in (RANKING, f"/don-vi/{UNIT}?chi-so={SLUG}&nam={YEAR}", NUMBER):
        page.goto(address)
        expect(main).to_contain_text(REASON)
    corrected = page.request.get(f"{RANKING}.csv").text()
    assert corrected != public
    assert REASON in corrected


def change_the_figure(page):
    """Correct one figure of a run; all is scored again."""
    page.goto("/lam-viec/ket-qua/")
    heading = page.get_by_role("heading", name=re.compile(f"sở, ngành.*{YEAR}"))
    runs = page.locator("h2").filter(has=heading).or_(heading)
    table = runs.first.locator("xpath=following::table[1]")
    run = table.get_by_role("link").first.get_attribute("href")
    page.goto(f"{run}/don-vi/{UNIT}/{ITEM}/dinh-chinh")
    field = page.get_by_label("Hồ sơ thanh toán trực tuyến")
    field.fill("1")
    page.get_by_label(re.compile("Lý do")).fill(REASON)
    page.get_by_role("button", name="Tính lại").click()
    expect(page).to_have_url(re.compile(rf"/ket-qua/\d+/don-vi/{UNIT}/{ITEM}$"))
