"""Files say what they are, and hold the same cells as the table they come from."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from thuocdo.core.ranking.places import Place
from thuocdo.reporting.sheets import Column, Sheet
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.files.about import About, same
from thuocdo.web.portal.files.forms import Form, FormConverter
from thuocdo.web.portal.files.written import with_ending, written

ABOUT = About(
    Sentence("Tên bảng", "A title"),
    Sentence("điểm", "points"),
    Sentence("Định nghĩa", "A definition"),
    same("UBND tỉnh Mẫu"),
    Sentence("phiên bản 1", "version 1"),
    "http://localhost/so-sanh?dv=C1",
)
SHEET = Sheet(
    Sentence("Bảng", "Table"),
    (
        Column("rank", Sentence("Hạng", "Rank")),
        Column("name", Sentence("Đơn vị", "Unit")),
        Column("points", Sentence("Điểm", "Points"), 2),
    ),
    [
        (Place(1, 2, is_tied=False), Sentence("Xã Ăn Sơn", "An Son"), Decimal("93.9149")),
        (None, "=SUM(A1)", None),
    ],
    (Sentence("Một ghi chú", "A note"),),
)
STATED = ["title", "unit", "definition", "source", "licence", "version", "address", "notes"]


def rows_of(form=Form.CSV):
    text = written(SHEET, form, ABOUT).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_csv_is_one_rectangle_with_the_statements_in_its_first_row():
    header, first, second = rows_of()

    assert header == ["rank", "name", "points", *[f"about_{key}" for key in STATED]]
    assert first[:3] == ["1", "Xã Ăn Sơn", "93.9149"]
    assert first[3:6] == ["Tên bảng", "điểm", "Định nghĩa"]
    assert first[7].startswith("CC BY 4.0")
    assert first[10] == "Một ghi chú"
    assert second[3:] == [""] * len(STATED)


def test_a_csv_begins_with_the_mark_that_excel_needs():
    assert written(SHEET, Form.CSV, ABOUT).startswith(b"\xef\xbb\xbfrank,")


def test_what_a_spreadsheet_would_run_is_made_harmless():
    assert rows_of()[2][:3] == ["", "'=SUM(A1)", ""]


def test_a_workbook_has_a_second_sheet_about_the_data():
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(SHEET, Form.XLSX, ABOUT)))

    table, told = (book.get_sheet_by_index(place).to_python() for place in (0, 1))

    assert book.sheet_names[1] == "Về dữ liệu này"
    assert table[1] == [1.0, "Xã Ăn Sơn", 93.9149]
    assert table[2][1] == "=SUM(A1)"
    assert ["Giấy phép", next(text for label, text in told if label == "Giấy phép")] in told
    assert ["Ghi chú", "Một ghi chú"] in told
    assert ["Cột 3", "Điểm"] in told


def test_json_keeps_every_digit_and_says_what_it_is():
    data = json.loads(written(SHEET, Form.JSON, ABOUT), parse_float=Decimal)

    assert [*data["about"], "notes"] == STATED
    assert data["rows"][0] == {"rank": 1, "name": "Xã Ăn Sơn", "points": Decimal("93.9149")}
    assert data["rows"][1]["points"] is None
    assert data["columns"][2] == {"key": "points", "title": "Điểm"}


def test_the_description_of_a_csv_names_its_columns_in_both_languages():
    data = json.loads(written(SHEET, Form.DESCRIPTION, ABOUT))

    columns = {one["name"]: one for one in data["tableSchema"]["columns"]}
    assert data["url"] == "http://localhost/so-sanh.csv?dv=C1"
    assert columns["points"]["datatype"] == "decimal"
    assert columns["name"]["dc:description"][1] == {"@value": "Unit", "@language": "en"}


@pytest.mark.parametrize("form", [Form.CSV, Form.XLSX, Form.JSON, Form.DESCRIPTION])
def test_the_same_table_gives_the_same_bytes(form):
    assert written(SHEET, form, ABOUT) == written(SHEET, form, ABOUT)


def test_texts_follow_the_language_of_the_reader():
    with override("en"):
        header, first, _ = rows_of()

    assert (first[1], first[3], header[0]) == ("An Son", "A title", "rank")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/so-sanh", "/so-sanh.csv", id="no query"),
        pytest.param("/so-sanh?dv=1&nam=2", "/so-sanh.csv?dv=1&nam=2", id="the query stays"),
    ],
)
def test_an_ending_stands_before_the_query(address, expected):
    assert with_ending(address, Form.CSV) == expected


def test_the_converter_knows_each_form_by_its_ending():
    converter = FormConverter()

    assert converter.to_python("csv-metadata.json") is Form.DESCRIPTION
    assert converter.to_url(Form.XLSX) == "xlsx"
    assert converter.regex.count("|") == len(Form) - 1


def test_dates_of_statements_are_written_day_first():
    from tests.factories.shelves import demo_shelf  # noqa: PLC0415  (computes two years)
    from thuocdo.web.portal.files.about import source_of, version_of  # noqa: PLC0415

    one = demo_shelf().find("cap-xa", 2025)

    assert "14/03/2026" in source_of(one).vi
    assert source_of(one).en.endswith("demonstration, not official")
    assert version_of(one).vi.startswith("phiên bản 1, công bố 15/03/2026, SHA-256 ")
    assert one.snapshot.decision.decided_on == date(2026, 3, 14)
