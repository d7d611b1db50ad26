"""A published number by its id, with its value, its parts and the words about it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories.shelves import demo_shelf, published
from thuocdo.core.rounding import rank_key
from thuocdo.reporting.snapshots.model import Correction
from thuocdo.web.portal.shelf import Shelf
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.badge import badge_picture, square_code
from thuocdo.web.portal.tracing.sheets import chain_sheet, number_sheet
from thuocdo.web.portal.tracing.subject import find, named

pytestmark = pytest.mark.slow  # the demonstration is scored once per process


def subject(code="total", unit="C051", slug="cap-xa", year=2025):
    found = find(demo_shelf(), slug, year, unit, code)
    assert found is not None
    return found


def lacking():
    """A unit with missing figures."""
    for one in demo_shelf().published:
        for code, score in one.snapshot.scores.items():
            if score.missing:
                return find(demo_shelf(), one.slug, one.year, code, "total")
    raise AssertionError


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param("cap-xa:2025:C051:total", id="the whole"),
        pytest.param("cap-xa:2025:C051:1", id="a domain"),
        pytest.param("cap-xa:2025:C051:1.1.2", id="an item"),
        pytest.param("dong-phu:2022:695:I", id="a domain that a document states"),
    ],
)
def test_a_number_is_found_by_the_id_that_it_gives(identity):
    assert named(demo_shelf(), identity).id == identity


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param("", id="nothing"),
        pytest.param("cap-xa:2025:C051", id="no code"),
        pytest.param("cap-xa:abc:C051:total", id="no year"),
        pytest.param("cap-xa:²:C051:total", id="a digit that is no number"),
        pytest.param("cap-xa:1999:C051:total", id="a year without results"),
        pytest.param("cap-xa:2025:X:total", id="no such unit"),
        pytest.param("cap-xa:2025:C051:99", id="no such item"),
    ],
)
def test_an_unknown_id_finds_nothing(identity):
    assert named(demo_shelf(), identity) is None


def test_the_parts_of_a_domain_add_up_to_it():
    domain = subject("1")

    added = sum((part.value for part in domain.parts()), Decimal(0))
    assert rank_key(added) == rank_key(domain.value)
    assert {depth for depth, _ in domain.below()} == {1, 2}


def test_the_groups_above_an_item_begin_with_its_domain():
    assert [group.code for group in subject("1.1.2").above()] == ["1", "1.1"]


def test_missing_figures_give_no_value_and_no_percent():
    one = lacking()

    assert (one.value, one.percent) == (None, None)
    assert "thiếu số liệu" in words.heading(one).vi
    assert "thiếu không phải là 0" in words.sum_sentence(one).vi


def test_headings_name_unit_points_and_item():
    assert words.heading(subject("1.1.2")) == (
        "Phường Hải An: 1,46/1,50 điểm, mục 1.1.2. Mức độ hoàn thành kế hoạch CCHC năm",
        "Hai An ward: 1.46 of 1.50 points, item 1.1.2. Share of the reform plan completed",
    )
    assert words.heading(subject()).vi == "Phường Hải An: 94,53/100 điểm, hạng 1/15"
    assert words.heading(subject("total", "62", "par-index", 2023)).vi.startswith("Tỉnh Kon Tum: ")


def test_a_citation_names_authority_decision_version_and_address():
    told = words.citation(subject(), "http://x/so/1")

    for part in ("UBND tỉnh Mẫu", "2025/QĐ-UBND", "14/03/2026", "phiên bản 1", "http://x/so/1"):
        assert part in told.vi


def test_roles_are_told_and_no_names():
    one = subject("1.1.2")

    assert words.role_of(one).en == "the unit assessed"
    assert words.layer_of(one).vi == "khai ban đầu"
    assert words.role_of(subject("1")) == words.layer_of(subject("1")) == words.NONE


def test_the_chain_as_a_sheet_holds_rule_figures_document_and_page():
    rows = [
        dict(zip([c.key for c in s.columns], row, strict=True))
        for s in [chain_sheet(subject("1"))]
        for row in s.rows
    ]

    assert len(rows) == 1 + len(list(subject("1").below()))
    assert rows[0]["code"] == "1"
    cited = next(row for row in rows if row["document"])
    assert cited["page"]
    assert all(row["figures"] and row["rule"] for row in rows if row["role"].vi)


def corrected():
    old = demo_shelf().find("cap-xa", 2025)
    changes = (
        Correction("C051", "", "total", "94.1", "94.5"),
        Correction("C051", "", "rank", "2", "1"),
        Correction("C001", "", "rank", "1", "2"),
    )
    snapshot = replace(
        old.snapshot, version=2, corrections=changes, reason="Nhập sai", erratum_on=date(2026, 4, 1)
    )
    return Shelf("2", (published(snapshot),))


def test_an_erratum_stands_with_the_very_number_that_it_changed():
    one = find(corrected(), "cap-xa", 2025, "C051", "total")

    assert [change.what for change in one.corrections] == ["total", "rank"]
    assert find(corrected(), "cap-xa", 2025, "C051", "1").corrections == []
    rows = number_sheet(one).rows
    assert [row[-3:] for row in rows] == [
        ("94.1", "2026-04-01", "Nhập sai"),
        ("2", "2026-04-01", "Nhập sai"),
    ]


def test_a_number_without_errata_is_one_row():
    (row,) = number_sheet(subject()).rows

    assert row[:3] == ("cap-xa:2025:C051:total", "C051", subject().unit.title)
    assert row[-3:] == (None, None, None)


def test_the_badge_shows_number_version_and_address():
    svg = badge_picture(subject(), "http://x/so/1")

    for text in ("94,53/100 điểm", "Phường Hải An", "http://x/so/1", "<title"):
        assert text in svg
    assert "style=" not in svg


def test_the_square_code_is_a_picture_with_a_name():
    assert "<title>Mã QR của địa chỉ này</title>" in square_code("http://x/so/1")
