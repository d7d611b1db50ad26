"""A self-assessment as a workbook that is filled in and read back: one row a field."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from thuocdo.reporting.sheets import FIRST_DAY
from thuocdo.vietnamese.sentence import Sentence

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KEYS = ("participant", "key", "field", "version")  # hidden; how a row finds its way back
HEADERS = (
    Sentence("Mã", "Code"),
    Sentence("Nội dung", "Item"),
    Sentence("Ô cần điền", "Field"),
    Sentence("Cách ghi", "How to write it"),
    Sentence("Giá trị", "Value"),
)
WIDTHS = (8, 48, 36, 30, 40)
VALUE = len(KEYS) + len(HEADERS) - 1  # place of the one column that is filled in
NOTE = Sentence(
    "Chỉ điền cột Giá trị. Không xóa dòng, không đổi các cột khác.",
    "Fill in the column Value only. Delete no row and change no other column.",
)


class DeclaredRow(NamedTuple):
    """One field of one item."""

    participant: int
    code: str
    field: str
    version: int
    title: Sentence
    label: Sentence
    example: Sentence
    value: str | Decimal


def declared_xlsx(title: Sentence, rows: Sequence[DeclaredRow], language: str) -> bytes:
    """The workbook; the same rows give the same bytes at any time."""
    import xlsxwriter  # noqa: PLC0415  (only workbooks need it, and it takes time to load)

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": FIRST_DAY, "title": title.in_language(language)})
        page = book.add_worksheet(Sentence("Tự đánh giá", "Assessment").in_language(language))
        headers(book, page, language)
        body(book, page, rows, language)
    return stream.getvalue()


def headers(book: "Workbook", page: "Worksheet", language: str) -> None:
    """Keys and headers; the keys are hidden, the header stays in sight."""
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 2})
    for place, key in enumerate(KEYS):
        page.write_string(0, place, key, bold)
    for place, header in enumerate(HEADERS, start=len(KEYS)):
        page.write_string(0, place, header.in_language(language), bold)
        page.set_column(place, place, WIDTHS[place - len(KEYS)])
    page.set_column(0, len(KEYS) - 1, None, None, {"hidden": True})
    page.write_comment(0, VALUE, NOTE.in_language(language))
    page.freeze_panes(1, len(KEYS) + 1)


def body(book: "Workbook", page: "Worksheet", rows: Sequence[DeclaredRow], language: str) -> None:
    """One row a field; numbers are numbers, everything else is text."""
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    filled = book.add_format(
        {"text_wrap": True, "valign": "top", "bg_color": "#FFF9E3", "border": 1, "locked": False}
    )
    for number, row in enumerate(rows, start=1):
        page.write_number(number, 0, row.participant)
        page.write_string(number, 1, row.code)
        page.write_string(number, 2, row.field)
        page.write_number(number, 3, row.version)
        told = (Sentence(row.code, row.code), row.title, row.label, row.example)
        for place, text in enumerate(told, start=len(KEYS)):
            page.write_string(number, place, text.in_language(language), wrapped)
        if isinstance(row.value, Decimal):
            page.write_number(number, VALUE, float(row.value), filled)
        elif row.value:
            page.write_string(number, VALUE, row.value, filled)
        else:
            page.write_blank(number, VALUE, None, filled)
