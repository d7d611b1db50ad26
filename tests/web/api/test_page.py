"""The page that describes the interface."""

import pytest

from tests.factories.shelves import make_public
from thuocdo.web.api.description import calls
from thuocdo.web.api.views import api


def test_every_address_has_a_purpose_and_an_example_without_placeholders():
    told = list(calls())

    assert [call.path for call in told] == list(api.get_openapi_schema()["paths"])
    assert not [call.example for call in told if "{" in call.example]
    assert all(call.purpose.vi != call.purpose.en for call in told)


def test_bounds_of_parameters_are_told():
    ranking = next(call for call in calls() if call.path.endswith("/ranking"))

    limit = next(one for one in ranking.parameters if one.name == "limit")

    assert (limit.place, limit.kind, limit.is_required) == (
        "query",
        "integer, ≥ 1, ≤ 1000, = 100",
        False,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"), [("/du-lieu/api", "chỉ đọc"), ("/en/du-lieu/api", "read only")]
)
def test_the_page_stands_in_both_languages(client, path, words):
    assert words in client.get(path).content.decode()


@pytest.mark.django_db
def test_the_sitemap_names_pages_of_both_languages(client, monkeypatch):
    make_public(monkeypatch)

    text = client.get("/sitemap.xml").content.decode()

    assert "<loc>http://testserver/xep-hang/cap-xa/2025/xa</loc>" in text
    assert "<loc>http://testserver/en/don-vi/C029</loc>" in text
