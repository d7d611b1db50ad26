"""Grid entry: down a column by keyboard, lines of a workbook pasted, and one way back."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.assessing import commune, saved
from tests.journeys.browsing import SIZES
from tests.journeys.test_accessibility import WHOLE
from tests.journeys.test_layout import WIDER

PASTE = """([field, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const options = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", options));
}"""


SENT = """async () => {
  const { person } = document.querySelector("form[data-autosave]").dataset;
  const kept = await Promise.all(["typing", "queue"].map((store) => keptTexts.all(store, person)));
  return !kept.flat().length;
}"""


@pytest.fixture
def grid(laptop, served, signed_in):
    """The grid of a commune in which nobody else fills in."""
    own = commune(served, 9, "phone")
    signed_in(laptop, own.officer)
    laptop.goto(f"{own.url}/bang")
    return laptop


def cell(page, code, name):
    """The field of a figure of an item."""
    return page.locator(f'[data-code="{code}"] [data-field="{name}"]')


def read(page, code, name):
    """What stands beside it."""
    return page.locator(f'[data-code="{code}"] [data-read="{name}"]')


def paste(page, field, text):
    """As a workbook gives its cells."""
    field.focus()
    page.evaluate(PASTE, [field.element_handle(), text])


def sent(page):
    """Wait until nothing is left in the browser that the server does not have."""
    page.wait_for_function(SENT)


def told(page):
    """The summary of the last paste."""
    return page.locator("[data-pasted]")


def values(page, code):
    """What stands in the fields of an item."""
    return page.locator(f'[data-code="{code}"] [data-field]').evaluate_all(
        "all => all.map(one => one.value)"
    )


def test_keys_go_down_a_column_and_each_field_keeps_itself(grid):
    first, second = cell(grid, "1.1.2", "numerator"), cell(grid, "1.1.2", "denominator")
    first.focus()
    grid.keyboard.type("12")
    grid.keyboard.press("Enter")
    expect(second).to_be_focused()
    grid.keyboard.type("16")
    grid.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    grid.keyboard.press("ArrowDown")
    grid.keyboard.press("Shift+Enter")
    expect(first).to_be_focused()
    saved(grid)

    expect(grid.locator('[data-code="1.1.2"] [data-panel]')).to_contain_text("0,")
    grid.reload()
    assert values(grid, "1.1.2") == ["12", "16", ""]


def test_letters_being_composed_keep_the_field(grid):
    first = cell(grid, "2.3", "form")
    first.focus()
    for key in ("Enter", "ArrowDown"):
        first.dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True})

    expect(first).to_be_focused()


def test_a_list_is_gone_through_without_changing_its_answer(grid):
    plan, portal = cell(grid, "1.5", "plan"), cell(grid, "1.5", "portal")
    plan.focus()
    grid.keyboard.press("ArrowDown")

    expect(portal).to_be_focused()
    expect(plan).to_have_value("")


def test_lines_of_a_workbook_fill_the_column_and_what_is_unclear_asks(grid):
    paste(grid, cell(grid, "2.2", "numerator"), "18.500\tghi chú\r\n20000\t\r\n92,5\t\r\n\t\r\n")
    expect(told(grid)).to_have_text(
        "Đã dán 3 ô; 0 ô không nhận. Chỉ lấy cột đầu trong 2 cột. 1 dòng trống: ô giữ nguyên."
    )
    asked = read(grid, "2.2", "numerator")
    expect(asked).to_contain_text("hai cách")
    saved(grid)
    grid.reload()
    assert values(grid, "2.2") == ["18.500", "20000", "92,5"]

    asked.get_by_role("button", name="18500").click()
    expect(asked).not_to_contain_text("hai cách")
    sent(grid)
    grid.reload()
    assert values(grid, "2.2") == ["18500", "20000", "92,5"]


def test_a_paste_is_taken_back_in_one_step(grid):
    first = cell(grid, "3.1.1", "numerator")
    first.fill("7")
    grid.keyboard.press("Enter")
    sent(grid)
    paste(grid, first, "8\n9\n")
    expect(told(grid)).to_contain_text("Đã dán 2 ô")
    grid.get_by_role("button", name="Hoàn tác lần dán").click()

    expect(told(grid)).to_have_text("Đã trả lại 2 ô như trước khi dán.")
    assert values(grid, "3.1.1") == ["7", "", ""]
    sent(grid)
    grid.reload()
    assert values(grid, "3.1.1") == ["7", "", ""]


def test_what_a_list_does_not_offer_is_left_out_and_named(grid):
    paste(grid, cell(grid, "3.3.1", "staff"), "CÓ\nchưa rõ\n")

    expect(told(grid)).to_contain_text("Đã dán 1 ô; 1 ô không nhận.")
    expect(told(grid)).to_contain_text("Không có trong danh sách trả lời: 3.3.1")
    assert values(grid, "3.3.1") == ["có", ""]


def test_a_quoted_cell_and_lines_past_the_last_field_are_told(grid):
    paste(grid, cell(grid, "10.1", "count"), '"1\n2"\n3\n')

    expect(told(grid)).to_contain_text("Thừa 1 dòng sau ô cuối.")
    assert values(grid, "10.1") == ["1 2"]


def test_the_grid_fits_a_phone_and_axe_objects_to_nothing(grid):
    paste(grid, cell(grid, "5.5", "numerator"), "18.500\n")
    found = Axe().run(grid, None, WHOLE).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []

    grid.set_viewport_size(SIZES["phone"])
    assert grid.evaluate(WIDER) == []
