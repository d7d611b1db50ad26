"""From a path or standard input to a table."""

import io
import unicodedata
from datetime import date, time
from decimal import Decimal

import pytest
import xlsxwriter

from thuocdo.reading.tables.reading import read_table
from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.reading.tables.table import column_letters, refuse_lost_zeros
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Refusal

LEGACY = "name,points\nc¶i c¸ch hµnh chÝnh,2\nthñ tôc hµnh chÝnh,3\n"
LEGACY_ROWS = [line.split(",") for line in LEGACY.splitlines()]


def read(content, **options):
    content = content.encode() if isinstance(content, str) else content
    return read_table("-", stdin=io.BytesIO(content), **options)


def values(table):
    return [row.values for row in table.rows]


def workbook(fill):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    fill(book)
    book.close()
    return content.getvalue()


def sheet_of(*rows):
    def fill(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(fill)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("mã,điểm\n1,2\n", [("1", "2")], id="commas"),
        pytest.param("mã;điểm\n1;14,24\n2;3,5\n", [("1", "14,24"), ("2", "3,5")], id="semicolons"),
        pytest.param("mã\tđiểm\n1\t14,24\n", [("1", "14,24")], id="tabs"),
        pytest.param('mã,điểm\n"1, a; b",2\n', [("1, a; b", "2")], id="quoted"),
        pytest.param("Bảng 1, 2, 3\nmã;điểm\n1;2\n", [("1", "2")], id="a title with commas"),
        pytest.param("mã;điểm\n\n;\n1;2\n", [("1", "2")], id="empty rows"),
        pytest.param("điểm\n1\n2\n", [("1",), ("2",)], id="one column"),
        pytest.param("\ufeffmã,điểm\n1,2\n", [("1", "2")], id="byte order mark"),
    ],
)
def test_delimited_text(content, expected):
    table = read(content)

    assert table.headers in {("mã", "điểm"), ("điểm",)} or table.headers[0].startswith("Bảng")
    assert values(table)[-len(expected) :] == expected


def test_a_row_is_numbered_by_its_line():
    table = read('mã,điểm\n"hai\ndòng",1\n\n3,x\n')

    assert [row.number for row in table.rows] == [2, 5]
    assert table.cell(table.rows[1], "points").place.vi == "stdin, dòng 5, cột B (điểm)"
    assert table.cell(table.rows[1], "points").place.en == "stdin, row 5, column B (điểm)"


def test_a_short_row_has_empty_cells_and_a_missing_column_is_empty():
    table = read("mã,điểm,max\n1,2\n")

    assert table.cell(table.rows[0], "maximum").decimal() is None
    assert table.cell(table.rows[0], "change").is_blank


def test_composed_letters_come_out_whatever_came_in():
    assert read("ma\u0303,x\n1,2\n").headers == ("mã", "x")


def test_a_workbook_comes_out_composed_as_well():
    table = read(
        sheet_of([unicodedata.normalize("NFD", "điểm")], [unicodedata.normalize("NFD", "Xã")])
    )

    assert table.headers == ("điểm",)
    assert values(table) == [("Xã",)]


def test_cells_read_numbers_percentages_counts_and_whole_numbers():
    table = read("points;percent;numerator;rank\n14,50;94,2 %;18.500;-\n7,25;–;7;5\n")
    first, second = table.rows

    assert table.mark is DecimalMark.COMMA
    assert str(table.cell(first, "points").decimal()) == "14.50"
    assert table.cell(first, "percent").percent() == Decimal("94.2")
    assert table.cell(first, "numerator").count() == 18500
    assert table.cell(first, "rank").whole() is None
    assert table.cell(second, "percent").percent() is None
    assert table.cell(second, "rank").whole() == 5


def test_codes_say_nothing_about_the_decimal_mark():
    assert read("mã;điểm\n1.1;18.500\n").mark is None


def test_the_mark_of_the_user_rules_over_that_of_the_file():
    assert read("mã;điểm\n1;7,25\n", decimal=DecimalMark.POINT).mark is DecimalMark.POINT


