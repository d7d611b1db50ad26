"""One call from a file to the figures of units, whatever its form."""

from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.figures.codes import Codes
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.json_tables import table_of_records
from thuocdo.reading.figures.long_tables import is_long, read_long
from thuocdo.reading.figures.shares import shares_for_rates
from thuocdo.reading.figures.wide_tables import read_wide
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.records import read_records
from thuocdo.reading.tables.sources import Kind, Source, read_source
from thuocdo.reading.tables.table import refuse_lost_zeros
from thuocdo.vietnamese.numbers import DecimalMark


def read_figures(
    source: str, index_set: IndexSet, *, decimal: DecimalMark | None = None
) -> FigureSet:
    """Read a wide or long table (CSV, XLSX) or JSON of the same rows; ``-`` is standard input.

    Raises:
        UnreadableTable: the file, a column, a row or a cell does not fit; the sentence says where.
    """
    return figures_in(read_source(source), index_set, decimal=decimal)


def figures_in(
    content: Source, index_set: IndexSet, *, decimal: DecimalMark | None = None
) -> FigureSet:
    """Read content that is there already, such as an uploaded file.

    Raises:
        UnreadableTable: a column, a row or a cell does not fit; the sentence says where.
    """
    if content.kind is Kind.RECORDS:
        table = table_of_records(content.name, read_records(content))
    else:
        table = table_in(content, decimal)
    if is_long(table, Codes(index_set)):
        refuse_lost_zeros(table)
        figures = read_long(table, index_set)
    else:
        figures = read_wide(table, index_set)
    figures.notes.extend(shares_for_rates(table.name, index_set, figures))
    return figures
