"""Figures from a long table: a row a figure, with the columns unit, code, input, value."""

from thuocdo.cli.figures.cells import is_nothing, refused
from thuocdo.cli.figures.codes import Codes
from thuocdo.cli.figures.declared import Declared, declared_in
from thuocdo.cli.figures.figure_set import TOTAL, FigureSet, Unit
from thuocdo.cli.figures.layers import Layered
from thuocdo.cli.figures.provenance import provenance_in
from thuocdo.cli.figures.wide_columns import no_unit_column
from thuocdo.cli.figures.wide_tables import no_units
from thuocdo.cli.tables.table import Cell, Row, Table
from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.folding import fold

STATED = ("points", "maximum", "rank", "out_of")  # what may be stated of a whole or a group


def is_long(table: Table, codes: Codes) -> bool:
    """Whether the table has the columns of a long one, and none of a wide one."""
    is_wide = any(codes.meant(header) for header in table.headers)
    return "code" in table.columns and value_column(table) is not None and not is_wide


def value_column(table: Table) -> int | None:
    """The column of values; one called points will do."""
    return table.columns.get("value", table.columns.get("points"))


class LongTable:
    """A long table being read."""

    def __init__(self, table: Table, index_set: IndexSet) -> None:
        self.table, self.index_set, self.codes = table, index_set, Codes(index_set)
        self.unit = table.columns.get("unit")
        self.unit_column = first_of(table) if self.unit is None else self.unit
        self.value_column = value_column(table) or 0
        self.columns = {fold(header): index for index, header in enumerate(table.headers)}
        self.figures = FigureSet(notes=list(table.notes))
        self.layered = Layered()

    def read(self) -> FigureSet:
        """Read all rows; of several layers of one figure the latest counts.

        Raises:
            UnreadableTable: a row names no unit or code, an unknown code or input, an unreadable
                value, or a figure that already stands in the same layer.
        """
        for row in self.table.rows:
            self.read_row(row)
        if not self.figures.units:
            raise no_units(self.table.name)
        for (unit, code), entry in self.layered.entries():
            self.figures.entries[unit][code] = entry
        return self.figures

    def read_row(self, row: Row) -> None:
        """One figure of a leaf, or one that somebody stated of a group or of the whole."""
        unit, code = self.table.cell_at(row, self.unit_column), self.table.cell(row, "code")
        if not unit.text or not code.text:
            raise refused(
                unit if not unit.text else code,
                "dòng thiếu đơn vị hoặc mã. Điền đủ hoặc bỏ dòng.",
                "the row lacks a unit or a code. Fill it in or remove the row.",
            )
        if unit.text not in self.figures.units:
            self.figures.add_unit(self.unit_in(row, unit.text))
        found = self.codes.code(code.text)
        if found in self.codes.leaves:
            self.declare(row, unit.text, found)
        elif found is not None or code.text.upper() == TOTAL:
            self.state(row, unit.text, found or TOTAL)
        else:
            raise self.unknown(code)

    def unit_in(self, row: Row, unit: str) -> Unit:
        """The unit, with what the row says about it."""
        region = next((self.columns[h] for h in ("region", "vung") if h in self.columns), None)
        return Unit(
            unit,
            self.table.cell(row, "name").text or unit,
            self.table.cell(row, "level").text,
            "" if region is None else self.table.cell_at(row, region).text,
        )

    def declare(self, row: Row, unit: str, code: str) -> None:
        """Add what a row says of a leaf."""
        leaf, value = self.codes.leaves[code], self.table.cell_at(row, self.value_column)
        if leaf.rule is None or is_nothing(value, self.codes.asked[code].options):
            return
        declared: Declared = declared_in(
            value, self.table.cell(row, "input"), self.codes.asked[code]
        )
        provenance = provenance_in(self.table, row, self.columns)
        self.layered.add((unit, code), declared, provenance, value)
        self.figures.places[unit, code] = value.place

    def state(self, row: Row, unit: str, code: str) -> None:
        """Keep a stated figure: points, unless the column input says otherwise."""
        name = self.table.cell(row, "input")
        value = self.table.cell_at(row, self.value_column).decimal()
        if name.text not in {"", *STATED}:
            raise refused(
                name,
                f"dòng {code} chỉ có thể nêu: {', '.join(STATED)}. Sửa cột input.",
                f"a row of {code} can state only: {', '.join(STATED)}. Correct the input.",
            )
        if value is not None:
            self.figures.state(unit, code, name.text or "points", value)

    def unknown(self, code: Cell) -> Exception:
        """The refusal of a code that the set does not have."""
        return refused(
            code,
            f"mã `{code.text}` không có trong bộ {self.index_set.name}. Sửa mã hoặc bỏ dòng.",
            f"the code `{code.text}` is not in {self.index_set.name}. "
            "Correct it or remove the row.",
        )


def first_of(table: Table) -> int:
    """The column of units, where none is called so: the first that is not the code or value.

    Raises:
        UnreadableTable: there is no other column.
    """
    taken = {table.columns["code"], value_column(table), table.columns.get("input")}
    for index, header in enumerate(table.headers):
        if index not in taken and header:
            return index
    raise no_unit_column(table.name)


def read_long(table: Table, index_set: IndexSet) -> FigureSet:
    """Read all rows of a long table."""
    return LongTable(table, index_set).read()
