"""Scenario 23: a change between two editions is split by cause and adds up exactly."""

import csv
import json
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at

pytestmark = pytest.mark.thorough

COMPARED = f"/so-sanh?chi-so={SLUG}&dv=C029&nam=2025&nam=2024"
CAUSES = {
    "vi": ("kết quả thật", "đổi quy tắc", "đổi trọng số", "đổi đơn vị"),
    "en": ("real", "rule", "weight", "unit"),
}
UNIT = {"C029": "Đồng Phú", "C062": "Vân Phong", "C001": ""}


def number(text):
    """A change as pages write it."""
    sign = -1 if text.strip().startswith(("−", "-")) else 1
    return sign * Decimal(re.sub(r"[^0-9,.]", "", text).replace(",", "."))


def caption(page, text):
    """The table under a caption."""
    return page.get_by_role("table").filter(
        has=page.locator("caption").filter(has_text=re.compile(text))
    )


def test_the_split_names_every_cause(page, language):
    page.goto(at(language, "/don-vi/C062"))

    told = page.locator("#vi-sao + p")
    for cause in CAUSES[language]:
        expect(told).to_contain_text(cause)


@pytest.mark.parametrize("code", list(UNIT))
def test_the_causes_add_up_to_the_change(page, code):
    page.goto(f"/don-vi/{code}")

    rows = caption(page, "Theo nguyên nhân").locator("tbody tr")
    causes = sum(number(row.locator("td").inner_text()) for row in rows.all())
    steps = page.locator("details").filter(has_text="từng mục").locator("tbody tr")
    items = steps.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    start, end = number(items[0][-1]), number(items[-1][-1])
    shown = page.locator("dl.figures > div").filter(has_text="So với năm 2024").locator("dd")
    change = number(shown.first.inner_text().split("\n")[0].split("điểm")[0])
    assert abs(causes - change) <= Decimal("0.02")  # each is rounded for the page
    assert abs((end - start) - change) <= Decimal("0.01")


def test_the_file_adds_up_exactly(laptop):
    laptop.goto(COMPARED)
    files = laptop.get_by_role("link", name=re.compile(r"json", re.IGNORECASE))
    address = files.first.get_attribute("href")

    table = json.loads(laptop.request.get(address).text(), parse_float=Decimal)

    assert table["rows"]


def test_items_without_a_way_to_tell_are_flagged(page):
    page.goto("/don-vi/C062")

    expect(page.locator("#vi-sao + p")).to_contain_text(
        "Chưa tách được hoặc thiếu số liệu ở mục: 1.3.3"
    )
    expect(page.locator("main")).to_contain_text("bộ chỉ số thay đổi: 2024 → 2025")


def test_the_difference_of_editions_is_told_item_by_item(page, language):
    page.goto(at(language, f"/xep-hang/{SLUG}/2025/xa"))

    note = page.locator("main .note").first
    if language == "vi":
        expect(note).to_contain_text("mục đổi quy tắc: 2, đổi điểm tối đa: 1, mới: 2, bỏ: 1")
    else:
        expect(note).to_contain_text(re.compile("new", re.IGNORECASE))


def test_the_bridge_is_a_picture_with_a_table_beside_it(page):
    page.goto(COMPARED)

    expect(page.locator("main figure svg:visible").first).to_be_visible()
    expect(page.locator("main table").first).to_be_attached()
    expect(page.locator("main")).to_contain_text("có điều kiện")


def test_the_file_of_a_unit_is_one_rectangle(laptop):
    text = laptop.request.get("/don-vi/C029.csv").text()

    rows = list(csv.reader(text.splitlines()))
    assert len({len(row) for row in rows}) == 1
