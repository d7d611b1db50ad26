"""A plain sheet of rows, as CSV, as XLSX, as objects; ``tables`` prints it for people."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from thuocdo.core.ranking.places import Place
from thuocdo.reporting.exact_json import plain_number
from thuocdo.vietnamese.numbers import write_change, write_number, write_places, write_rank
from thuocdo.vietnamese.sentence import Sentence

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook's own date says nothing of its content
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a text as a formula


class Change(NamedTuple):
    """A difference of points; people read its sign, programs the number."""

    points: Decimal
    settled: Decimal | None = None  # as people read it, where parts have to add up


class Level(NamedTuple):
    """Points to which settled changes lead; programs read the exact number."""

    points: Decimal
    settled: Decimal


class Move(NamedTuple):
    """A difference of ranks."""

    places: int  # positive is better


Value = str | int | Decimal | Sentence | Place | Change | Level | Move | None


class Column(NamedTuple):
    """A column: its key for programs, its header for people, its decimals on paper."""

    key: str
    header: Sentence
    decimals: int | None = None  # None: as it is
    is_detail: bool = False  # in files only: a terminal is not wide enough
    is_section: bool = False  # for people, a table of its own for each value that follows another
    is_unbroken: bool = False  # for people, each value stays on one line

    @property
    def is_number(self) -> bool:
        """Whether the column holds figures, which stand to the right."""
        return self.decimals is not None


class Sheet(NamedTuple):
    """Rows under columns, with a title and notes for people."""

    title: Sentence
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]]
    notes: tuple[Sentence, ...] = ()


def shown(value: Value, column: Column, language: str) -> str:
    """One cell for people; a dash where there is nothing."""
    if value is None:
        return "–"
    if isinstance(value, Level):
        value = value.settled
    if isinstance(value, Decimal):
        return write_number(value, column.decimals, language)
    if isinstance(value, Sentence):
        return value.in_language(language)
    if isinstance(value, Place):
        tied = Sentence(" đồng hạng", " tied").in_language(language) if value.is_tied else ""
        return f"{write_rank(value.rank, value.out_of)}{tied}"
    if isinstance(value, Change):
        told = value.points if value.settled is None else value.settled
        return write_change(told, column.decimals, language)
    return write_places(value.places, language) if isinstance(value, Move) else str(value)


def as_data(value: Value, language: str) -> str | int | Decimal | None:
    """One cell for programs: numbers are numbers, texts stand in the language."""
    if isinstance(value, Sentence):
        return value.in_language(language).strip()
    if isinstance(value, Place):
        return value.rank
    if isinstance(value, Change | Level):
        return value.points
    return value.places if isinstance(value, Move) else value


def as_csv(sheet: Sheet, language: str) -> str:
    """A header of keys and the rows; decimal point, empty where there is nothing."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.key for column in sheet.columns])
    writer.writerows([[plain(value, language) for value in row] for row in sheet.rows])
    return text.getvalue()


def plain(value: Value, language: str) -> str:
    """One cell for programs; a text that a spreadsheet would run is made harmless."""
    data = as_data(value, language)
    if data is None:
        return ""
    if isinstance(data, Decimal):
        return plain_number(data)
    return f"'{data}" if isinstance(data, str) and data.startswith(RISKY) else str(data)


def as_xlsx(sheet: Sheet, language: str, beside: Sheet | None = None) -> bytes:
    """A workbook with the sheet, and with one beside it that tells about it; numbers are numbers.

    The same sheets give the same bytes at any time.
    """
    import xlsxwriter  # noqa: PLC0415  (only workbooks need it, and it takes time to load)

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": FIRST_DAY})
        bold = book.add_format({"bold": True, "text_wrap": True})
        write_page(sheet, book.add_worksheet(), bold, language)
        if beside is not None:
            page = book.add_worksheet(beside.title.in_language(language))
            write_page(beside, page, book.add_format({"bold": True}), language)
            page.set_column(0, 0, 24)
            page.set_column(1, 1, 100)
    return stream.getvalue()


def write_page(sheet: Sheet, page: "Worksheet", bold: "Format", language: str) -> None:
    """Headers and rows; the header and the first column stay in sight."""
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.header.in_language(language), bold)
    for number, row in enumerate(sheet.rows, start=1):
        for place, value in enumerate(as_data(value, language) for value in row):
            if isinstance(value, str):
                page.write_string(number, place, value)
            elif value is not None:
                page.write_number(number, place, float(value))
    page.freeze_panes(1, 1)


def rows_json(sheet: Sheet, language: str) -> list[dict[str, object]]:
    """Rows as objects, by the keys of the columns."""
    keys = [column.key for column in sheet.columns]
    return [
        {key: as_data(value, language) for key, value in zip(keys, row, strict=True)}
        for row in sheet.rows
    ]
