"""The first page."""

from datetime import UTC, datetime

import pytest

from tests.factories.shelves import make_public
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications.models import Publication
from thuocdo.web.portal.shelf import Shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text(client, address="/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_the_newest_finding_and_that_it_is_a_demonstration(client, monkeypatch):
    make_public(monkeypatch)
    page = text(client)

    assert "CCHC cấp xã 2025: Xã Xuân Trường dẫn đầu;" in page
    assert "không phải kết quả chính thức" in page
    assert page.count("<h1") == 1


def test_it_tells_who_moved_most_with_the_reservation(client, monkeypatch):
    make_public(monkeypatch)
    page = text(client)
    gains, losses = (
        page.index("Tăng nhiều nhất so với 2024"),
        page.index("Giảm nhiều nhất so với 2024"),
    )

    assert gains < page.index("+11,74") < losses < page.index("−4,66")
    assert "So sánh có điều kiện" in page
    assert "Theo văn bản công bố." in page


def test_english_is_complete(client, monkeypatch):
    make_public(monkeypatch)
    page = text(client, "/en/")

    assert "Commune index 2025: Xuan Truong commune leads; 26 of 44 comparable units rose" in page
    assert "Notable changes" in page


def test_a_site_without_results_says_so(client, monkeypatch):
    make_public(monkeypatch, Shelf("0", ()))
    page = text(client)

    assert "Chưa có kết quả nào được công bố." in page
    assert "Thay đổi đáng chú ý" not in page


def test_the_calendar_announces_what_is_to_come_without_a_figure(client, monkeypatch):
    make_public(monkeypatch, Shelf("0", ()))
    scheme = Scheme.objects.create(
        slug="thu", folder="thu", title="Chỉ số", title_en="Index", short="Chỉ số thử", short_en="T"
    )
    Publication.objects.create(
        scheme=scheme, year=2026, title="Chỉ số", title_en="Index", decision_number="1/QĐ",
        decided_by="UBND", embargo_until=datetime(2099, 3, 15, 1, 0, tzinfo=UTC),
        created_at=datetime(2026, 1, 5, tzinfo=UTC), statement={"units": []},
    )  # fmt: skip
    page = text(client)

    assert "15/03/2099 08:00" in page
    assert "Chỉ số thử 2026" in page
    assert "Sắp công bố" in page
    assert "/xep-hang/thu" not in page
