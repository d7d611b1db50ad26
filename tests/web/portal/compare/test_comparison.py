"""Units and years side by side; every difference has its flag, and the parts add up."""

import csv
import io
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.factories.shelves import demo_shelf, demo_two_years
from thuocdo.core.comparing.comparability import Comparability
from thuocdo.core.comparing.waterfall import StepKind
from thuocdo.web.portal.compare.asked import MOST_UNITS, asked, found_unit, units_of
from thuocdo.web.portal.compare.bridged import bridged
from thuocdo.web.portal.compare.finding import NOTHING, finding
from thuocdo.web.portal.compare.sheets import comparison_sheet
from thuocdo.web.portal.compare.side_by_side import change_between, side_by_side
from thuocdo.web.portal.compare.views import comparison_page
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.shelf import Shelf

pytestmark = pytest.mark.slow


def between(older, newer):
    return demo_two_years(older.content_hash, newer.content_hash)


def unmapped(_older, _newer):
    return None


def table(*units, years=("2024", "2025"), slug="", how=between):
    return side_by_side(demo_shelf(), asked(demo_shelf(), slug, units, years), how)


def bridge_of(unit, years=("2024", "2025")):
    return bridged(change_between(table(unit, years=years).rows[0], between))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("C051", "C051", id="a code"),
        pytest.param("Phường Hải An (C051)", "C051", id="as the list offers it"),
        pytest.param("hai an", "C051", id="without marks"),
        pytest.param("Hai An ward", "C051", id="the English name"),
    ],
)
def test_units_are_named_as_people_type_them(text, code):
    assert found_unit(units_of(demo_shelf(), "cap-xa"), text).code == code


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("phuong", "có thể là nhiều đơn vị", id="several"),
        pytest.param("zz", "Không có đơn vị “zz”", id="none"),
    ],
)
def test_an_unclear_name_asks(text, part):
    chosen = asked(demo_shelf(), "cap-xa", [text], [])

    assert chosen.units == ()
    assert part in chosen.refusals[0].vi


def test_the_index_follows_from_the_first_unit_and_the_years_are_the_last_two():
    chosen = asked(demo_shelf(), "", ["695"], [])

    assert (chosen.slug, chosen.years) == ("dong-phu", (2022,))
    assert asked(demo_shelf(), "", [], ["1999"]).years == (2024, 2025)


def test_too_many_units_are_left_out_and_told():
    codes = list(units_of(demo_shelf(), "cap-xa"))[: MOST_UNITS + 1]

    chosen = asked(demo_shelf(), "cap-xa", codes, [])

    assert len(chosen.units) == MOST_UNITS
    assert "nhiều nhất 6" in chosen.refusals[-1].vi


def test_the_choice_stands_in_the_address():
    chosen = asked(demo_shelf(), "cap-xa", ["hai an"], ["2025", "2022"])

    assert chosen.query == "?chi-so=cap-xa&dv=C051&nam=2022&nam=2025"


def test_one_edition_compares_plainly_and_another_on_condition():
    cells = table("C051", years=("2022", "2023", "2024", "2025")).rows[0].cells

    flags = [cell.change.flag if cell.change else None for cell in cells]
    assert flags[0] is None
    assert flags[-1] is Comparability.CONDITIONAL
    assert cells[-1].change.caution.vi
    assert set(flags[1:-1]) == {Comparability.COMPARABLE}


def test_a_change_is_the_difference_of_the_two_values_shown():
    first, last = table("C051").rows[0].cells

    assert last.change.points == pytest.approx(last.value - first.value)


def test_without_a_mapping_nothing_is_computed():
    (row,) = table("C051", how=unmapped).rows

    assert row.cells[1].change.flag is Comparability.NOT_COMPARABLE
    assert row.cells[1].change.points is None
    assert change_between(row, unmapped) is None
    assert "không so sánh trực tiếp được" in finding(table("C051", how=unmapped), None).vi


def test_a_stated_year_is_shown_as_stated():
    one = table("695", years=("2022",))

    assert one.cautions[0].vi.startswith("Có năm lấy từ văn bản")
    assert finding(one, None).vi == "Huyện Đồng Phú: 93,91 điểm năm 2022"


