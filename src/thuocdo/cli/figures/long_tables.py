"""Figures from a long table: a row a figure, with the columns unit, code, input, value."""

from datetime import datetime
from typing import NamedTuple

from thuocdo.cli.figures.cells import figure_in, is_not_applicable, refused
from thuocdo.cli.figures.figure_set import FigureSet, Unit
from thuocdo.cli.figures.single_column import asked_of, figures_in, only_input
from thuocdo.cli.figures.wide_tables import TOTAL
from thuocdo.cli.tables.table import Cell, Row, Table
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.scoring.figures import Entry, Layer, Provenance, Value
from thuocdo.vietnamese.dates import read_date
from thuocdo.vietnamese.folding import fold

NOT_APPLICABLE = "not_applicable"
LAYERS = list(Layer)


class Figure(NamedTuple):
    """One row: what it says, and whose word it is."""

    values: dict[str, Value]
    reason: str | None
    provenance: Provenance


def is_long(table: Table) -> bool:
    """Whether the table has the columns of a long one."""
    return {"unit", "code", "value"} <= table.columns.keys()


def read_long(table: Table, index_set: IndexSet) -> FigureSet:
    """Read all rows; of several layers of one figure the latest counts.

    Raises:
        UnreadableTable: a row names no unit or code, an unknown code or input, an unreadable value,
            or a figure that already stands in the same layer.
    """
    leaves = {leaf.code: leaf for leaf in index_set.leaves}
    figures = FigureSet(notes=list(table.notes))
    extra = {fold(header): index for index, header in enumerate(table.headers)}
    seen: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        unit, code = table.cell(row, "unit"), table.cell(row, "code")
        if not unit.text and not code.text:
            continue
        if not unit.text or not code.text:
            raise refused(
                unit if not unit.text else code,
                "dòng thiếu đơn vị hoặc mã. Điền đủ hoặc bỏ dòng.",
                "the row lacks a unit or a code. Fill it in or remove the row.",
            )
        figures.add_unit(
            Unit(
                unit.text, table.cell(row, "name").text or unit.text, table.cell(row, "level").text
            )
        )
        if code.text.upper() == TOTAL:
            read_stated(table, row, figures, unit.text)
        else:
            leaf = leaves.get(code.text)
            if leaf is None:
                raise refused(
                    code,
                    f"mã `{code.text}` không có trong bộ {index_set.name}. Sửa mã hoặc bỏ dòng.",
                    f"the code `{code.text}` is not in {index_set.name}. "
                    "Correct it or remove the row.",
                )
            take(table, row, leaf, figures.entries[unit.text], extra, seen)
    return figures


def read_stated(table: Table, row: Row, figures: FigureSet, unit: str) -> None:
    """A total that somebody stated: the inputs points, maximum, rank and out_of."""
    value = table.cell(row, "value").decimal()
    name = table.cell(row, "input").text or "points"
    if value is not None:
        figures.stated.setdefault(unit, {})[name] = value


def take(
    table: Table,
    row: Row,
    leaf: Leaf,
    entries: dict[str, Entry],
    extra: dict[str, int],
    seen: dict[tuple[str, str, str], int],
) -> None:
    """Add one row to the leaf's entry, unless a later layer has spoken already."""
    cell = table.cell(row, "value")
    if leaf.rule is None or cell.is_blank:
        return
    provenance = provenance_in(table, row, extra)
    values, reason = values_in(table, row, leaf)
    rank = LAYERS.index(provenance.layer)
    for name in values or (NOT_APPLICABLE,):
        key = (table.cell(row, "unit").text, leaf.code, name)
        if seen.get(key, -1) == rank:
            raise refused(
                cell,
                f"số liệu `{name}` của mục {leaf.code} đã có ở dòng trước. Bỏ một dòng.",
                f"the figure `{name}` of item {leaf.code} already stands in a row above. "
                "Remove one row.",
            )
        if seen.get(key, -1) < rank:
            seen[key] = rank
            before = entries.get(leaf.code, Entry({}))
            entries[leaf.code] = Entry(
                {**before.values, **values}, reason or before.not_applicable, provenance
            )


def values_in(table: Table, row: Row, leaf: Leaf) -> tuple[dict[str, Value], str | None]:
    """The figure of a row, or the reason why the item does not apply."""
    cell, name = table.cell(row, "value"), table.cell(row, "input")
    if fold(name.text) == NOT_APPLICABLE:
        return {}, cell.text
    if is_not_applicable(cell.text):
        return {}, cell.text
    asked = asked_of(leaf)
    if not name.text:
        if only_input(leaf) is None:
            raise refused(
                cell,
                f"mục {leaf.code} cần nêu tên số liệu ở cột input: {', '.join(asked)}.",
                f"the item {leaf.code} needs the name of the figure in the column input: "
                f"{', '.join(asked)}.",
            )
        return figures_in(cell, leaf), None
    if name.text not in asked:
        raise refused(
            name,
            f"mục {leaf.code} không hỏi `{name.text}`, chỉ hỏi: {', '.join(asked)}.",
            f"the item {leaf.code} does not ask for `{name.text}`, only for: {', '.join(asked)}.",
        )
    maximum = leaf.maximum if name.text == "points" else None
    value = figure_in(cell, asked[name.text], maximum)
    return ({} if value is None else {name.text: value}), None


def provenance_in(table: Table, row: Row, extra: dict[str, int]) -> Provenance:
    """Layer, role, time, document and page, as far as the table has such columns."""

    def text(header: str) -> str | None:
        return table.cell_at(row, extra[header]).text or None if header in extra else None

    layer = text("layer")
    if layer is not None and layer not in set(Layer):
        raise refused(
            table.cell_at(row, extra["layer"]),
            f"`{layer}` không phải là một lớp điểm: {', '.join(Layer)}.",
            f"`{layer}` is not a layer: {', '.join(Layer)}.",
        )
    return Provenance(
        Layer(layer) if layer else Layer.DECLARED,
        text("role"),
        moment_in(table.cell_at(row, extra["at"])) if "at" in extra else None,
        text("document"),
        text("page"),
    )


def moment_in(cell: Cell) -> datetime | None:
    """The time of a row, as ISO 8601 or as a date."""
    if cell.is_blank:
        return None
    try:
        return datetime.fromisoformat(cell.text)
    except ValueError:
        return datetime.combine(read_date(cell.text), datetime.min.time())
