"""A criterion: who does best, how the block spreads, other editions, and figures to try."""

from decimal import Decimal

import pytest

from tests.factories.shelves import demo_shelf
from tests.factories.snapshots import demo_years
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.criterion.cases import worked_cases
from thuocdo.web.portal.criterion.elsewhere import elsewhere
from thuocdo.web.portal.criterion.sheets import standings_sheet
from thuocdo.web.portal.criterion.standings import fifths_of, finding, standings
from thuocdo.web.portal.criterion.trying import trial
from thuocdo.web.portal.criterion.views import Asked, criterion_page
from thuocdo.web.portal.editions import assessed_with
from thuocdo.web.portal.files.forms import Form

pytestmark = pytest.mark.slow


def found(code="1.1.2", block="phường"):
    one = demo_shelf().find("cap-xa", 2025)
    return standings(one, one.snapshot.nodes[code], block)


def sets():
    return {str(year): demo_years(year=year).index_set for year in (2025, 2024)}


def leaf(code="1.1.2"):
    return demo_years().index_set.leaf(code)


def tried(code="1.1.2", **query):
    figures = {name.replace("_", "-", 1): value for name, value in query.items()}
    return trial(demo_years().index_set, leaf(code), figures)


def test_units_stand_by_points_and_share_a_place_where_points_are_equal():
    rows = found().rows

    assert [row.place.rank for row in rows[:5]] == [1, 1, 1, 1, 5]
    assert rows[0].place.is_tied
    assert [row.unit.name for row in rows[:3]] == ["Phường An Khê", "Phường Bắc Hà", "Phường Dĩ An"]
    assert {row.unit.block for row in rows} == {"phường"}


def test_the_finding_counts_who_has_the_maximum():
    told = finding(found())

    assert told.vi.endswith(": 4 trong 15 đơn vị đạt tối đa, trung bình 1,44/1,5 điểm")
    assert told.en.endswith(": 4 of 15 units at the maximum, 1.44 of 1.5 on average")
    assert "đạt tối đa" not in finding(found("10")).vi  # penalties have no maximum


@pytest.mark.parametrize(
    ("shares", "counts"),
    [
        pytest.param(["100", "99.9", "80", "79.99", "0"], [1, 2, 1, 0, 0, 1], id="bounds"),
        pytest.param(["-5", "20"], [0, 0, 0, 0, 1, 1], id="below zero counts as the lowest"),
        pytest.param([], [0, 0, 0, 0, 0, 0], id="nobody"),
    ],
)
def test_the_spread_has_a_class_for_the_maximum_and_five_below(shares, counts):
    fifths = fifths_of([Decimal(share) for share in shares])

    assert [fifth.units for fifth in fifths] == counts
    assert max(fifth.width for fifth in fifths) in {0, 260}


def test_the_file_holds_the_rows_of_the_page():
    sheet = standings_sheet(found())

    assert [row[1] for row in sheet.rows] == [row.unit.code for row in found().rows]
    assert sheet.rows[0][9] == "cap-xa:2025:C001:1.1.2"


def test_another_edition_shows_what_became_of_the_item():
    (one,) = elsewhere(sets(), "2025", "1.3.3")

    assert (one.edition, one.codes) == ("2024", ("1.3.1", "1.3.2"))
    assert "gộp" in one.sentence.vi
    (back,) = elsewhere(sets(), "2024", "1.3.1")
    assert back.codes == ("1.3.3",)
    assert elsewhere(sets(), "1999", "1.3.1") == []
    assert elsewhere({"2025": sets()["2025"]}, "2025", "1.3.3") == []


def test_worked_cases_use_the_labels_of_the_rule():
    case = worked_cases(leaf())[-1]

    assert case.figures.vi == "Nhiệm vụ hoàn thành: 10.000; Nhiệm vụ trong kế hoạch: 10.000"
    assert case.points == Sentence("1,5 điểm", "1.5 points")


def test_trying_figures_gives_the_points_that_scoring_gives():
    told = tried(thu_numerator="35", thu_denominator="36").sentence

    assert (
        told == demo_shelf().find("cap-xa", 2025).snapshot.scores["C051"].leaves["1.1.2"].sentence
    )


def test_following_the_gap_gives_the_promised_points():
    told = tried(thu_numerator="36", thu_denominator="36").sentence

    assert "được 1,5/1,5 điểm" in told.vi


@pytest.mark.parametrize(
    ("query", "part"),
    [
        pytest.param(
            {"thu_numerator": "18.500", "thu_denominator": "36"},
            "18,5 hay 18500",
            id="two readings ask",
        ),
        pytest.param(
            {"thu_numerator": "abc", "thu_denominator": "36"},
            "Nhiệm vụ hoàn thành: `abc`",
            id="no number",
        ),
        pytest.param({"thu_numerator": "35"}, "Chưa đủ số liệu", id="a figure is missing"),
        pytest.param({"thu_numerator": "40", "thu_denominator": "36"}, "1.1.2", id="more than all"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_the_remedy(query, part):
    one = tried(**query)

    assert one.sentence is None
    assert part in one.refusal.vi


def test_nothing_typed_says_nothing():
    one = tried()

    assert (one.sentence, one.refusal, one.is_asked) == (None, None, False)
    assert [field.name for field in one.fields][:2] == ["thu-numerator", "thu-denominator"]


def test_a_rule_that_looks_at_another_item_asks_for_its_points():
    needing = next(each for each in demo_years().index_set.leaves if each.rule and each.rule.needs)
    other = needing.rule.needs[0]

    fields = [field.name for field in trial(demo_years().index_set, needing, {}).fields]

    assert f"diem-{other}" in fields


def asked(code="1.1.2", slug="cap-xa", edition="2025"):
    return Asked(slug, edition, code, assessed_with(demo_shelf(), slug, edition))


def test_the_page_has_rule_cases_standings_and_spread(rf):
    html = criterion_page(rf.get("/x?khoi=xa&nam=2025"), asked(), sets(), None).content.decode()

    for part in ('id="quy-tac"', 'id="vi-du"', 'id="thu"', 'id="don-vi"', 'id="phan-bo"'):
        assert part in html
    assert "khối xã, năm 2025" in html


def test_a_criterion_that_only_a_document_states_has_no_rule_and_no_cases(rf):
    one = asked("I", "dong-phu", "2022")

    html = criterion_page(rf.get("/x"), one, {}, None).content.decode()

    assert "không nêu quy tắc" in html
    assert 'id="vi-du"' not in html


def test_the_file_of_the_page_names_year_and_block(rf):
    response = criterion_page(rf.get("/x?khoi=xa"), asked(), sets(), Form.CSV)

    assert 'filename="cap-xa-2025-1.1.2-xa-vi.csv"' in response["Content-Disposition"]
    assert "csv-metadata.json?nam=2025&khoi=xa" in response["Link"]
