"""Figures from a wide table: a row a unit, a column a code (or ``code:input``)."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.cli.figures.cells import figure_in, is_not_applicable
from thuocdo.cli.figures.figure_set import FigureSet, Unit
from thuocdo.cli.figures.single_column import asked_of, figures_in, needs_columns, only_input
from thuocdo.cli.tables.columns import column_named
from thuocdo.cli.tables.refusals import refused_cell, refused_file
from thuocdo.cli.tables.table import Row, Table
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.scoring.figures import Entry, Input, Value
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

TOTAL = "TOTAL"
ABOUT_UNITS = {
    "name": "name",
    "level": "block",
    "block": "block",
    "region": "region",
    "vung": "region",
}


class Column(NamedTuple):
    """What a column of the table holds."""

    place: int  # of the column, from 0
    leaf: Leaf
    asked: Input | None  # None: the whole leaf in one column


class Layout(NamedTuple):
    """Where everything stands."""

    unit: int
    about: dict[str, int]  # field of Unit → column
    total: int | None
    columns: tuple[Column, ...]
    strays: tuple[str, ...]  # headers that belong to nothing


def read_wide(table: Table, index_set: IndexSet) -> FigureSet:
    """Read all rows.

    Raises:
        UnreadableTable: a column or cell does not fit; the same unit stands twice.
    """
    layout = layout_of(table, index_set)
    figures = FigureSet(notes=list(table.notes))
    if layout.strays:
        strays = ", ".join(f"«{header}»" for header in layout.strays)
        figures.notes.append(
            Sentence(
                f"{table.name}: cột {strays} không thuộc bộ chỉ số, không dùng đến.",
                f"{table.name}: the columns {strays} do not belong to the index set "
                "and are not used.",
            )
        )
    for row in table.rows:
        read_row(table, row, layout, figures)
    return figures


def layout_of(table: Table, index_set: IndexSet) -> Layout:
    """Match the headers with the codes of the set."""
    leaves = {leaf.code: leaf for leaf in index_set.leaves}
    unit = unit_column(table, leaves)
    about: dict[str, int] = {}
    columns, strays, total = [], [], None
    for index, header in enumerate(table.headers):
        text = header.strip()
        code, _, name = text.partition(":")
        if index == unit or not text:
            continue
        if code.strip() in leaves:
            columns.append(column_of(table.name, index, leaves[code.strip()], name.strip()))
        elif text.upper() == TOTAL:
            total = index
        elif about_unit(text):
            about.setdefault(about_unit(text), index)
        else:
            strays.append(text)
    if not columns:
        raise no_codes(table, index_set)
    return Layout(unit, about, total, tuple(columns), tuple(strays))


def unit_column(table: Table, leaves: dict[str, Leaf]) -> int:
    """The column that names units: the one so called, else the first one."""
    if "unit" in table.columns:
        return table.columns["unit"]
    first = table.headers[0].strip() if table.headers else ""
    if first.partition(":")[0] in leaves:
        raise refused_file(
            table.name,
            Sentence(
                "không có cột đơn vị. Thêm cột `unit` ở đầu bảng.",
                "there is no column of units. Add a column `unit` in front.",
            ),
        )
    return 0


def about_unit(header: str) -> str:
    """The field of a unit that a header names; empty for other headers."""
    return ABOUT_UNITS.get(column_named(header) or "") or ABOUT_UNITS.get(fold(header), "")


def column_of(file: str, index: int, leaf: Leaf, name: str) -> Column:
    """A column of one leaf, whole or one input of it."""
    asked = asked_of(leaf)
    if name:
        if name not in asked:
            known = ", ".join(asked)
            raise refused_file(
                file,
                Sentence(
                    f"cột `{leaf.code}:{name}`: mục này không hỏi `{name}`, chỉ hỏi: {known}.",
                    f"column `{leaf.code}:{name}`: this item does not ask for "
                    f"`{name}`, only for: {known}.",
                ),
            )
        return Column(index, leaf, asked[name])
    if leaf.rule is not None and only_input(leaf) is None:
        raise needs_columns(file, leaf)
    return Column(index, leaf, None)


def no_codes(table: Table, index_set: IndexSet) -> Exception:
    """The refusal of a table without a single column of the set."""
    examples = ", ".join(leaf.code for leaf in index_set.leaves[:3])
    return refused_file(
        table.name,
        Sentence(
            f"không cột nào mang mã của bộ {index_set.name} (ví dụ {examples}). "
            "Đặt mã tiêu chí làm tên cột, hoặc dùng bảng dài với các cột unit, code, input, value.",
            f"no column carries a code of {index_set.name} (such as {examples}). "
            "Name the columns by code, or use a long table: unit, code, input, value.",
        ),
    )


def read_row(table: Table, row: Row, layout: Layout, figures: FigureSet) -> None:
    """Read one unit."""
    cell = table.cell_at(row, layout.unit)
    unit = cell.text
    if not unit:
        if any(value is not None for value in row.values):
            raise refused_cell(
                cell.place,
                Sentence(
                    "thiếu tên đơn vị. Điền tên hoặc bỏ dòng.",
                    "the unit is missing. Fill it in or remove the row.",
                ),
            )
        return
    if unit in figures.units:
        raise refused_cell(
            cell.place,
            Sentence(
                f"đơn vị `{unit}` đã có ở dòng trước. Bỏ một dòng.",
                f"the unit `{unit}` already stands in a row above. Remove one row.",
            ),
        )
    about = {name: table.cell_at(row, index).text for name, index in layout.about.items()}
    name, block, region = (about.get(field, "") for field in ("name", "block", "region"))
    figures.add_unit(Unit(unit, name or unit, block, region))
    if layout.total is not None:
        stated = table.cell_at(row, layout.total).decimal()
        if stated is not None:
            figures.stated[unit] = {"points": stated}
    figures.entries[unit] = entries_in(table, row, layout.columns)


def entries_in(table: Table, row: Row, columns: tuple[Column, ...]) -> dict[str, Entry]:
    """What a row declares, leaf by leaf; a blank cell declares nothing."""
    values: dict[str, dict[str, Value]] = {}
    reasons: dict[str, str] = {}
    for column in columns:
        cell, code = table.cell_at(row, column.place), column.leaf.code
        if column.leaf.rule is None or cell.is_blank:
            continue
        if is_not_applicable(cell.text):
            reasons[code] = cell.text
        elif column.asked is None:
            values.setdefault(code, {}).update(figures_in(cell, column.leaf))
        else:
            value = figure_in(cell, column.asked, maximum_for(column))
            if value is not None:
                values.setdefault(code, {})[column.asked.name] = value
    every = dict.fromkeys([*values, *reasons])
    return {code: Entry(values.get(code, {}), reasons.get(code)) for code in every}


def maximum_for(column: Column) -> Decimal | None:
    """What settles an ambiguous number of points."""
    return column.leaf.maximum if column.asked and column.asked.name == "points" else None
