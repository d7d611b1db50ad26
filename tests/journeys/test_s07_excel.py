"""Scenario 7: a workbook out and in: a preview that counts, writing, a second time, undoing."""

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys.assessing import commune, field

VALUE = 9  # column I
CHANGES = {
    ("1.4", "count"): 2,
    ("1.2.1", "late"): 1,
    ("1.2.1", "poor"): 0,
    ("1.2.1", "missing"): 0,
    ("2.3", "form"): 0,
    ("2.3", "unlawful"): 0,
    ("3.1.1", "numerator"): 90,
    ("3.1.1", "denominator"): 100,
    ("1.5", "plan"): "có",
    ("1.5", "explanation"): "Có chuyên mục trên trang thông tin.",
}


def changed(content, changes):
    """The workbook with some values filled in."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    count = 0
    for row in sheet.iter_rows(min_row=2):
        count += 1
        key = (row[1].value, row[2].value)
        if key in changes:
            row[VALUE - 1].value = changes[key]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), count


def bring(page, content):
    """Give the file to the page and look at the preview."""
    page.locator("input[type=file]").set_input_files(
        {"name": "tu-danh-gia.xlsx", "mimeType": "application/zip", "buffer": content}
    )
    page.get_by_label("Dấu phẩy thập phân").check()
    page.get_by_role("button", name="Xem trước").click()


def test_a_workbook_goes_out_and_comes_back(page, served, signed_in, size):
    own = commune(served, 7, size)
    signed_in(page, own.officer)
    page.goto(f"{own.url}/excel")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Tải tệp Excel").click()
    original = saving.value.path().read_bytes()
    wrong = {**CHANGES, ("2.1.2", "total"): "mười hai"}
    content, rows = changed(original, wrong)

    bring(page, content)
    expect(page.locator("h1")).to_have_text(f"10 thêm, 0 sửa, {rows - 11} không đổi, 1 lỗi")
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"dòng \d+, cột I"))
    expect(main).to_contain_text("mười hai")
    page.get_by_role("button", name="Ghi 10 ô").click()
    expect(main).to_contain_text("Đã ghi 10 ô")

    bring(page, changed(original, CHANGES)[0])
    expect(page.locator("h1")).to_have_text(f"0 thêm, 0 sửa, {rows} không đổi, 0 lỗi")
    page.goto(own.item("3.1.1"))
    expect(field(page, "numerator")).to_have_value("90")
    expect(page.locator("[data-panel]")).to_contain_text("0,75")

    page.goto(f"{own.url}/excel")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(main).to_contain_text("Đã trả lại 10 ô")
    page.goto(own.item("3.1.1"))
    expect(field(page, "numerator")).to_have_value("")
