"""Columns of a register by their names in both languages, and cells that say what they are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from thuocdo.reading.figures.cells import answer_in, date_in
from thuocdo.reading.tables.refusals import MEND, refused_cell, refused_file
from thuocdo.reading.tables.table import Cell, Row, Table
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

Names = Mapping[str, tuple[str, ...]]


class Columns:
    """The known columns of one table."""

    def __init__(self, table: Table, names: Names, needed: tuple[str, ...]) -> None:
        """Find the columns.

        Raises:
            UnreadableTable: one that is needed is missing.
        """
        headers = {fold(header): index for index, header in enumerate(table.headers)}
        self.table = table
        self.found = {
            name: headers[alias] for name, aliases in names.items() for alias in aliases[::-1]
            if alias in headers
        }  # fmt: skip
        lacking = ", ".join(name for name in needed if name not in self.found)
        if lacking:
            raise refused_file(
                table.name,
                Sentence(
                    f"thiếu cột {lacking}. Thêm cột này.",
                    f"the columns {lacking} are missing. Add them.",
                ),
            )

    def cell(self, row: Row, name: str) -> Cell | None:
        """The cell that holds something; None for a blank one or a column that is not there."""
        index = self.found.get(name)
        cell = None if index is None else self.table.cell_at(row, index)
        return None if cell is None or cell.is_blank else cell

    def place(self, row: Row, name: str) -> Cell:
        """The cell of a column that is there, blank or not, for its place."""
        return self.table.cell_at(row, self.found[name])

    def text(self, row: Row, name: str) -> str:
        """The text; empty where there is none."""
        cell = self.cell(row, name)
        return "" if cell is None else cell.text

    def day(self, row: Row, name: str) -> date | None:
        """The date; None where there is none."""
        cell = self.cell(row, name)
        return None if cell is None else date_in(cell)

    def answer(self, row: Row, name: str) -> bool:
        """Yes or no; yes where nothing is said."""
        cell = self.cell(row, name)
        return True if cell is None else answer_in(cell)

    def count(self, row: Row, name: str) -> int | None:
        """The count; None where there is none."""
        cell = self.cell(row, name)
        count = None if cell is None else cell.count()
        return None if count is None else int(count)

    def number(self, row: Row, name: str, low: int, high: int) -> Decimal | None:
        """A number between two bounds; None where there is none."""
        cell = self.cell(row, name)
        number = None if cell is None else cell.decimal()
        if cell is not None and number is not None and not low <= number <= high:
            raise refused_at(
                cell,
                f"`{cell.text}` phải từ {low} đến {high}. {MEND.vi}",
                f"`{cell.text}` must lie between {low} and {high}. {MEND.en}",
            )
        return number


def refused_at(cell: Cell, vi: str, en: str) -> Exception:
    """A refusal with the place of the cell."""
    return refused_cell(cell.place, Sentence(vi, en))
