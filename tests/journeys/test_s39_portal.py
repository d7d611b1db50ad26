"""Scenario 39: the portal as a citizen reads, sorts, finds, shares and downloads it."""

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import SIZES, profile
from tests.journeys.places import SLUG, at
from thuocdo.vietnamese.collation import sort_key

WARDS = f"/xep-hang/{SLUG}/2025/phuong"
COMMUNES = f"/xep-hang/{SLUG}/2025/xa"
STATE = f"{COMMUNES}?sap=-ten&vung=Miền+núi"


def names(page):
    """As the table lists them."""
    heads = page.locator("main tbody").get_by_role("rowheader").get_by_role("link")
    return heads.all_inner_texts()


def sort_by_name(page, order):
    """By the link in the head of the column; returns once the table stands in that order."""
    header = page.get_by_role("columnheader", name=re.compile("Đơn vị"))
    header.get_by_role("link").click()
    expect(header).to_have_attribute("aria-sort", order)
    expect(page.locator("main tbody").get_by_role("rowheader").first).to_be_visible()


def bare(name):
    """Without the word for its kind."""
    return re.sub("^(Xã|Phường|Đặc khu) ", "", name)


def test_names_are_sorted_by_the_vietnamese_alphabet(page):
    page.goto(WARDS)
    sort_by_name(page, "ascending")

    found = [bare(name) for name in names(page)]
    known = ["An Khê", "Ân Thi", "Bắc Hà", "Bình Minh", "Dĩ An", "Duy Tiên", "Đà Giang", "Đông Hải"]
    assert found[: len(known)] == known


def test_marked_letters_follow_their_plain_ones(page):
    page.goto(f"{COMMUNES}?sap=ten")

    found = [bare(name) for name in names(page)]
    wanted = [name for name in found if name.split()[0] in {"Ăn", "Bắc", "Bình", "Cẩm", "Đá"}]
    assert found[0] == "Ăn Sơn"
    assert wanted == ["Ăn Sơn", "Bắc Lĩnh", "Bình Sơn", "Cẩm Giang", "Đá Bạc"]
    assert found.index("Đồng Phú") > found.index("Đá Bạc") > found.index("Cẩm Giang")


def test_a_search_without_marks_finds_the_marked_name(page, language):
    page.goto(at(language, "/"))
    box = page.locator("main").get_by_role("searchbox")
    box.fill("dong phu")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/tim\?q=dong\+phu"))
    first = page.locator("main li").first.get_by_role("link")
    expect(first).to_contain_text(re.compile("Đồng Phú|Dong Phu"))
    first.click()
    expect(page).to_have_url(re.compile("/don-vi/C029"))


def cell(text):
    """A cell as the page shows it, without the small print."""
    return re.sub(r"\s+", " ", text).strip()


def shown(value, pattern="{}"):
    """A number of the file as the page writes it."""
    if not value:
        return "–"
    return pattern.format(value).replace(".", ",").replace("-", "−")


def points(value):
    """Two decimals."""
    return shown(f"{float(value):.2f}") if value else "–"


def change(value):
    """With its sign."""
    if not value:
        return None
    number = float(value)
    return "= 0" if number == 0 else shown(f"{number:+.2f}")


@pytest.mark.parametrize("address", [WARDS, STATE, "/xep-hang/cchc-so-nganh/2025/so-nganh"])
def test_the_file_equals_the_table_cell_by_cell(laptop, address):
    laptop.goto(address)
    file = laptop.get_by_role("link", name=".csv").get_attribute("href")
    rows = list(csv.DictReader(laptop.request.get(file).text().lstrip("\ufeff").splitlines()))
    heads = [cell(text) for text in laptop.locator("main thead th").all_inner_texts()]
    table = laptop.locator("main tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(one => one.innerText))"
    )

    assert len(rows) == len(table) > 0
    column = {re.sub(" [↑↓]", "", head): place for place, head in enumerate(heads)}
    for row, line in zip(rows, table, strict=True):
        cells = {head: cell(line[place]) for head, place in column.items()}
        assert cells["Hạng"] == (row["rank"] or "–")
        assert cells["Đơn vị"].startswith(row["name"])
        assert cells["Điểm"].split(" ")[0] == points(row["points"])
        if change(row["change"]):
            assert cells["So với 2024"] == change(row["change"])
        moved = int(row["places"] or 0)
        if moved:
            arrow = "▲" if moved > 0 else "▼"
            assert cells["Đổi hạng"] == f"{arrow} {abs(moved)} bậc"
        low, high = row["rank_low"], row["rank_high"]
        assert cells["Khoảng hạng"] == (f"{low}–{high}" if low else "–")
        assert cells["Loại"] == (row["band"] or "–")


@pytest.mark.parametrize("size", list(SIZES))
def test_the_state_survives_reload_and_sharing(browser, site, size):
    with profile(browser, site, viewport=SIZES[size]) as opened:
        page = opened.new_page()
        page.goto(COMMUNES)
        page.get_by_label("Vùng").select_option(label="Miền núi")
        page.locator("main form").get_by_role("button", name="Xem").click()
        expect(page).to_have_url(re.compile("vung="))
        sort_by_name(page, "ascending")
        sort_by_name(page, "descending")
        kept, address = names(page), page.url
        page.reload()
        again = names(page)
    with profile(browser, site, viewport=SIZES[size]) as opened:
        page = opened.new_page()
        page.goto(address)

        assert again == kept == names(page)
        assert kept == sorted(kept, key=lambda name: sort_key(bare(name)), reverse=True)
        expect(page.get_by_label("Vùng")).to_have_value("Miền núi")


def test_a_screen_reader_meets_the_finding_the_chart_and_its_table_in_order(page, language):
    page.goto(at(language, f"{WARDS}?xem=bieu-do"))

    heard = page.locator("main").aria_snapshot()
    title = heard.index("heading")
    figure = heard.index("figure")
    table = re.search("Xem dạng bảng|See as a table", heard).start()
    assert title < figure < table
    picture = page.locator("main figure svg:visible")
    expect(picture).to_have_attribute("role", "img")
    expect(picture).to_have_accessible_name(re.compile(r"\S{2,}"))
    page.get_by_role("link", name=re.compile("Xem dạng bảng|See as a table")).click()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator("main tbody tr")).to_have_count(15)


@pytest.mark.parametrize(
    "address",
    [f"{COMMUNES}?xem=ban-do", "/xep-hang/par-index-cap-tinh/2023/tinh?xem=ban-do"],
    ids=["a province", "the country"],
)
def test_a_map_shows_the_archipelagos(page, language, address):
    page.goto(at(language, address))

    drawn = page.locator("main figure svg:visible")
    expect(drawn).to_contain_text("Hoàng Sa")
    expect(drawn).to_contain_text("Trường Sa")
    expect(page.locator("main ul.columns li").first).to_be_visible()


def test_both_languages_lead_to_each_other(page):
    page.goto(STATE)
    page.get_by_role("link", name="English").click()

    expect(page).to_have_url(re.compile(r"/en/xep-hang/.*sap=-ten"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("main tbody").get_by_role("rowheader")).not_to_have_count(0)
