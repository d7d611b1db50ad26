"""Ranking pages and their files, as a reader meets them."""

import csv
import io

import pytest
from django.urls import reverse

from tests.factories.shelves import make_public

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
XA = "/xep-hang/cap-xa/2025/xa"
DONG_PHU = "/xep-hang/dong-phu/2022/huyen-thi-xa-thanh-pho"


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    return make_public(monkeypatch)


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        pytest.param("/xep-hang/cap-xa", "/xep-hang/cap-xa/2025/phuong", id="newest year"),
        pytest.param("/xep-hang/cap-xa/2023", "/xep-hang/cap-xa/2023/phuong", id="first block"),
        pytest.param(
            "/xep-hang/cap-xa?nam=2024&khoi=xa&vung=&tim=dong&xem=bieu-do",
            "/xep-hang/cap-xa/2024/xa?tim=dong&xem=bieu-do", id="a form",
        ),
        pytest.param("/en/xep-hang/dong-phu", f"/en{DONG_PHU}", id="English"),
    ],
)  # fmt: skip
def test_short_addresses_lead_to_a_block(client, address, leads_to):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, leads_to)


@pytest.mark.parametrize(
    "address",
    ["/xep-hang/khong", "/xep-hang/cap-xa?nam=1999", "/xep-hang/cap-xa/1999",
     "/xep-hang/cap-xa/2025/so",
     "/xep-hang/cap-xa/1999/xa", "/xep-hang/cap-xa/2025/xa.svg?xem=ban-do"],
)  # fmt: skip
def test_what_is_not_published_is_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    ["/xep-hang", XA, f"{XA}?xem=ban-do", f"{XA}?xem=bieu-do", f"{XA}?vung=Mi%E1%BB%81n+n%C3%BAi",
     f"{XA}?tim=khongco", "/xep-hang/so-nganh/2025/so-nganh",
     DONG_PHU,
     "/xep-hang/par-index/2023/tinh-thanh-pho?xem=ban-do",
     "/xep-hang/cap-xa/2022/xa", f"{XA}?xem=3d"],
)  # fmt: skip
def test_every_page_has_one_heading_and_no_inline_style(client, prefix, path):
    page = text(client, prefix + path)

    assert page.count("<h1") == 1
    assert " style=" not in page
    assert "<script>" not in page
    assert 'id="noi-dung"' in page


def test_the_title_says_the_finding_and_the_note_the_reservation(client):
    page = text(client, XA)

    assert (
        "Xã Xuân Trường dẫn đầu; 26 trong 44 đơn vị so sánh được tăng điểm so với năm 2024" in page
    )
    assert "So sánh có điều kiện." in page
    assert "Trung bình 84,74/100 điểm, tăng 1,08 điểm." in page
    assert "không phải kết quả chính thức" in page


def test_ties_and_reorganised_units_are_told(client):
    page = text(client, XA)

    assert page.count("đồng hạng") == 3
    assert "· sáp nhập 2025" in page
    assert "không so sánh được" in page


def test_a_unit_without_figures_is_told_so_and_not_ranked(client):
    page = text(client, "/xep-hang/cap-xa/2024/xa")

    assert "thiếu số liệu ở 3 mục, chưa xếp hạng" in page


def test_years_are_no_grouped_numbers(client):
    assert "2.025" not in text(client, XA)
    assert "2,025" not in text(client, f"/en{XA}")


def test_sorting_stands_in_the_header(client):
    page = text(client, f"{XA}?sap=ten")

    assert page.count('aria-sort="ascending"') == 1
    assert 'href="?sap=-ten"' in page


def test_a_name_without_marks_is_found(client):
    page = text(client, f"{XA}?tim=dong+phu")

    assert "1 đơn vị khớp với “dong phu”" in page
    assert page.count('<td class="rank">') == 1


def test_a_choice_that_means_nothing_is_told(client):
    assert "xem=&lt;b&gt;" in text(client, f"{XA}?xem=<b>")


def test_stated_figures_are_shown_as_stated(client):
    page = text(client, DONG_PHU)

    assert "Như đã công bố." in page
    assert "106,42/113" in page
    assert "▲ 6 bậc" in page
    assert "không so sánh được" not in page


def test_the_national_map_shows_both_archipelagos(client):
    page = text(client, "/xep-hang/par-index/2023/tinh-thanh-pho?xem=ban-do")

    assert "Quần đảo Hoàng Sa" in page
    assert "Quần đảo Trường Sa" in page


def test_a_block_without_places_is_listed_by_region(client):
    page = text(client, f"{XA}?xem=ban-do")

    assert "chưa có tọa độ" in page
    assert page.index("Đồng bằng</h2>") < page.index("Miền núi</h2>") < page.index("Ven biển</h2>")


def test_an_embedded_table_may_stand_in_any_frame(client):
    whole, framed = client.get(XA), client.get(f"{XA}?nhung=1")

    assert "frame-ancestors 'none'" in whole["Content-Security-Policy"]
    assert whole["X-Frame-Options"] == "DENY"
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert b"masthead" not in framed.content
    assert b"<table" in framed.content
    assert framed.content.count(b'target="_blank"') > 45  # pages that refuse to be framed


def test_the_page_says_how_to_cite_and_embed_it(client):
    page = text(client, f"{XA}?sap=ten")

    assert "phiên bản 1 công bố ngày 15/03/2026" in page
    assert (
        "&lt;iframe src=&quot;http://testserver/xep-hang/cap-xa/2025/xa?sap=ten&amp;amp;nhung=1"
        in page
    )


def test_the_csv_equals_the_table(client):
    response = client.get(f"{XA}.csv?tim=dong+phu")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))

    assert (row["rank"], row["out_of"], row["name"], row["points"], row["change"]) == (
        "7", "45", "Xã Đồng Phú", "92.5", "-2.22",
    )  # fmt: skip
    assert (row["comparability"], row["band"]) == ("có điều kiện", "A")
    assert "CC BY 4.0" in row["about_licence"]


def test_files_keep_order_and_region(client):
    response = client.get(f"{XA}.csv?sap=-diem&vung=Mi%E1%BB%81n+n%C3%BAi")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert {row["region"] for row in rows} == {"Miền núi"}
    points = [float(row["points"]) for row in rows]
    assert points == sorted(points)


def test_json_carries_what_a_reader_must_know(client):
    told = client.get(f"{XA}.json").json()

    assert any("bộ chỉ số mới" in note for note in told["notes"])
    assert any("không phải là 0" in note for note in told["notes"])
    assert len(told["rows"]) == 45


def test_pictures_are_files_of_their_own(client):
    chart = client.get(f"{XA}.svg?xem=bieu-do")
    country = client.get("/xep-hang/par-index/2023/tinh-thanh-pho.svg?xem=ban-do")

    assert chart["Content-Type"].startswith("image/svg+xml")
    assert "var(--" not in chart.content.decode()
    assert "Trường Sa" in country.content.decode()


def test_the_list_names_every_index_with_its_finding(client):
    page = text(client, reverse("portal:rankings"))

    assert "4 chỉ số đã công bố" in page
    assert "Phường Hải An dẫn đầu; 9 trong 15 đơn vị" in page


@pytest.mark.parametrize("address", [XA, f"{XA}?xem=bieu-do", "/xep-hang"])
def test_a_page_of_known_results_asks_the_database_nothing(
    client, address, settings, django_assert_num_queries
):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "PublicPages" not in name]
    with django_assert_num_queries(0):
        client.get(address)
