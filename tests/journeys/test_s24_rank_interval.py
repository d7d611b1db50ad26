"""Scenario 24: rank intervals stand beside official ranks and change none of them."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at

pytestmark = pytest.mark.thorough

RANKING = f"/xep-hang/{SLUG}/2025/xa"
THUOCDO = str(Path(sys.executable).with_name("thuocdo"))


def rows_of(page, address):
    """The rows of a file by code of the unit."""
    text = page.request.get(address).text().lstrip("\ufeff")
    return {row["unit"]: row for row in csv.DictReader(text.splitlines())}


def test_the_table_beside_the_chart_holds_the_intervals(page, language):
    page.goto(at(language, f"{RANKING}?xem=bieu-do"))
    figure = page.locator("main figure")
    expect(figure.locator("svg:visible")).to_be_visible()
    figure.get_by_role("link", name=re.compile("Xem dạng bảng|See as a table")).click()

    expect(page).not_to_have_url(re.compile("xem="))
    expect(page.locator("main")).to_contain_text(
        re.compile("thứ hạng chính thức không đổi|the official rank stays")
    )
    row = page.get_by_role("row").filter(has_text=re.compile("Đồng Phú|Dong Phu"))
    expect(row).to_contain_text("5–7", use_inner_text=False)


def test_an_interval_holds_the_official_rank(page):
    for code, row in rows_of(page, f"{RANKING}.csv").items():
        if row["rank"]:
            low, rank, high = (int(row[name]) for name in ("rank_low", "rank", "rank_high"))
            assert low <= rank <= high, code


def test_the_unit_page_and_the_number_say_the_same(page):
    page.goto("/don-vi/C029")
    expect(page.locator("main")).to_contain_text("5–7")
    page.goto(f"/so/{SLUG}:2025:C029:total")

    expect(page.locator("main")).to_contain_text("7/45; khoảng hạng 5–7")


def test_the_seed_gives_the_stored_limits_again(laptop):
    """Recomputed by the command from the shipped figures with the seed of the bundle."""
    published = rows_of(laptop, f"{RANKING}.csv")
    bundle = io.BytesIO(laptop.request.get(f"/tai-ve/{SLUG}-2025.zip").body())
    with zipfile.ZipFile(bundle) as files:
        chance = json.loads(files.read("publication.json"))["rank_intervals"]

    told = subprocess.run(  # noqa: S603  (our own command)
        [
            *(THUOCDO, "intervals", "--year", "2025", "--format", "csv"),
            *(word for name in chance for word in (f"--{name}", str(chance[name]))),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    again = {row["unit"]: row for row in csv.DictReader(told.lstrip("\ufeff").splitlines())}
    ranked = {code: row for code, row in published.items() if row["rank"]}
    assert len(ranked) == 45
    for code, row in ranked.items():
        limits = (row["rank"], row["rank_low"], row["rank_high"])
        assert limits == (again[code]["rank"], again[code]["low"], again[code]["high"]), code
