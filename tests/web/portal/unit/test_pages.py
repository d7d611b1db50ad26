"""Unit pages, as a reader meets them."""

import csv
import io
from datetime import date

import pytest

from tests.factories.shelves import make_public
from thuocdo.apps.units.models import EventKind, LineageEdge, LineageEvent, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    return make_public(monkeypatch)


def text(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def unit(code, name, **changes):
    known = {
        "kind": "ward", "path": f"/{code}/", "valid_from": date(2025, 7, 1), "folded": name.lower(),
        "sort_key": name, "source": "Sổ đăng ký",
    }  # fmt: skip
    return Unit.objects.create(code=code, name=name, **{**known, **changes})


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    ["/don-vi", "/don-vi/C001", "/don-vi/C062?tu=C005", "/don-vi/C005?nam=2024", "/don-vi/C055",
     "/don-vi/C043?nam=2024", "/don-vi/695", "/don-vi/62", "/don-vi/S01", "/don-vi/C001?nam=2022"],
)  # fmt: skip
def test_every_page_has_one_heading_and_no_inline_style(client, prefix, path):
    page = text(client, prefix + path)

    assert page.count("<h1") == 1
    assert " style=" not in page
    assert "2.025" not in page.replace("12.025", "")


def test_an_old_code_leads_to_its_successor_with_a_note(client):
    response = client.get("/don-vi/C005")
    page = text(client, response["Location"])

    assert (response.status_code, response["Location"]) == (302, "/don-vi/C062?tu=C005")
    assert "Xã Cao Phong (mã C005) đã nhập vào Xã Vân Phong từ ngày 01/07/2025" in page
    assert "/don-vi/C005?nam=2024" in page


def test_an_old_unit_is_shown_as_it_was_for_its_year(client):
    page = text(client, "/don-vi/C005?nam=2024")

    assert "hạng 41/45" in page
    assert "Xã Vân Phong</a>" in page


def test_a_divided_unit_shows_its_own_page_with_its_successors(client):
    page = text(client, "/don-vi/C055")

    assert "Xã Long Hải Đông</a>" in page
    assert "58% dân số đơn vị cũ" in page


def test_a_domain_leads_to_its_items_and_they_to_their_chains(client):
    page = text(client, "/don-vi/C001")

    assert 'href="#muc-1"' in page
    assert 'id="muc-1"' in page
    assert "/truy-vet/cap-xa/2025/C001/1.1.1" in page


def test_what_would_win_points_is_told(client):
    assert "cần thêm 132 hồ sơ" in text(client, "/don-vi/C029")


def test_missing_figures_are_named(client):
    page = text(client, "/don-vi/C043?nam=2024")

    assert "Thiếu số liệu không phải là 0 điểm." in page
    assert "/truy-vet/cap-xa/2024/C043/5.4" in page


def test_a_stated_result_shows_what_does_not_add_up(client):
    page = text(client, "/don-vi/695")

    assert "106,42/113" in page
    assert "93,91" in page
    assert "8/8" in page


def test_the_three_ways_keep_the_year_in_their_addresses(client):
    page = text(client, "/don-vi/C062?cach=khong-doi")

    assert "chi-so=cap-xa&amp;nam=2025&amp;cach=don-vi-hien-nay#xu-huong" in page
    assert "không có trong chuỗi của các đơn vị không đổi" in page


def test_a_unit_of_the_register_has_a_page_without_results(client):
    province = unit("70", "Tỉnh Mẫu", kind="province")
    unit("25195", "Phường Bình Phước", parent=province, population=101_000, area_km2="12.5")
    page = text(client, "/don-vi/25195")

    assert "Phường Bình Phước: chưa có kết quả công bố" in page
    assert "từ 01/07/2025" in page
    assert "101.000" in page
    assert "Tỉnh Mẫu</a>" in page
    assert "Phường Bình Phước</a>" in text(client, "/don-vi/70")


def test_an_ended_unit_of_the_register_leads_to_its_one_heir(client):
    old = unit("25000", "Xã Cũ", valid_from=date(2004, 1, 1), valid_to=date(2025, 6, 30))
    new = unit("25001", "Xã Mới")
    event = LineageEvent.objects.create(kind=EventKind.MERGE, on=date(2025, 7, 1), document="1/NQ")
    LineageEdge.objects.create(event=event, old=old, new=new, share=None)
    response = client.get("/en/don-vi/25000")

    assert (response.status_code, response["Location"]) == (302, "/en/don-vi/25001?tu=25000")
    assert "Đơn vị kết thúc sau ngày 30/06/2025." in text(client, "/don-vi/25000?nam=2024")


def test_an_old_case_lists_the_heirs_of_the_register(client):
    old = unit("695", "Huyện Đồng Phú", kind="district", valid_from=date(2004, 1, 1),
               valid_to=date(2025, 6, 30))  # fmt: skip
    event = LineageEvent.objects.create(kind=EventKind.SPLIT, on=date(2025, 7, 1), document="2/NQ")
    for code in ("25001", "25002"):
        LineageEdge.objects.create(event=event, old=old, new=unit(code, f"Xã {code}"), share=None)
    page = text(client, "/don-vi/695")

    assert "Kế thừa bởi 2 đơn vị:" in page
    assert "Đơn vị kết thúc sau ngày 30/06/2025." in page


@pytest.mark.parametrize(
    "address", ["/don-vi/KHONG", "/don-vi/C001?nam=1999", "/don-vi/C001.csv?nam=1999"]
)
def test_an_unknown_code_leads_to_the_search(client, address):
    page = text(client, address, status=404)

    assert 'action="/tim"' in page


def test_the_list_is_in_vietnamese_order(client):
    unit("70", "Tỉnh Mẫu", kind="province")
    page = text(client, "/don-vi")
    wards = [
        page.index(f"{name}</a>")
        for name in (
            "Phường An Khê",
            "Phường Ân Thi",
            "Phường Bắc Hà",
            "Phường Dĩ An",
            "Phường Duy Tiên",
            "Phường Đà Giang",
        )
    ]

    assert wards == sorted(wards)
    assert "Tỉnh Mẫu</a>" in page


def test_the_csv_holds_the_whole_its_domains_and_items(client):
    response = client.get("/don-vi/C029.csv?chi-so=cap-xa&nam=2025")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    whole, domain = rows[:2]

    assert (whole["level"], whole["percent"], whole["change"]) == ("tổng", "92.5", "-2.22")
    assert (domain["level"], domain["code"]) == ("lĩnh vực", "1")
    assert any("132 hồ sơ" in row["gap"] for row in rows if row["code"] == "7.1.2")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        pytest.param("/don-vi/C001", 0, id="published"),
        pytest.param("/don-vi", 1, id="list"),
        pytest.param("/don-vi/695", 1, id="old case without register"),
        pytest.param("/don-vi/KHONG", 2, id="unknown"),
    ],
)
def test_queries_are_few(client, address, most, settings, django_assert_max_num_queries):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "PublicPages" not in name]
    with django_assert_max_num_queries(most):
        client.get(address)
