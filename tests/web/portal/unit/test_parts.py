"""Domains and items of a unit against its block, and the way it took."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories.shelves import demo_shelf, make_public, published
from thuocdo.reporting.snapshots.model import EventLine
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import compared
from thuocdo.web.portal.shelf import Shelf
from thuocdo.web.portal.unit.choosing import Choice, chosen, heir_of, results_of
from thuocdo.web.portal.unit.descent import arrival, predecessors, successors
from thuocdo.web.portal.unit.page import unit_page

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    return make_public(monkeypatch)


def page_of(shelf, code, **choice):
    asked = Choice(**choice)
    one = chosen(results_of(shelf, code), asked)
    return unit_page(shelf, one, code, compared(shelf, one), asked)


@pytest.mark.parametrize(
    ("code", "choice", "vi"),
    [
        pytest.param("C001", {}, "Phường An Khê: hạng 4/15, giảm 3 bậc so với năm 2024",
                     id="places"),
        pytest.param("C062", {}, "Xã Vân Phong: hạng 39/45, giảm 4,20 điểm so với năm 2024",
                     id="points"),
        pytest.param("C005", {"year": "2024"},
                     "Xã Cao Phong: hạng 41/45, tăng 2,45 điểm so với năm 2023", id="old unit"),
        pytest.param("C043", {"year": "2024"},
                     "Xã Tiên Lữ: thiếu số liệu ở 3 mục, chưa xếp hạng", id="incomplete"),
        pytest.param("C043", {}, "Xã Tiên Lữ: hạng 32/45", id="nothing to compare with"),
        pytest.param("S01", {}, "Văn phòng UBND tỉnh: được chấm, không xếp hạng", id="not ranked"),
        pytest.param("695", {}, "Huyện Đồng Phú: hạng 5/11, tăng 6 bậc so với năm 2021",
                     id="stated"),
        pytest.param("C001", {"year": "2022"}, "Phường An Khê: hạng 5/15", id="first year"),
    ],
)  # fmt: skip
def test_the_heading_says_rank_and_movement(shelf, code, choice, vi):
    assert page_of(shelf, code, **choice).title.vi == vi


def test_the_dossiers_that_would_win_points_are_counted(shelf):
    told = [item.line.gap.vi for item in page_of(shelf, "C029").gaps]

    assert any("cần thêm 132 hồ sơ" in sentence for sentence in told)


def test_gaps_begin_with_the_largest_step_and_add_up(shelf):
    page = page_of(shelf, "C001")
    gains = [item.line.gain for item in page.gaps]

    assert gains == sorted(gains, reverse=True)
    assert page.to_win == sum(gains)
    assert [*page.first_gaps, *page.other_gaps] == page.gaps


def test_strong_items_lead_the_median_and_weak_ones_trail_it(shelf):
    page = page_of(shelf, "C001")

    assert [item.lead for item in page.strong] == sorted(
        (i.lead for i in page.strong), reverse=True
    )
    assert all(item.lead > 0 for item in page.strong)
    assert [item.lead for item in page.weak] == sorted(item.lead for item in page.weak)
    assert all(item.lead < 0 for item in page.weak)


def test_domains_explain_the_whole_change(shelf):
    page = page_of(shelf, "C005", year="2024")

    assert len(page.domains) == 10
    assert sum(domain.change for domain in page.domains) == pytest.approx(page.change.points)
    assert len(page.movement.moves) == 9  # eight items and the rest
    assert sum(step.change for step in page.movement.told_causes) == Decimal("2.45")


def test_a_median_is_that_of_the_same_block(shelf):
    domain = page_of(shelf, "C001").domains[0]
    snapshot = shelf.find("cap-xa", 2025).snapshot
    values = sorted(
        score.groups["1"].percent
        for code, score in snapshot.scores.items()
        if snapshot.units[code].block == "phường" and score.groups["1"].percent is not None
    )

    assert domain.median == values[7]  # the eighth of fifteen


def test_stated_parts_are_added_up_and_have_no_median(shelf):
    page = page_of(shelf, "695")

    assert (page.stated_sum.points, page.stated_sum.maximum) == (
        Decimal("106.42"),
        Decimal("113.0"),
    )
    assert (page.stated_sum.risen, page.stated_sum.parts) == (8, 8)
    assert not page.has_medians
    assert page.has_changes
    assert page.trend is None
    assert [finding.subject for finding in page.accepted] == ["Huyện Đồng Phú"]


@pytest.mark.parametrize(
    ("way", "values"),
    [
        pytest.param("nhu-da-co", ["71.08", "78.10", "84.73", "73.36"], id="as it was"),
        pytest.param("don-vi-hien-nay", ["77.56", "73.36"], id="units of today"),
        pytest.param("khong-doi", [], id="unchanged"),
        pytest.param("gi-do", ["71.08", "78.10", "84.73", "73.36"], id="unknown"),
    ],
)
def test_a_merged_unit_has_three_series(shelf, way, values):
    trend = page_of(shelf, "C062", way=way).trend
    shown = [f"{row.value:.2f}" for row in trend.rows if row.year in {"2024", "2025"}]

    assert sorted(shown) == sorted(values)


def test_a_reconstructed_value_is_the_mean_by_population(shelf):
    snapshot = shelf.find("cap-xa", 2024).snapshot
    people = {code: snapshot.units[code].population for code in ("C005", "C011", "C019")}
    mean = sum(snapshot.scores[code].percent * each for code, each in people.items())
    row = page_of(shelf, "C062", way="don-vi-hien-nay").trend.rows[2]

    assert round(row.value, 9) == round(mean / sum(people.values()), 9)


def test_a_reconstructed_value_says_so_and_has_no_rank(shelf):
    row = page_of(shelf, "C062", way="don-vi-hien-nay").trend.rows[2]

    assert (row.year, row.rank, row.made_of) == ("2024", None, "C005, C011, C019")
    assert row.note.vi == "tính lại"


def test_a_year_without_figures_is_a_gap_with_its_reason(shelf):
    row = page_of(shelf, "C043").trend.rows[2]

    assert (row.value, row.note.vi) == (None, "thiếu số liệu, chưa có kết quả")


def test_breaks_name_edition_and_unit(shelf):
    (merged,) = page_of(shelf, "C062").trend.breaks
    (same,) = page_of(shelf, "C001").trend.breaks

    assert (merged.year, merged.reason.vi) == (2025, "đổi đơn vị, đổi bộ chỉ số")
    assert same.reason.en == "new edition"


def test_a_merged_unit_lists_its_three_predecessors(shelf):
    (event,) = page_of(shelf, "C062").predecessors

    assert [kin.code for kin in event.kin] == ["C005", "C011", "C019"]
    assert [(kin.share, kin.year_text) for kin in event.kin] == [(100, "2024")] * 3
    assert (event.on, event.basis) == (date(2025, 7, 1), "population")


def test_a_divided_unit_lists_its_successors_with_shares(shelf):
    (event,) = page_of(shelf, "C055").successors

    assert [(kin.code, kin.share) for kin in event.kin] == [("C063", 58), ("C064", 42)]


@pytest.mark.parametrize(
    ("code", "heir"),
    [
        pytest.param("C005", "C062", id="merged"),
        pytest.param("C053", "C065", id="renamed"),
        pytest.param("C055", None, id="divided"),
        pytest.param("C001", None, id="still there"),
        pytest.param("XYZ", None, id="unknown"),
    ],
)
def test_an_old_code_leads_to_its_one_successor(shelf, code, heir):
    assert heir_of(shelf, code) == heir


def line(old, new, **changes):
    return EventLine(date(2025, 7, 1), "merge", old, new, None, "", "")._replace(**changes)


def test_successors_are_followed_to_the_end():
    snapshot = demo_shelf().find("cap-xa", 2024).snapshot
    lines = (
        line("C001", "C002", kind="rename", share=Decimal(1), on=date(2023, 7, 1)),
        line("C002", "C003", kind="rename", share=Decimal(1)),
    )
    shelf = Shelf("1", (published(replace(snapshot, lineage=lines)),))

    assert heir_of(shelf, "C001") == "C003"


def test_an_abolished_unit_has_nobody_to_lead_to(shelf):
    (event,) = successors(shelf, [line("C001", "", kind="abolish")], "C001")

    assert event.kin == ()


def test_a_unit_that_nobody_knows_is_told_by_its_code(shelf):
    (event,) = predecessors(shelf, [line("OLD", "C001", kind="odd", document="1/NQ")], "C001")

    assert event.kin[0].name == Sentence("OLD", "OLD")
    assert (event.kind.vi, event.kin[0].share, event.kin[0].year_text) == ("Sắp xếp", None, "")


def test_the_note_on_arrival_names_day_and_document(shelf):
    lines = [line("C005", "C062", document="21/NQ-HĐND")]

    assert arrival(shelf, lines, "C005", "C062").vi == (
        "Xã Cao Phong (mã C005) đã nhập vào Xã Vân Phong từ ngày 01/07/2025 theo 21/NQ-HĐND."
    )
    assert arrival(shelf, lines, "C001", "C062") is None
    assert arrival(shelf, [line("OLD", "C062")], "OLD", "C062") is None


def test_all_results_of_a_unit_are_listed_newest_first(shelf):
    results = page_of(shelf, "C001", year="2023").results

    assert [(r.year_text, r.is_current) for r in results] == [
        ("2025", False), ("2024", False), ("2023", True), ("2022", False),
    ]  # fmt: skip


def test_an_index_can_be_asked_for(shelf):
    results = results_of(shelf, "C001")

    assert chosen(results, Choice(slug="cap-xa", year="2023")).year == 2023
    assert chosen(results, Choice(slug="so-nganh")) is None


def test_nothing_moved_where_only_one_year_is_known(shelf):
    assert page_of(shelf, "C001", year="2022").movement is None
    assert not page_of(shelf, "C001", year="2022").trend.is_shown
    assert page_of(shelf, "C043").movement is None


def test_the_last_results_of_an_ended_unit_stay_under_its_code():
    snapshot = demo_shelf().find("cap-xa", 2024).snapshot
    lines = (line("C001", "UNASSESSED", kind="rename", share=Decimal(1)),)
    shelf = Shelf("1", (published(replace(snapshot, lineage=lines)),))

    assert heir_of(shelf, "C001") is None
