"""Scenario 10: two officers in one explanation lose nothing; nobody conflicts with oneself."""

from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, history_of, saved
from tests.journeys.browsing import SIZES, profile

CODE, FIRST, SECOND = "1.5", "Của chị Sáu", "Của anh Bảy"


def opened(page, own):
    """The explanation of the item, ready to be typed into."""
    page.goto(own.item(CODE))
    if not field(page, "explanation").is_visible():
        page.locator("#giai-trinh summary").click()


def test_both_texts_are_shown_and_kept(  # noqa: PLR0917  (fixtures)
    browser, site, page, served, signed_in, passes, size
):
    own = commune(served, 10, size)
    signed_in(page, own.officer)
    opened(page, own)
    with profile(browser, site, viewport=SIZES[size]) as other:
        other.add_cookies(passes(own.second))
        late = other.new_page()
        opened(late, own)
        field(page, "explanation").fill(FIRST)
        saved(page)
        field(late, "explanation").fill(SECOND)

        dialog = late.get_by_role("dialog", name="Hai người cùng sửa")
        expect(dialog).to_contain_text(FIRST)
        expect(dialog).to_contain_text(SECOND)
        dialog.get_by_role("button", name="Gộp cả hai").click()
        saved(late)
        expect(field(late, "explanation")).to_have_value(f"{FIRST}\n{SECOND}")
    page.reload()
    expect(field(page, "explanation")).to_have_value(f"{FIRST}\n{SECOND}")
    told = history_of(page, own.item(CODE))
    assert [text for _, text in told] == [FIRST, SECOND, f"{FIRST}\n{SECOND}"]
    assert "trùng" in told[1][0]


def test_saving_by_hand_and_by_itself_never_conflict(page, served, signed_in, size):
    own = commune(served, 10, size)
    signed_in(page, own.officer)
    page.goto(own.item("1.4"))
    field(page, "count").fill("1")
    page.get_by_role("button", name="Lưu", exact=True).click()
    saved(page)
    with_second_tab = page.context.new_page()
    with_second_tab.goto(own.item("1.4"))
    field(with_second_tab, "count").fill("2")
    with_second_tab.get_by_role("button", name="Lưu", exact=True).click()
    saved(with_second_tab)
    field(page, "count").fill("3")
    page.get_by_role("button", name="Xong, sang").click()

    expect(page.locator("h1")).to_contain_text("Tuyên truyền")
    page.goto(own.item("1.4"))
    expect(field(page, "count")).to_have_value("3")
    assert page.get_by_role("dialog").count() == 0
