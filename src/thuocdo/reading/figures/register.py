"""What a table of units says about them: code, name, block, region, population, is_ranked."""

from dataclasses import replace

from thuocdo.reading.figures.cells import answer_in
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.tables.reading import read_table
from thuocdo.reading.tables.refusals import refused_cell, refused_file
from thuocdo.reading.tables.table import Cell, Table
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

NAMES = {
    "code": ("code", "ma", "ma don vi", "unit"),
    "name": ("name", "ten", "ten don vi"),
    "block": ("block", "level", "khoi", "cap"),
    "region": ("region", "vung", "khu vuc"),
    "population": ("population", "dan so"),
    "is_ranked": ("is_ranked", "xep hang"),
}


def with_register(figures: FigureSet, source: str) -> FigureSet:
    """Add what a table of units says; units that it does not name stay as they are.

    Raises:
        UnreadableTable: there is no column of codes, a unit stands twice, or a cell is unfit.
    """
    table = read_table(source)
    columns = {fold(header): index for index, header in enumerate(table.headers)}
    found = {
        name: columns[alias] for name, aliases in NAMES.items() for alias in aliases[::-1]
        if alias in columns
    }  # fmt: skip
    if "code" not in found:
        raise refused_file(
            table.name,
            Sentence(
                "thiếu cột `code` (mã đơn vị). Thêm cột này vào danh mục đơn vị.",
                "the column `code` (of units) is missing. Add it to the table of units.",
            ),
        )
    seen: set[str] = set()
    for row in table.rows:
        code = table.cell_at(row, found["code"])
        refuse_second(code, seen)
        if code.text in figures.units:
            cells = {name: table.cell_at(row, index) for name, index in found.items()}
            figures.units[code.text] = registered(figures.units[code.text], cells)
    figures.notes.extend(strangers(figures, seen, table))
    return figures


def refuse_second(code: Cell, seen: set[str]) -> None:
    """Refuse a unit that stands in two rows."""
    if code.text in seen:
        raise refused_cell(
            code.place,
            Sentence(
                f"đơn vị `{code.text}` đã có ở dòng trước. Bỏ một dòng.",
                f"the unit `{code.text}` already stands in a row above. Remove one row.",
            ),
        )
    seen.add(code.text)


def strangers(figures: FigureSet, known: set[str], table: Table) -> list[Sentence]:
    """A note on units with figures that the register does not name."""
    others = [code for code in figures.units if code not in known]
    if not others:
        return []
    listed = ", ".join(others[:5]) + (f" (+{len(others) - 5})" if len(others) > 5 else "")
    return [
        Sentence(
            f"{table.name}: danh mục không có đơn vị {listed}; vẫn chấm, không rõ khối và vùng.",
            f"{table.name}: the register lacks the units {listed}; they are scored, "
            "block and region unknown.",
        )
    ]


def registered(unit: Unit, cells: dict[str, Cell]) -> Unit:
    """The unit with what the register says; an empty cell changes nothing."""

    def text(name: str) -> str:
        return "" if name not in cells or cells[name].is_blank else cells[name].text

    return replace(
        unit,
        name=text("name") or unit.name,
        block=text("block") or unit.block,
        region=text("region") or unit.region,
        size=cells["population"].count() if text("population") else unit.size,
        is_ranked=answer_in(cells["is_ranked"]) if text("is_ranked") else unit.is_ranked,
    )
