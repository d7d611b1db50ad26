"""A plain sheet of rows as a table for people, as CSV or as XLSX."""

import csv
import io
import shutil
import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import xlsxwriter
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thuocdo.cli.writing.exact_json import plain_number
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

PLAIN_WIDTH = 110  # characters, where the output is no terminal
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a text as a formula

Value = str | int | Decimal | Sentence | None


class Column(NamedTuple):
    """A column: its key for programs, its header for people, its decimals on paper."""

    key: str
    header: Sentence
    decimals: int | None = None  # None: as it is
    is_detail: bool = False  # in files only: a terminal is not wide enough

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


def as_table(sheet: Sheet, language: str) -> str:
    """A table for people; figures in the language's own writing."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    columns = [column for column in sheet.columns if not column.is_detail]
    for column in columns:
        justify = "right" if column.is_number else "left"
        table.add_column(column.header.in_language(language), justify=justify)  # type: ignore[arg-type]
    for row in sheet.rows:
        cells = [(c, v) for c, v in zip(sheet.columns, row, strict=True) if not c.is_detail]
        table.add_row(*(Text(shown(value, column, language)) for column, value in cells))
    parts: list[Text | Table] = [Text(sheet.title.in_language(language), style="bold"), Text("")]
    notes = [Text(note.in_language(language)) for note in sheet.notes]
    return printed([*parts, table, *notes])


def printed(parts: Sequence[Text | Table | str]) -> str:
    """Text as wide as the terminal, or 110 characters into a file; colour only on a terminal."""
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else PLAIN_WIDTH
    text = io.StringIO()
    console = Console(
        file=text,
        width=width,
        force_terminal=is_terminal,
        no_color=not is_terminal,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"


def shown(value: Value, column: Column, language: str) -> str:
    """One cell for people; a dash where there is nothing."""
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return write_number(value, column.decimals, language)
    if isinstance(value, Sentence):
        return value.in_language(language)
    return str(value)


def as_csv(sheet: Sheet, language: str) -> str:
    """A header of keys and the rows; decimal point, empty where there is nothing."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.key for column in sheet.columns])
    writer.writerows([[plain(value, language) for value in row] for row in sheet.rows])
    return text.getvalue()


def plain(value: Value, language: str) -> str:
    """One cell for programs; a text that a spreadsheet would run is made harmless."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_number(value)
    text = value.in_language(language) if isinstance(value, Sentence) else str(value)
    return f"'{text}" if not isinstance(value, int) and text.startswith(RISKY) else text


def as_xlsx(sheet: Sheet, language: str) -> bytes:
    """A workbook with one sheet; numbers are numbers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True, "text_wrap": True})
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, column.header.in_language(language), bold)
        for number, row in enumerate(sheet.rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, Decimal | int):
                    page.write_number(number, place, float(value))
                elif value is not None:
                    page.write_string(number, place, shown(value, sheet.columns[place], language))
        page.freeze_panes(1, 1)
    return stream.getvalue()


def rows_json(sheet: Sheet) -> list[dict[str, object]]:
    """Rows as objects, by the keys of the columns; texts in Vietnamese."""
    keys = [column.key for column in sheet.columns]
    return [
        {k: v.vi.strip() if isinstance(v, Sentence) else v for k, v in zip(keys, row, strict=True)}
        for row in sheet.rows
    ]
