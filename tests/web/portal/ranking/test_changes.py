"""Differences against the year before and how far they may be read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories.shelves import (
    demo_shelf,
    demo_two_years,
    dong_phu,
    kon_tum,
    make_public,
    published,
    stated_block,
)
from thuocdo.core.comparing.comparability import Comparability
from thuocdo.reporting.snapshots.model import Correction
from thuocdo.web.portal.ranking.changes import between, compared, stated
from thuocdo.web.portal.ranking.errata import errata_of
from thuocdo.web.portal.shelf import Shelf

UP_4_09 = {
    "name": "Đồng Hới",
    "total": "90.99",
    "rank": 2,
    "points_change": Decimal("4.09"),
    "places_change": 3,
}


def demo(slug="cap-xa", year=2025):
    shelf = demo_shelf()
    one = shelf.find(slug, year)
    years = demo_two_years(shelf.before(one).content_hash, one.content_hash)
    return between(years, shelf.before(one).snapshot, one.snapshot)


def test_a_stated_change_gives_the_year_before():
    change = stated(stated_block([UP_4_09])).of["U1"]

    assert (change.before, change.points, change.places) == (Decimal("86.90"), Decimal("4.09"), 3)
    assert change.place_before == (5, 1)
    assert change.flag is Comparability.CONDITIONAL
    assert "văn bản" in change.caution.vi


def test_places_alone_tell_no_points():
    change = stated(dong_phu()).of["695"]

    assert (change.points, change.places, change.place_before) == (None, 6, (11, 11))
    assert not change.is_comparable


def test_points_alone_tell_no_total():
    change = stated(kon_tum()).of["62"]

    assert (change.before, change.points, change.place_before) == (None, Decimal("4.79"), (55, 63))


def test_a_document_without_changes_compares_nothing():
    assert stated(stated_block([{"name": "A", "total": "1", "rank": 1}])) is None


def test_a_first_year_has_nothing_before_it():
    shelf = demo_shelf()

    assert compared(shelf, shelf.find("cap-xa", 2022)) is None


def test_a_computed_year_is_not_compared_with_a_stated_one(monkeypatch):
    one = demo_shelf().find("cap-xa", 2025)
    older = published(replace(dong_phu(), slug="cap-xa", year=2024))
    shelf = Shelf("1", (one, replace(older, short=one.short)))
    make_public(monkeypatch, shelf)

    assert compared(shelf, one) is None


@pytest.mark.slow
class TestOfTheDemonstration:
    def test_a_new_edition_makes_every_difference_conditional(self):
        flags = {change.flag for change in demo("so-nganh").of.values()}

        assert flags == {Comparability.CONDITIONAL}

    def test_the_same_edition_and_unit_compare_plainly(self):
        against = demo(year=2024)

        assert against.of["C001"].flag is Comparability.COMPARABLE
        assert against.of["C001"].caution.vi == ""
        assert against.note_on(["C001"]).vi == ""

    def test_the_difference_is_that_of_the_published_values(self):
        shelf, against = demo_shelf(), demo()
        now, before = (
            shelf.find("cap-xa", year).snapshot.scores["C001"].percent for year in (2025, 2024)
        )

        assert abs(against.of["C001"].points - (now - before)) < Decimal("1e-9")

    def test_missing_figures_are_not_compared(self):
        change = demo().of["C043"]

        assert change.points is None
        assert change.flag is Comparability.NOT_COMPARABLE
        assert "thiếu số liệu" in change.caution.vi

    def test_a_reservation_names_units_and_editions_not_codes(self):
        caution = demo().of["C062"].caution

        assert "Xã Cao Phong, Xã Lũng Vân, Xã Thượng Hà → Xã Vân Phong" in caution.vi
        assert "2024 → 2025" in caution.en
        assert "demo-province" not in caution.vi

    def test_another_cohort_tells_the_place_before_instead_of_a_move(self):
        change = demo().of["C029"]

        assert (change.places, change.place_before) == (None, (2, 45))

    def test_the_note_tells_edition_and_units(self):
        note = demo().note_on(demo().of)

        assert "bộ chỉ số mới (mục đổi quy tắc: 2" in note.vi
        assert "4 đơn vị mới sắp xếp lại" in note.vi
        assert "4 reorganised units" in note.en

    def test_the_note_is_about_the_units_that_are_shown(self):
        assert "sắp xếp lại" not in demo().note_on(["C001"]).vi


def corrected():
    corrections = (
        Correction("U1", "", "total", "70", "71"),
        Correction("U1", "I", "points", "1", "2"),
        Correction("U2", "", "rank", "2", "1"),
    )
    snapshot = stated_block([{"name": "Xã Một", "total": "71", "rank": 1}, {"name": "Xã Hai"}])
    nodes = {"I": replace_title(dong_phu().nodes["I"])}
    return published(
        replace(
            snapshot,
            corrections=corrections,
            reason="Cộng sai.",
            erratum_on=date(2024, 5, 6),
            nodes=nodes,
        )
    )


def replace_title(node):
    return node._replace(title=node.title._replace(vi="Chỉ đạo"))


def test_an_erratum_tells_old_new_day_and_reason():
    total, points = errata_of(corrected(), {"U1"})

    assert total.sentence.vi == (
        "Đính chính ngày 06/05/2024, Xã Một: tổng điểm 70,00 → 71,00. Lý do: Cộng sai."
    )
    assert points.what.vi == "điểm mục I “Chỉ đạo”"
    assert "1.00 → 2.00" in points.sentence.en


def test_errata_of_other_units_are_left_out():
    assert [one.change.unit for one in errata_of(corrected(), {"U2"})] == ["U2"]
