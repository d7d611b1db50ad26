"""Trace and badge as pages, panel and files; nothing but the published is needed."""

import json

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from tests.factories.shelves import demo_shelf
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.tracing.subject import find
from thuocdo.web.portal.tracing.views import number_page, trace_page, typed, unknown

pytestmark = pytest.mark.slow


def subject(code="1.1.2", unit="C051", slug="cap-xa", year=2025):
    return find(demo_shelf(), slug, year, unit, code)


def page(rf: RequestFactory, code="1.1.2", query="", **headers):
    return trace_page(rf.get(f"/x{query}", **headers), subject(code), None).content.decode()


def test_the_chain_goes_from_score_to_version_each_step_with_an_address(rf):
    html = page(rf)

    steps = ["diem", "quy-tac", "so-lieu", "tai-lieu", "phien-ban"]
    places = [html.index(f'<li id="{step}">') for step in steps]
    assert places == sorted(places)
    assert "/tieu-chi/cap-xa/2025/1.1.2" in html
    assert "/so/cap-xa:2025:C051:1.1.2" in html


def test_from_a_domain_it_is_one_click_to_the_item_and_one_to_its_page(rf):
    html = page(rf, "1")

    assert 'href="/truy-vet/cap-xa/2025/C051/1.2.1"' in html
    assert 'href="/truy-vet/cap-xa/2025/C051/1.2.1#tai-lieu"' in html
    leaf = page(rf, "1.2.1")
    assert '<li id="tai-lieu">' in leaf
    assert subject("1.2.1").leaf.document in leaf


def test_the_panel_has_the_same_chain_without_the_frame_of_the_site(rf):
    whole, panel = page(rf), page(rf, HTTP_HX_REQUEST="true")

    assert "<html" not in panel
    assert "<h1" not in panel
    chain = whole[whole.index('<ol class="chain">') : whole.index("</ol>")]
    assert chain in panel


def test_the_gap_leads_to_the_same_figures_where_they_can_be_tried(rf):
    html = page(rf)

    assert "thu-numerator=35&amp;thu-denominator=36&amp;dv=C051#thu" in html


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("97.125", "97,125", id="a decimal is never taken for thousands"),
        pytest.param("35", "35", id="a count"),
        pytest.param("2025-01-11", "2025-01-11", id="a date"),
        pytest.param("có", "có", id="a word"),
    ],
)
def test_figures_are_offered_as_a_reader_types_them(value, shown):
    assert typed(value) == shown


def test_english_pages_are_complete(rf):
    with override("en"):
        html = page(rf)

    assert "/en/so/cap-xa:2025:C051:1.1.2" in html
    assert "Share of the reform plan completed" in html
    assert "Quy tắc" not in html


def test_a_chain_as_a_file_holds_the_figures(rf):
    data = json.loads(trace_page(rf.get("/x.json"), subject("1"), Form.JSON).content)

    assert data["rows"][0]["points"] == pytest.approx(float(subject("1").value))
    assert data["about"]["address"].endswith("/truy-vet/cap-xa/2025/C051/1")


def test_the_badge_explains_and_cites_the_number(rf):
    html = number_page(rf.get("/x"), subject("total"), None).content.decode()

    for text in ("94,53", subject().published.content_hash, "&lt;iframe", "goi-tai-lap", "1/15"):
        assert text in html


def test_an_embedded_badge_may_stand_in_any_frame_and_others_in_none(rf):
    inside = number_page(rf.get("/x?nhung=1"), subject("total"), None)
    alone = number_page(rf.get("/x"), subject("total"), None)

    assert inside._csp_replace == {"frame-ancestors": ["*"]}
    assert inside.xframe_options_exempt
    assert not hasattr(alone, "_csp_replace")
    assert "&lt;iframe" not in inside.content.decode()


@pytest.mark.parametrize(
    ("form", "media"),
    [
        pytest.param(Form.SVG, "image/svg+xml", id="picture"),
        pytest.param(Form.JSON, "application/json", id="data"),
        pytest.param(Form.CSV, "text/csv", id="table"),
    ],
)
def test_the_badge_has_files(rf, form, media):
    response = number_page(rf.get("/x"), subject("total"), form)

    assert response["Content-Type"].startswith(media)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert f"cap-xa-2025-C051-total-vi.{form}" in response["Content-Disposition"]


def test_an_unknown_number_says_so_and_what_an_id_is_made_of(rf):
    response = unknown(rf.get("/so/<b>"), "<b>")

    assert response.status_code == 404
    assert "&lt;b&gt;" in response.content.decode()
