"""What each column of a wide table holds, by its header."""

import re
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import Input
from thuocdo.reading.figures.codes import Codes, Meant
from thuocdo.reading.figures.figure_set import TOTAL
from thuocdo.reading.figures.single_column import Asked, needs_columns
from thuocdo.reading.tables.columns import column_named, plain_header
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.table import Table, column_letters
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

ABOUT_UNITS = {"name": "name", "level": "block"}  # column → field of Unit
REGIONS = frozenset({"region", "vung", "khu vuc"})
TOTALS = frozenset({"total", "tong", "tong cong", "tong diem"})
UNIT_CODES = frozenset({"unitcode", "unitid", "madonvi"})
MAY_NAME_UNITS = frozenset({None, "unit", "code", "name"})
DATE = re.compile(r"\d{4}-\d\d-\d\d\b.*")


class Column(NamedTuple):
    """What a column of the table holds."""

    place: int  # of the column, from 0
    leaf: Leaf
    of: Asked  # all that the leaf asks for
    asked: Input | None  # None: the whole leaf in one column

    @property
    def limit(self) -> Decimal | None:
        """Points at most, which settles a number with two readings."""
        return self.leaf.maximum if self.asked and self.asked.name == "points" else None


class Layout(NamedTuple):
    """Where everything stands."""

    unit: int
    about: dict[str, int]  # field of Unit → column
    stated: dict[str, int]  # TOTAL or the code of a group → column
    columns: tuple[Column, ...]
    strays: tuple[str, ...]  # headers that belong to nothing


def layout_of(table: Table, codes: Codes) -> Layout:
    """Match the headers with the codes of the set.

    Raises:
        UnreadableTable: there is no column of units or of codes; a header may be a slip, or
            stands twice.
    """
    unit, about = unit_columns(table, codes)
    stated: dict[str, int] = {}
    columns: list[Column] = []
    strays: list[str] = []
    for index, header in enumerate(table.headers):
        if not header or index == unit or index in about.values() or codes.is_row_number(header):
            continue
        meant = codes.meant(header)
        if is_stated_total(header, meant):
            take_once(table, stated, TOTAL, index)
        elif meant and meant.code in codes.leaves:
            columns.append(column_of(table, index, codes.asked[meant.code], meant))
        elif meant:
            take_once(table, stated, meant.code, index)
        else:
            strays.append(stray(table, index, codes))
    refuse_twice(table, columns)
    if not columns:
        raise no_codes(table, codes)
    return Layout(unit, about, stated, tuple(columns), tuple(strays))


def unit_columns(table: Table, codes: Codes) -> tuple[int, dict[str, int]]:
    """The column that identifies units, and those that say more about them."""
    about: dict[str, int] = {}
    for index, header in enumerate(table.headers):
        field = about_unit(header)
        if field and not codes.meant(header):
            about.setdefault(field, index)
    plain = {plain_header(header): index for index, header in enumerate(table.headers)}
    code = next((plain[name] for name in UNIT_CODES if name in plain), None)
    named = table.columns.get("unit")
    if code is not None and named is not None:
        return code, {**about, "name": named}
    first = code if code is not None else named
    unit = first_column(table, codes) if first is None else first
    return unit, {field: index for field, index in about.items() if index != unit}


def about_unit(header: str) -> str:
    """The field of a unit that a header names; empty for other headers."""
    return "region" if fold(header) in REGIONS else ABOUT_UNITS.get(column_named(header) or "", "")


def first_column(table: Table, codes: Codes) -> int:
    """The first column that can name units, whatever it is called.

    Raises:
        UnreadableTable: there is none before the columns of codes.
    """
    for index, header in enumerate(table.headers):
        if codes.is_row_number(header):
            continue
        if codes.meant(header):
            break
        if column_named(header) in MAY_NAME_UNITS:
            return index
    raise no_unit_column(table.name)


def no_unit_column(file: str) -> UnreadableTable:
    """The refusal of a table in which nothing names units."""
    return refused_file(
        file,
        Sentence(
            "không có cột đơn vị. Thêm cột `unit` ở đầu bảng.",
            "there is no column of units. Add a column `unit` in front.",
        ),
    )


def is_stated_total(header: str, meant: Meant | None) -> bool:
    """Whether a column states the total of each unit."""
    return meant is None and (fold(header) in TOTALS or column_named(header) == "points")


