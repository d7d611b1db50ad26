"""Scenario 22: the merger and the split of 2025, with every way to read them."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from playwright.sync_api import expect

from tests.journeys.places import SLUG, at
from thuocdo.reading.library import demo_units

pytestmark = pytest.mark.thorough

NEW, OLD = "C062", ("C005", "C011", "C019")
NAMES = {"C005": "Xã Cao Phong", "C011": "Xã Lũng Vân", "C019": "Xã Thượng Hà"}
TREND = {"vi": "Chỉ số qua các năm", "en": "The index over the years"}


def populations():
    """Of the units that were merged, from the shipped register."""
    with demo_units().open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    place = rows[0].index("population")
    return {row[0]: Decimal(row[place]) for row in rows if row[0] in OLD}


def trend(page):
    """The table of the index over the years."""
    return page.locator("section").filter(
        has=page.get_by_role("heading", name=re.compile("|".join(TREND.values())))
    )


def test_the_new_unit_names_the_three_before_it(page, language):
    page.goto(at(language, f"/don-vi/{NEW}"))

    history = (
        page.locator("main")
        .get_by_role("link")
        .filter(has_text=re.compile("Cao Phong|Lũng Vân|Lung Van|Thượng Hà|Thuong Ha"))
    )
    addresses = {link.get_attribute("href") for link in history.all()}
    assert {re.search("C0[0-9]{2}", address)[0] for address in addresses if address} == set(OLD)
    expect(page.locator("main")).to_contain_text("21/NQ-HĐND")


def test_an_old_address_leads_on_with_a_note(page, language):
    for code, name in NAMES.items():
        page.goto(at(language, f"/don-vi/{code}"))

        expect(page).to_have_url(re.compile(f"/don-vi/{NEW}"))
        note = page.locator("main .note").filter(has_text=code)
        expect(note).to_contain_text(re.compile("01/07/2025|1 July 2025"))
        if language == "vi":
            expect(note).to_contain_text(f"{name} (mã {code}) đã nhập vào Xã Vân Phong")


def test_results_until_the_merger_stay_readable(page):
    page.goto("/don-vi/C005")
    page.locator("main .note").get_by_role("link", name=re.compile("Cao Phong")).click()

    expect(page).to_have_url(re.compile("/don-vi/C005"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Cao Phong")
    expect(page.locator("main")).to_contain_text("41/45")


def test_a_split_names_its_heirs(page):
    page.goto("/don-vi/C055")

    main = page.locator("main")
    expect(main).to_contain_text(re.compile("Chia tách ngày 01/07/2025"))
    for name, share in (("Xã Long Hải Đông", "58%"), ("Xã Long Hải Tây", "42%")):
        expect(main.get_by_role("listitem").filter(has_text=name)).to_contain_text(share)


def numbers(page, year):
    """The figures of a year in the table of the series."""
    rows = trend(page).locator("tbody tr").filter(has=page.get_by_role("rowheader", name=str(year)))
    return [Decimal(row.locator("td").nth(1).inner_text().replace(",", ".")) for row in rows.all()]


def test_the_series_is_shown_in_three_ways(page):
    page.goto(f"/don-vi/{NEW}")
    assert len(numbers(page, 2024)) == 3  # as they were
    ways = trend(page).get_by_role("navigation").get_by_role("link")
    expect(ways).to_have_count(3)

    ways.filter(has_text="Theo đơn vị hiện nay").click()
    for year in (2022, 2023, 2024):
        [found] = numbers(page, year)
        assert abs(found - weighted(page, year)) <= Decimal("0.01")

    trend(page).get_by_role("link", name="Chỉ đơn vị không đổi").click()
    expect(trend(page)).to_contain_text("không có trong chuỗi của các đơn vị không đổi")


def weighted(page, year):
    """By hand: the published indices of the three, weighted by population, all of each."""
    people = populations()
    text = page.request.get(f"/xep-hang/{SLUG}/{year}/xa.csv").text()
    rows = csv.DictReader(text.lstrip("\ufeff").splitlines())
    points = {row["unit"]: Decimal(row["points"]) for row in rows if row["unit"] in OLD}
    total = sum(points[code] * people[code] for code in OLD) / sum(people.values())
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("code", ["C063", "C064"])
def test_parts_of_a_split_are_read_with_a_caution(page, code):
    page.goto(f"/don-vi/{code}")

    expect(page.locator("main")).to_contain_text(
        re.compile("So sánh có điều kiện|Không so sánh được")
    )


def test_an_unknown_share_is_not_worked_out(laptop):
    laptop.goto("/phuong-phap/so-sanh")

    expect(laptop.locator("main")).to_contain_text("không tính được")
