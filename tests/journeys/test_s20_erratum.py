"""Scenario 20: a corrected score shows old and new value, date and reason wherever it stands."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at

PLACES = {
    "table": f"/xep-hang/{SLUG}/2024/xa",
    "unit page": f"/don-vi/C029?chi-so={SLUG}&nam=2024",
    "number badge": f"/so/{SLUG}:2024:C029:total",
    "number badge of the item": f"/so/{SLUG}:2024:C029:7.1.2",
}
REASON = "khai trùng 160 hồ sơ"
VALUES = {
    "table": ("94,72", "93,97"),
    "unit page": ("94,72", "93,97"),
    "number badge": ("94,72", "93,97"),
    "number badge of the item": ("1,50", "0,75"),
}


def written(text, language):
    """Numbers as the language writes them."""
    return text if language == "vi" else text.replace(",", ".")


@pytest.mark.parametrize("place", list(PLACES))
def test_a_page_shows_what_was_corrected(page, language, place):
    page.goto(at(language, PLACES[place]))

    note = page.locator("main .note, main section.note").filter(has_text=REASON).first
    expect(note).to_contain_text(re.compile("15/05/2025|15 May 2025"))
    for value in VALUES[place]:
        whole, part = written(value, language)[:-3], written(value, language)[-3:]
        pattern = re.escape(whole + part.removesuffix("0")) + "0?(?![0-9])"
        expect(note).to_contain_text(re.compile(pattern))


def test_the_file_of_the_table_says_the_same(laptop):
    text = laptop.request.get(f"{PLACES['table']}.csv").text()

    note = next(row for row in csv.reader(io.StringIO(text)) if REASON in ",".join(row))
    line = ",".join(note)
    assert "15/05/2025" in line
    assert all(value in text for value in ("94,72", "93,97"))


def test_ranks_are_those_of_the_corrected_points(laptop):
    laptop.goto(f"{PLACES['table']}?sap=-ten")
    rows = laptop.locator("main table").first.locator("tbody tr")

    found = [
        (row.locator("td").first.inner_text(), row.locator("td strong").first.inner_text())
        for row in rows.all()
    ]
    ranked = [
        (int(rank), float(points.replace(",", ".")))
        for rank, points in found
        if points > "–" or rank.isdigit()
    ]
    assert len(ranked) == 45
    for rank, points in ranked:
        assert rank == 1 + sum(other > points for _, other in ranked)


def test_the_version_before_stays_readable(laptop):
    laptop.goto("/du-lieu")

    row = laptop.get_by_role("row").filter(has_text="phiên bản 1, 20/03/2025")
    expect(row.first).to_be_visible()
