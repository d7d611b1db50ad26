"""A sheet as a table for people, in the width of the terminal."""

import shutil
import sys
from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thuocdo.cli.writing.sheets import Sheet, shown

PLAIN_WIDTH = 110  # characters, where the output is no terminal


def as_table(sheet: Sheet, language: str) -> str:
    """A table for people; figures in the language's own writing."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    columns = [column for column in sheet.columns if not column.is_detail]
    for column in columns:
        justify = "right" if column.is_number else "left"
        header = column.header.in_language(language)
        table.add_column(header, justify=justify, overflow="fold")  # type: ignore[arg-type]
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
