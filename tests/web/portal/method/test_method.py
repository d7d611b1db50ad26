"""Prose in both languages, and the rules and differences of editions."""

import json
from datetime import date

import pytest
from django.utils.translation import override

from tests.factories.snapshots import demo_years
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.web.portal.editions import differing
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.method import words
from thuocdo.web.portal.method.prose import NOTICES, PAGES, prose, rendered
from thuocdo.web.portal.method.tree import tree_rows
from thuocdo.web.portal.method.views import (
    as_file,
    difference_page,
    pairs,
    prose_page,
    tree_sheet,
)


@pytest.mark.parametrize("name", [*PAGES, *NOTICES])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_there_in_both_languages(name, language):
    with override(language):
        page = prose(name, language)

    assert page.title
    assert page.lead
    assert len(page.html.split()) > 250
    assert "portal:" not in page.html


def test_links_lead_to_the_page_of_the_language():
    with override("en"):
        assert 'href="/en/phuong-phap/khoang-hang"' in prose("tro-giup", "en").html
    assert 'href="/phuong-phap/khoang-hang"' in prose("tro-giup", "vi").html


def test_html_in_prose_is_shown_as_text():
    html = rendered("<script>x</script>\n\n| a |\n|---|\n| b |\n")

    assert "<script>" not in html
    assert '<table class="table">' in html
    assert '<th scope="col">' in html


def test_a_page_has_one_heading_and_leads_on(rf):
    html = prose_page(rf.get("/x"), "xep-hang").content.decode()

    assert html.count("<h1") == 1
    assert "/phuong-phap/so-sanh" in html


def test_editions_are_paired_with_their_neighbours():
    assert pairs(["2025", "2024", "2022"]) == [("2024", "2025"), ("2022", "2024")]


@pytest.mark.slow
def test_the_tree_holds_every_item_with_its_rule():
    index_set = demo_years().index_set
    rows = tree_rows(index_set)

    assert [row.code for row in rows if row.rule] == [leaf.code for leaf in index_set.leaves]
    assert {row.depth for row in rows} == {1, 2, 3}


@pytest.mark.slow
def test_the_facts_of_an_edition_say_what_it_lays_down():
    told = {label.vi: text.vi for label, text in words.facts(demo_years().index_set)}

    assert told["Xếp hạng, xếp loại theo"] == "chỉ số %, giá trị đã công bố"
    assert told["Hiệu lực từ"] == "01/01/2025"
    assert demo_years().index_set.in_force_from == date(2025, 1, 1)


@pytest.mark.slow
def test_the_heading_counts_domains_and_items():
    assert words.heading(demo_years().index_set).en.endswith(
        "10 domains, 60 scored items, scale of 100"
    )


@pytest.mark.slow
def test_a_difference_lists_every_item_that_changed(rf):
    old, new = demo_years(year=2024).index_set, demo_years().index_set

    html = difference_page(rf.get("/x"), "cap-xa", (old, new), None).content.decode()
    file = difference_page(rf.get("/x"), "cap-xa", (old, new), Form.JSON)

    assert "1.3.3" in html
    assert words.difference(compare_editions(old, new)).vi in html
    codes = [row["code"] for row in json.loads(file.content)["rows"]]
    assert codes == ["1.3.3", "1.4", "5.3", "7.1.1", "7.1.2", "7.1.5", "10.3", "1.2.2"]


@pytest.mark.slow
def test_editions_that_nothing_maps_are_not_compared(rf):
    communes, departments = (
        demo_years().index_set,
        demo_years("demo-province-departments", 2025).index_set,
    )

    html = difference_page(rf.get("/x"), "x", (departments, communes), None).content.decode()

    assert differing(departments, communes) is None
    assert "Không so sánh được" in html


@pytest.mark.slow
def test_the_rules_are_a_file_with_the_hash_of_the_edition():
    index_set = demo_years().index_set
    response = as_file(
        tree_sheet(index_set), Form.JSON, index_set, (words.both("Quy tắc"), "http://x/y")
    )

    about = json.loads(response.content)["about"]
    assert index_set.content_hash in about["version"]