def take_once(table: Table, stated: dict[str, int], code: str, index: int) -> None:
    """Keep the column of a stated figure.

    Raises:
        UnreadableTable: another column states the same.
    """
    if code in stated:
        raise twice(table, code, stated[code], index)
    stated[code] = index


def column_of(table: Table, index: int, of: Asked, meant: Meant) -> Column:
    """A column of one leaf, whole or one input of it.

    Raises:
        UnreadableTable: the leaf has no such input, or asks for several.
    """
    leaf, asked = of.leaf, of.named(meant.rest) if meant.rest else None
    is_title = not meant.is_named or fold(meant.rest) == fold(leaf.title.vi)
    if asked is None and meant.rest and not is_title:
        raise refused_file(
            table.name,
            Sentence(
                f"cột {column_letters(index + 1)} (`{table.headers[index]}`): mục này không hỏi "
                f"`{meant.rest}`, chỉ hỏi: {of.known}. Sửa tên cột.",
                f"column {column_letters(index + 1)} (`{table.headers[index]}`): this item does "
                f"not ask for `{meant.rest}`, only for: {of.known}. Correct the header.",
            ),
        )
    if asked is None and leaf.rule is not None and of.inputs and of.only is None:
        raise needs_columns(table.name, of)
    return Column(index, leaf, of, asked)


def stray(table: Table, index: int, codes: Codes) -> str:
    """A header that belongs to nothing; one that may be a misspelt code is refused.

    Raises:
        UnreadableTable: a figure under a wrong code must not read as missing.
    """
    header, letters = table.headers[index], column_letters(index + 1)
    if DATE.fullmatch(header):
        raise refused_file(
            table.name,
            Sentence(
                f"cột {letters}: mã đã bị bảng tính đổi thành ngày ({header[:10]}). Định dạng dòng "
                "tiêu đề là văn bản (Text) rồi nhập lại mã.",
                f"column {letters}: the spreadsheet has turned the code into a date "
                f"({header[:10]}). Format the header row as text and enter the code again.",
            ),
        )
    if codes.is_like_a_code(header):
        raise refused_file(
            table.name,
            Sentence(
                f"cột {letters}: mã `{header}` không có trong bộ {codes.set_name}. "
                "Sửa mã hoặc bỏ cột.",
                f"column {letters}: the code `{header}` is not in {codes.set_name}. "
                "Correct it or remove the column.",
            ),
        )
    return header


def refuse_twice(table: Table, columns: list[Column]) -> None:
    """Refuse two columns of one figure.

    Raises:
        UnreadableTable: there are two.
    """
    seen: dict[tuple[str, str], int] = {}
    for column in columns:
        key = column.leaf.code, column.asked.name if column.asked else ""
        if key in seen:
            raise twice(table, table.headers[column.place], seen[key], column.place)
        seen[key] = column.place


def twice(table: Table, what: str, one: int, other: int) -> UnreadableTable:
    """The refusal of two columns that say the same."""
    letters = column_letters(one + 1), column_letters(other + 1)
    return refused_file(
        table.name,
        Sentence(
            f"cột {letters[0]} và {letters[1]} cùng mang mã `{what}`; có thể 1.10 đã bị bảng tính "
            "đổi thành 1.1. Bỏ một cột, hoặc định dạng tiêu đề là văn bản (Text) rồi nhập lại mã.",
            f"the columns {letters[0]} and {letters[1]} both have the code `{what}`; the "
            "spreadsheet may have turned 1.10 into 1.1. Remove one, or format the header as text "
            "and enter the code again.",
        ),
    )


def no_codes(table: Table, codes: Codes) -> UnreadableTable:
    """The refusal of a table without a single column of the set."""
    examples = ", ".join(list(codes.leaves)[:3])
    return refused_file(
        table.name,
        Sentence(
            f"không cột nào mang mã của bộ {codes.set_name} (ví dụ {examples}). "
            "Đặt mã tiêu chí làm tên cột, hoặc dùng bảng dài với các cột unit, code, input, value.",
            f"no column carries a code of {codes.set_name} (such as {examples}). "
            "Name the columns by code, or use a long table: unit, code, input, value.",
        ),
    )