def test_xlsx_values_are_what_the_sheet_shows():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "points", "value", "name"])
        sheet.write_row(1, 0, [1.1, 14.24, 5, True])
        sheet.write(2, 0, 0.1 + 0.2)
        sheet.write_datetime(2, 1, date(2024, 1, 2), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(2, 3, time(8, 30), book.add_format({"num_format": "hh:mm"}))

    table = read(workbook(fill))

    first, second = table.rows
    assert table.cell(first, "code").text == "1.1"
    assert table.cell(first, "points").decimal() == Decimal("14.24")
    assert table.cell(first, "value").text == "5"
    assert table.cell(first, "value").count() == 5
    assert first.values[3] is True
    assert second.values[:2] == (Decimal("0.3"), date(2024, 1, 2))
    assert isinstance(second.values[3], str)


def test_a_number_of_a_sheet_is_never_ambiguous():
    table = read(sheet_of(["code", "points", "numerator"], ["1", 18.125, 1234.0]))

    assert table.cell(table.rows[0], "points").decimal() == Decimal("18.125")
    assert table.cell(table.rows[0], "numerator").count() == 1234


def test_a_count_with_decimals_in_a_sheet_is_refused():
    table = read(sheet_of(["code", "numerator"], ["1", 12.5]))

    with pytest.raises(Refusal, match="không phải là số đếm"):
        table.cell(table.rows[0], "numerator").count()


def test_the_first_sheet_with_anything_is_read():
    def fill(book):
        book.add_worksheet("trống")
        book.add_worksheet("số liệu").write_row(4, 2, ["code", "points"])

    table = read(workbook(fill))

    assert table.headers == ("", "", "code", "points")


def test_a_formula_error_is_not_an_empty_cell():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "points"])
        sheet.write_formula(1, 1, "=1/0", value="#DIV/0!")

    with pytest.raises(UnreadableTable, match="dòng 2, cột B: công thức bị lỗi"):
        read(workbook(fill))


def test_a_formula_has_the_value_that_was_saved():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "points"])
        sheet.write_formula(1, 1, "=1+1.5", value=2.5)

    assert values(read(workbook(fill)))[0][1] == Decimal("2.5")


def test_a_code_that_lost_its_zero_is_refused():
    table = read(sheet_of(["code", "points"], [1.1, 2], [1.2, 3], [1.1, 4]))

    with pytest.raises(Refusal, match=r"cột A \(code\): mã 1\.1 xuất hiện hai lần"):
        refuse_lost_zeros(table)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["1.1", 2], ["1.1", 3]], id="text says what it means"),
        pytest.param([[1, 2], [1, 3]], id="1, 2, 3 counted afresh"),
        pytest.param([[1.1, 2], [1.2, 3]], id="no code twice"),
    ],
)
def test_other_codes_are_left_alone(rows):
    refuse_lost_zeros(read(sheet_of(["code", "points"], *rows)))


def test_a_code_may_come_again_for_another_unit():
    refuse_lost_zeros(read(sheet_of(["unit", "code", "points"], ["A", 1.1, 2], ["B", 1.1, 3])))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(
            LEGACY.encode("cp1252"), "TCVN3", id="bytes"
        ),
        pytest.param(LEGACY, "TCVN3", id="Unicode"),
        pytest.param(sheet_of(*LEGACY_ROWS),
                     "TCVN3", id="XLSX"),
    ],
)  # fmt: skip
def test_text_of_an_old_font_is_converted_with_a_note(content, name):
    table = read(content)

    assert table.rows[0].values[0] == "cải cách hành chính"
    assert [name in note.vi for note in table.notes] == [True]


def test_windows_1258_is_recognised_by_its_syllables():
    content = "name,points\ncải cách,2\nthủ tục,3\n".replace("ả", "a\u0309")
    content = content.replace("ủ", "u\u0309").replace("ụ", "u\u0323").encode("cp1258")

    table = read(content)

    assert [row.values[0] for row in table.rows] == ["cải cách", "thủ tục"]
    assert "Windows-1258" in table.notes[0].vi


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(number, letters):
    assert column_letters(number) == letters


def test_unknown_headers_are_those_that_nobody_asked_for():
    table = read("mã,điểm,ghi chú,hạng\n1,2,3,4\n")

    assert table.unknown_headers(("code", "points")) == ["ghi chú", "hạng"]
