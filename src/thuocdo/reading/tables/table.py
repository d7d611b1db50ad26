"""A table as it was read: every cell knows its file, row and column, for refusals that help."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from thuocdo.reading.tables.columns import TEXT_COLUMNS, column_named, columns_of
from thuocdo.reading.tables.quantities import (
    NotAQuantity,
    count_of,
    decimal_of,
    is_blank,
    plausible,
    whole,
)
from thuocdo.reading.tables.refusals import UnreadableCell, refused_cell
from thuocdo.vietnamese.numbers import DecimalMark, decimal_mark_of
from thuocdo.vietnamese.sentence import Refusal, Sentence

Value = str | Decimal | date | bool | None  # a datetime is a date, too


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``row`` and ``column`` count from 1 as the file's own programs do."""

    value: Value
    file: str
    row: int
    column: int
    header: str
    mark: DecimalMark | None

    @property
    def place(self) -> Sentence:
        """``bang.xlsx, dòng 14, cột C (điểm)``."""
        return place_of(self.file, self.row, self.column, self.header)

    @property
    def text(self) -> str:
        """What the cell shows, without spaces around it; empty for no value."""
        return text_of(self.value)

    @property
    def is_blank(self) -> bool:
        """Whether the cell holds nothing or one of the signs for nothing."""
        return is_blank(self.text)

    def decimal(self) -> Decimal | None:
        """The number in the cell; None where there is none.

        Raises:
            UnreadableCell: it holds something else, or a text with two readings.
        """
        return None if self.is_blank else self._number(self.text)

    def percent(self) -> Decimal | None:
        """The number in the cell, with or without a percent sign behind it."""
        return None if self.is_blank else self._number(self.text.removesuffix("%").rstrip())

    def whole(self) -> int | None:
        """The whole number in the cell, with or without a sign."""
        number = self.decimal()
        try:
            return None if number is None else whole(number)
        except NotAQuantity as wrong:
            raise self.refused(wrong) from wrong

    def count(self) -> Decimal | None:
        """The count in the cell, from 0 up."""
        if self.is_blank:
            return None
        try:
            return count_of(
                self.text, self.mark if isinstance(self.value, str) else DecimalMark.POINT
            )
        except NotAQuantity as wrong:
            raise self.refused(wrong) from wrong

    def refused(self, what: Refusal) -> UnreadableCell:
        """The refusal with the place of this cell before it."""
        return refused_cell(self.place, what.sentence)

    def _number(self, text: str) -> Decimal:
        try:
            if isinstance(self.value, Decimal):
                return plausible(self.value)
            return decimal_of(text, self.mark)
        except NotAQuantity as wrong:
            raise self.refused(wrong) from wrong


class Row(NamedTuple):
    """The values of one row, and its number in the file."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows of one file."""

    name: str  # the file, as refusals call it
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    mark: DecimalMark | None = None  # settles numbers that can be read in two ways
    notes: tuple[Sentence, ...] = ()  # what was done on the way that the user should know
    columns: dict[str, int] = field(init=False, compare=False)  # known column → index

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", columns_of(self.headers, self.name))

    def cell(self, row: Row, column: str) -> Cell:
        """The cell of a known column; an empty one where the table lacks the column."""
        index = self.columns.get(column)
        return (
            Cell(None, self.name, row.number, 0, "", None)
            if index is None
            else self.cell_at(row, index)
        )

    def cell_at(self, row: Row, index: int) -> Cell:
        """The cell by the place of its column, counted from 0."""
        value = row.values[index] if index < len(row.values) else None
        header = self.headers[index]
        return Cell(value, self.name, row.number, index + 1, header, self.mark)

    def place_at(self, row: Row, index: int) -> Sentence:
        """The place of the cell, without the cell."""
        return place_of(self.name, row.number, index + 1, self.headers[index])

    def text(self, row: Row, column: str) -> str:
        """The text of the cell of a known column, without the cell; empty where there is none."""
        index = self.columns.get(column)
        return "" if index is None else self.text_at(row, index)

    def text_at(self, row: Row, index: int) -> str:
        """The text of the cell by the place of its column, without the cell."""
        value = row.values[index] if index < len(row.values) else None
        return value.strip() if isinstance(value, str) else text_of(value)

    def unknown_headers(self, known: Iterable[str]) -> list[str]:
        """Headers of columns that are not among the known ones."""
        used = {self.columns[name] for name in known if name in self.columns}
        return [header for index, header in enumerate(self.headers) if header and index not in used]


def text_of(value: Value) -> str:
    """What a cell with this value shows, without spaces around it."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def place_of(file: str, row: int, column: int, header: str) -> Sentence:
    """The place of a cell in words."""
    letters = column_letters(column)
    named = f" ({header})" if header else ""
    return Sentence(
        f"{file}, dòng {row}, cột {letters}{named}", f"{file}, row {row}, column {letters}{named}"
    )


@cache
def column_letters(column: int) -> str:
    """1 → A, 27 → AA, as spreadsheets name their columns."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def mark_shown(headers: tuple[str, ...], rows: Iterable[Row]) -> DecimalMark | None:
    """The decimal mark that the cells show; codes such as 1.1 say nothing about it."""
    numeric = [
        index for index, header in enumerate(headers) if column_named(header) not in TEXT_COLUMNS
    ]
    return decimal_mark_of(set(_marked(numeric, rows)))


def _marked(indices: list[int], rows: Iterable[Row]) -> Iterator[str]:
    """Texts that may show a mark: of all others the two conventions give the same reading."""
    for row in rows:
        for index in indices:
            value = row.values[index] if index < len(row.values) else None
            if isinstance(value, str) and ("," in value or "." in value):
                yield value.strip().removesuffix("%").rstrip()


def _column(table: Table, index: int) -> Iterator[Value]:
    return (row.values[index] for row in table.rows if index < len(row.values))


def refuse_lost_zeros(
    table: Table, within: tuple[str, ...] = ("unit", "level", "year", "input")
) -> None:
    """Refuse codes that a spreadsheet turned into numbers so that 1.10 became 1.1.

    Args:
        table: The table; one without a code column has nothing to lose.
        within: Columns in whose every combination a code may come again.

    Raises:
        UnreadableCell: a code with decimals stands twice and is stored as a number.
    """
    column = table.columns.get("code")
    if column is None or not any(isinstance(v, Decimal) for v in _column(table, column)):
        return
    seen: set[tuple[str, ...]] = set()
    for row in table.rows:
        code = table.cell_at(row, column)
        key = (code.text, *(table.text(row, name) for name in within))
        if key in seen and isinstance(code.value, Decimal) and "." in code.text:
            raise refused_cell(
                code.place,
                Sentence(
                    f"mã {code.text} xuất hiện hai lần; có thể 1.10 đã bị bảng tính đổi thành 1.1. "
                    "Định dạng cột mã là văn bản (Text), nhập lại mã rồi đọc lại.",
                    f"the code {code.text} stands twice; the spreadsheet may have turned 1.10 into "
                    "1.1. Format the code column as text, enter the code again and read again.",
                ),
            )
        seen.add(key)
