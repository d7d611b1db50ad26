"""Figures from a long table: a row a figure, with the columns unit, code, input, value."""

from collections import Counter

from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.figures.cells import is_nothing, refused
from thuocdo.reading.figures.codes import Codes
from thuocdo.reading.figures.declared import Declared, declared_in
from thuocdo.reading.figures.figure_set import TOTAL, FigureSet, Unit
from thuocdo.reading.figures.layers import Key, Layered
from thuocdo.reading.figures.missing_words import missing_word, missing_words_note
from thuocdo.reading.figures.provenance import Sources
from thuocdo.reading.figures.wide_columns import no_unit_column
from thuocdo.reading.figures.wide_tables import no_units
from thuocdo.reading.tables.table import Cell, Row, Table, Value
from thuocdo.vietnamese.folding import fold

Saying = tuple[str, str, Value]  # leaf, input, value
MOST_SAYINGS = 65_536  # kept, so that a table of ever new numbers does not fill the memory
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
        self.code_column, self.value_column = table.columns["code"], value_column(table) or 0
        self.columns = {fold(header): index for index, header in enumerate(table.headers)}
        self.figures = FigureSet(notes=list(table.notes))
        self.layered = Layered()
        self.sources = Sources(table, self.columns)
        self.found: dict[str, str | None] = {}  # code as written → code
        self.said: dict[Saying, Declared | None] = {}
        self.words: Counter[str] = Counter()  # that were read as missing figures
        self.rows: dict[Key, Row] = {}  # the last that speaks of a unit's leaf

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
        for key, row in self.rows.items():
            self.figures.places[key] = self.table.place_at(row, self.value_column)
        self.figures.notes.extend(missing_words_note(self.table.name, self.words))
        return self.figures

    def read_row(self, row: Row) -> None:
        """One figure of a leaf, or one that somebody stated of a group or of the whole."""
        unit = self.table.text_at(row, self.unit_column)
        code = self.table.text_at(row, self.code_column)
        if not unit or not code:
            raise refused(
                self.table.cell_at(row, self.code_column if unit else self.unit_column),
                "dòng thiếu đơn vị hoặc mã. Điền đủ hoặc bỏ dòng.",
                "the row lacks a unit or a code. Fill it in or remove the row.",
            )
        if unit not in self.figures.units:
            self.figures.add_unit(self.unit_in(row, unit))
        found = self.code(code)
        if found in self.codes.leaves and not self.codes.asked[found].is_worked_out:
            self.declare(row, unit, found)
        elif found is not None or code.upper() == TOTAL:
            self.state(row, unit, found or TOTAL)
        else:
            raise self.unknown(self.table.cell_at(row, self.code_column))

    def code(self, written: str) -> str | None:
        """The code that a text is, looked for once; None where the set has no such code."""
        if written not in self.found:
            self.found[written] = self.codes.code(written)
        return self.found[written]

    def unit_in(self, row: Row, unit: str) -> Unit:
        """The unit, with what the row says about it."""
        region = next((self.columns[h] for h in ("region", "vung") if h in self.columns), None)
        return Unit(
            unit,
            self.table.text(row, "name") or unit,
            self.table.text(row, "level"),
            "" if region is None else self.table.text_at(row, region),
        )

    def declare(self, row: Row, unit: str, code: str) -> None:
        """Add what a row says of a leaf."""
        declared = self.declared(row, code)
        if declared is None:
            asked = self.codes.asked[code]
            if asked.leaf.rule is not None:
                self.words[missing_word(self.value(row), asked.options)] += 1
            return
        key = unit, code
        self.layered.add(key, declared, self.sources.of(row), lambda: self.value(row))
        self.rows[key] = row

    def value(self, row: Row) -> Cell:
        """The cell of the value."""
        return self.table.cell_at(row, self.value_column)

    def declared(self, row: Row, code: str) -> Declared | None:
        """What a row says of a leaf, read once for all rows that say the same; None for nothing."""
        values = row.values
        value = values[self.value_column] if self.value_column < len(values) else None
        saying = code, self.table.text(row, "input"), value
        if saying in self.said:
            return self.said[saying]
        declared = self.read_declared(row, code)
        if isinstance(value, str) and len(self.said) < MOST_SAYINGS:
            self.said[saying] = declared
        return declared

    def read_declared(self, row: Row, code: str) -> Declared | None:
        """Read what a row says of a leaf."""
        asked, value = self.codes.asked[code], self.value(row)
        if asked.leaf.rule is None or is_nothing(value, asked.options):
            return None
        return declared_in(value, self.table.cell(row, "input"), asked)

    def state(self, row: Row, unit: str, code: str) -> None:
        """Keep a stated figure: points, unless the column input says otherwise."""
        name = self.table.cell(row, "input")
        value = self.value(row).decimal()
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
