"""A sheet as a table for people, in the width of the terminal."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thuocdo.reporting.sheets import Column, Sheet, Value, shown

Row = tuple[Value, ...]

PLAIN_WIDTH = 120  # characters, where the output is no terminal


def as_table(sheet: Sheet, language: str) -> str:
    """A table for people, or one a section; figures in the language's own writing."""
    parts: list[Text | Table] = [Text(sheet.title.in_language(language), style="bold")]
    for heading, rows in sections(sheet, language):
        parts += [Text(""), *heading, drawn(sheet.columns, rows, language)]
    return printed([*parts, *(Text(note.in_language(language)) for note in sheet.notes)])


def sections(sheet: Sheet, language: str) -> Iterator[tuple[list[Text], list[Row]]]:
    """Rows that follow each other with the same section; all rows where there is one section."""
    place = next((i for i, column in enumerate(sheet.columns) if column.is_section), None)
    if place is None or len({row[place] for row in sheet.rows}) < 2:
        yield [], sheet.rows
        return
    column = sheet.columns[place]
    for value, rows in groupby(sheet.rows, key=lambda row: row[place]):
        name = f"{column.header.in_language(language)}: {shown(value, column, language)}"
        yield [Text(name, style="bold")], list(rows)


def drawn(columns: tuple[Column, ...], rows: list[Row], language: str) -> Table:
    """One table; details and sections have no column in it."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    places = [i for i, c in enumerate(columns) if not c.is_detail and not c.is_section]
    for column in (columns[place] for place in places):
        table.add_column(
            column.header.in_language(language),
            justify="right" if column.is_number else "left",
            overflow="fold",
            no_wrap=column.is_unbroken,
        )
    for row in rows:
        table.add_row(*(Text(shown(row[i], columns[i], language)) for i in places))
    return table


def printed(parts: Sequence[Text | Table | str]) -> str:
    """Text as wide as the terminal, or 120 characters into a file; colour only on a terminal."""
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else PLAIN_WIDTH
    text = StringIO()
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
