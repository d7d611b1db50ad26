"""One call from a file to the figures of units, whatever its form."""

from dataclasses import replace
from decimal import Decimal

from thuocdo.cli.figures.figure_set import FigureSet, Unit
from thuocdo.cli.figures.long_tables import is_long, read_long
from thuocdo.cli.figures.wide_tables import read_wide
from thuocdo.cli.tables.grid import Grid, table_of
from thuocdo.cli.tables.reading import read_table, table_in
from thuocdo.cli.tables.records import Record, read_records
from thuocdo.cli.tables.refusals import refused_file
from thuocdo.cli.tables.sources import Kind, read_source
from thuocdo.cli.tables.table import Row, Table, Value, refuse_lost_zeros
from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence


def read_figures(
    source: str, index_set: IndexSet, *, decimal: DecimalMark | None = None
) -> FigureSet:
    """Read a wide or long table (CSV, XLSX) or JSON of the same rows; ``-`` is standard input.

    Raises:
        UnreadableTable: the file, a column, a row or a cell does not fit; the sentence says where.
    """
    content = read_source(source)
    if content.kind is Kind.RECORDS:
        table = table_of_records(content.name, read_records(content))
    else:
        table = table_in(content, decimal)
    refuse_lost_zeros(table)
    return read_long(table, index_set) if is_long(table) else read_wide(table, index_set)


def table_of_records(name: str, records: tuple[Record, ...]) -> Table:
    """Objects as a table: ``{"unit": …, "1.1": …}`` or ``{"unit", "code", "input", "value"}``."""
    headers = list(dict.fromkeys(key for record in records for key in record.fields))
    rows = [
        Row(number, tuple(plain(name, record, header) for header in headers))
        for number, record in enumerate(records, start=2)
    ]
    return table_of(Grid((Row(1, tuple(headers)), *rows)), name, None)


def plain(name: str, record: Record, header: str) -> Value:
    """A value that a cell can hold."""
    value = record.fields.get(header)
    if value is None or isinstance(value, str | bool | Decimal):
        return value
    raise refused_file(
        name,
        Sentence(
            f"{record.place.vi}: `{header}` phải là số, chữ, true/false hoặc null.",
            f"{record.place.en}: `{header}` must be a number, a text, true/false or null.",
        ),
    )


def with_register(figures: FigureSet, source: str) -> FigureSet:
    """Add what a table of units says: code, name, block, region, population, is_ranked."""
    table = read_table(source)
    columns = {header.strip().lower(): index for index, header in enumerate(table.headers)}
    if "code" not in columns:
        raise refused_file(
            table.name,
            Sentence("thiếu cột `code` (mã đơn vị).", "the column `code` (of units) is missing."),
        )

    def text(row: Row, header: str) -> str:
        return table.cell_at(row, columns[header]).text if header in columns else ""

    known = {text(row, "code"): row for row in table.rows}
    for code, unit in figures.units.items():
        row = known.get(code)
        if row is not None:
            figures.units[code] = registered(unit, {h: text(row, h) for h in columns})
    return figures


def registered(unit: Unit, row: dict[str, str]) -> Unit:
    """The unit with what the register says; an empty cell changes nothing."""
    return replace(
        unit,
        name=row.get("name") or unit.name,
        block=row.get("block") or unit.block,
        region=row.get("region") or unit.region,
        size=Decimal(row["population"]) if row.get("population", "").isdigit() else unit.size,
        is_ranked=row.get("is_ranked", "").lower() not in {"không", "no", "false", "0"},
    )
