"""Figures from a wide table: a row a unit, a column a code (or ``code:input``)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, Value
from thuocdo.reading.figures.cells import figure_in, is_not_applicable, is_nothing
from thuocdo.reading.figures.codes import Codes
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.figures.missing_words import missing_word, missing_words_note
from thuocdo.reading.figures.single_column import figures_in
from thuocdo.reading.figures.wide_columns import Column, Layout, layout_of
from thuocdo.reading.tables.refusals import refused_cell, refused_file
from thuocdo.reading.tables.table import Cell, Row, Table
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

NOT_UNITS = frozenset(
    {
        "tong", "tong cong", "tong so", "total", "trung binh", "binh quan", "average", "mean",
        "diem toi da", "toi da", "diem chuan", "maximum", "max",
    }
)  # fmt: skip
REMARKS = ("ghi chu", "nguon", "note", "source")


def read_wide(table: Table, index_set: IndexSet) -> FigureSet:
    """Read all rows.

    Raises:
        UnreadableTable: a column or cell does not fit; the same unit stands twice; there is none.
    """
    layout = layout_of(table, Codes(index_set))
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
    figures.notes.extend(worked_out(table, layout))
    words: Counter[str] = Counter()
    for row in table.rows:
        read_row(table, row, layout, figures, words)
    if not figures.units:
        raise no_units(table.name)
    figures.notes.extend(missing_words_note(table.name, words))
    return figures


def worked_out(table: Table, layout: Layout) -> Iterator[Sentence]:
    """A note on columns of items whose points follow from other items."""
    codes = [c.leaf.code for c in layout.columns if c.of.is_worked_out]
    if codes:
        listed = ", ".join(codes)
        yield Sentence(
            f"{table.name}: điểm mục {listed} được tính từ các mục khác, không cần nhập; "
            "số trong cột chỉ để đối chiếu.",
            f"{table.name}: the points of {listed} are worked out from other items and need no "
            "column; figures in it are only checked.",
        )


def no_units(file: str) -> Exception:
    """The refusal of a table without a single unit."""
    return refused_file(
        file,
        Sentence(
            "không có đơn vị nào. Thêm các dòng số liệu dưới dòng tiêu đề.",
            "there is no unit. Add rows of figures below the header.",
        ),
    )


def read_row(
    table: Table, row: Row, layout: Layout, figures: FigureSet, words: Counter[str]
) -> None:
    """Read one unit; rows of totals, means and remarks are told and left aside."""
    cell = table.cell_at(row, layout.unit)
    unit = cell.text
    if not unit:
        raise refused_cell(
            cell.place,
            Sentence(
                "thiếu tên đơn vị. Điền tên hoặc bỏ dòng.",
                "the unit is missing. Fill it in or remove the row.",
            ),
        )
    if is_no_unit(table, row, layout):
        figures.notes.append(
            Sentence(
                f"{table.name}, dòng {row.number}: «{unit}» không phải đơn vị, không dùng đến.",
                f"{table.name}, row {row.number}: “{unit}” is not a unit and is not used.",
            )
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
    read_unit(table, row, layout, figures)
    words.update(missing_in(table, row, layout.columns))


def read_unit(table: Table, row: Row, layout: Layout, figures: FigureSet) -> None:
    """Keep what a row says about its unit, declares and states."""
    unit = table.cell_at(row, layout.unit).text
    about = {name: table.cell_at(row, index).text for name, index in layout.about.items()}
    name, block, region = (about.get(field, "") for field in ("name", "block", "region"))
    figures.add_unit(Unit(unit, name or unit, block, region))
    for code, index in layout.stated.items():
        state(figures, unit, code, table.cell_at(row, index))
    given = list(given_in(table, row, layout.columns))
    for column, found in given:
        figures.places.setdefault((unit, column.leaf.code), found.place)
        if column.of.is_worked_out and not is_not_applicable(found):
            state(figures, unit, column.leaf.code, found)
    figures.entries[unit] = entries_in(given)


def state(figures: FigureSet, unit: str, code: str, cell: Cell) -> None:
    """Keep points that somebody stated; a blank cell states nothing."""
    stated = cell.decimal()
    if stated is not None:
        figures.state(unit, code, "points", stated)


def is_no_unit(table: Table, row: Row, layout: Layout) -> bool:
    """Whether a row is a total, a mean, the maxima, or a remark below the table."""
    text = fold(table.cell_at(row, layout.unit).text)
    if text in NOT_UNITS:
        return True
    return text.startswith(REMARKS) and not any(given_in(table, row, layout.columns))


def given_in(table: Table, row: Row, columns: tuple[Column, ...]) -> Iterator[tuple[Column, Cell]]:
    """The cells of a row that hold something for a scored leaf."""
    for column in columns:
        cell = table.cell_at(row, column.place)
        if column.leaf.rule is not None and not is_nothing(cell, column.of.options):
            yield column, cell


def missing_in(table: Table, row: Row, columns: tuple[Column, ...]) -> Iterator[str]:
    """The words of a row that stand for missing figures of scored leaves."""
    for column in columns:
        if column.leaf.rule is not None:
            yield missing_word(table.cell_at(row, column.place), column.of.options)


def read_cell(cell: Cell, column: Column) -> dict[str, Value]:
    """The figures in a cell: one input, or the whole leaf."""
    if column.asked is not None:
        value = figure_in(cell, column.asked, column.limit)
        return {} if value is None else {column.asked.name: value}
    assert column.of.only is not None  # noqa: S101  (such columns are refused by their header)
    return figures_in(cell, column.of, column.of.only)


def entries_in(given: Iterable[tuple[Column, Cell]]) -> dict[str, Entry]:
    """What a row declares, leaf by leaf; an item that is worked out only that it does not apply."""
    values: dict[str, dict[str, Value]] = {}
    reasons: dict[str, str] = {}
    for column, cell in given:
        code = column.leaf.code
        if is_not_applicable(cell):
            reasons[code] = cell.text
        elif not column.of.is_worked_out:
            values.setdefault(code, {}).update(read_cell(cell, column))
    every = dict.fromkeys([*values, *reasons])
    return {code: Entry(values.get(code, {}), reasons.get(code)) for code in every}