def test_units_of_two_blocks_are_warned_about():
    known = units_of(demo_shelf(), "cap-xa")
    ward = next(code for code, unit in known.items() if unit.block == "phường")
    commune = next(code for code, unit in known.items() if unit.block == "xã")

    cautions = table(ward, commune).cautions

    assert any("khối khác nhau" in caution.vi for caution in cautions)


def test_a_unit_without_a_result_in_a_year_has_an_empty_cell():
    old, new = (demo_shelf().find("cap-xa", year).snapshot.scores for year in (2024, 2025))
    fresh = next(code for code in new if code not in old)
    gone = next(code for code in old if code not in new)

    assert table(fresh).rows[0].cells[0].score is None
    assert table(gone).rows[0].cells[1].change is None


@pytest.mark.parametrize("name", ["causes", "domains", "items"])
def test_the_parts_add_up_to_the_change_exactly(name):
    one = bridge_of("C051")

    steps = getattr(one, name)
    parts = [s.change for s in steps if s.kind not in {StepKind.START, StepKind.END}]
    assert sum(parts, Decimal(0)) == pytest.approx(one.bridge.difference, abs=Decimal("1e-8"))
    for _, lines in one.tables:
        shown = sum((line.change for line in lines if line.change is not None), Decimal(0))
        assert lines[0].level + shown == lines[-1].level


def test_items_without_figures_are_flagged_with_a_reason():
    flagged = {row.codes: row.reason.vi for row in bridge_of("C051").flagged}

    assert flagged == {"1.3.3": "không có số liệu năm trước theo cách tính mới"}


def test_the_finding_tells_the_change_and_its_real_part():
    one = table("C051")

    assert finding(one, bridge_of("C051")) == (
        "Phường Hải An: +4,03 điểm từ 2024 đến 2025, kết quả thật +4,39",
        "Hai An ward: +4.03 points from 2024 to 2025, real result +4.39",
    )
    assert finding(table("C051", "C001"), None).vi.startswith("Phường Hải An cao nhất trong 2")
    assert finding(table(), None) == NOTHING


def test_the_file_has_a_row_for_each_unit_and_year():
    sheet = comparison_sheet(table("C051", "C001"), NOTHING)

    assert [(row[0], row[3]) for row in sheet.rows] == [
        ("C051", 2024),
        ("C051", 2025),
        ("C001", 2024),
        ("C001", 2025),
    ]
    assert sheet.rows[1][11].vi == "có điều kiện"


def test_the_page_holds_table_waterfall_and_flagged_items(rf):
    html = comparison_page(rf.get("/so-sanh?dv=C051"), demo_shelf(), between, None).content.decode()

    for part in ('id="bang"', 'id="nguyen-nhan"', "<svg", "1.3.3", "có điều kiện"):
        assert part in html
    assert html.count("<h1") == 1


def test_the_csv_of_the_page_equals_its_table(rf):
    request = rf.get("/so-sanh.csv?dv=C051&dv=C001")
    response = comparison_page(request, demo_shelf(), between, Form.CSV)

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))

    assert [row["unit"] for row in rows] == ["C051", "C051", "C001", "C001"]
    assert f"{float(rows[1]['points']):.2f}" == "94.53"
    assert rows[0]["about_version"]


def test_the_causes_are_a_file_of_their_own_and_the_waterfall_a_picture(rf):
    causes = comparison_page(
        rf.get("/x?dv=C051&bang=nguyen-nhan"), demo_shelf(), between, Form.CSV
    ).content.decode()
    picture = comparison_page(rf.get("/x?dv=C051"), demo_shelf(), between, Form.SVG)

    assert "real,kết quả thật,4.38" in causes
    assert picture["Content-Type"].startswith("image/svg+xml")


def test_english_and_an_empty_shelf_work(rf):
    with override("en"):
        html = comparison_page(rf.get("/x?dv=C051"), demo_shelf(), between, None).content.decode()
        nothing = comparison_page(rf.get("/x"), Shelf("0", ()), between, None)

    assert "Why it changed" in html
    assert "Choose units and years" in nothing.content.decode()
