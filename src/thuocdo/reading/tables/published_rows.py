"""A published table as rows of a CSV or XLSX file, turned into statements to be checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from thuocdo.core.checking.kinds import is_total
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.reading.tables.columns import is_row_number
from thuocdo.reading.tables.quantities import NotAQuantity, whole_of
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.table import Row, Table, refuse_lost_zeros
from thuocdo.vietnamese.sentence import Sentence

KNOWN = (
    "code", "parent", "name", "points", "maximum", "change", "unit", "level", "year",
    "rank", "out_of", "rank_change", "numerator", "denominator", "percent",
)  # fmt: skip
Key = tuple[str, str, int | None]  # unit, level, year


@dataclass(slots=True)
class _Listed:
    """The rows of one unit and year."""

    parts: list[Part] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)


def published_table(table: Table) -> PublishedTable:
    """Read parts with a row of totals, for one unit or for many, or a list of units.

    In a list of units every unit has one row, and its points are the unit's total.

    Raises:
        UnreadableTable: there is no column of points, or a cell is not what its column says.
    """
    if "points" not in table.columns:
        raise _no_points(table)
    refuse_lost_zeros(table)
    keyed = list(_keyed(table))
    if _is_list_of_units(table, [key for key, _ in keyed]):
        statements = tuple(_statement(table, key, row, (), claims=False) for key, row in keyed)
    else:
        statements = tuple(_by_unit(table, keyed))
    return PublishedTable(statements, table.name)


def _keyed(table: Table) -> Iterable[tuple[Key, Row]]:
    """Each row with its unit; an empty unit repeats the one above, as in merged cells."""
    unit, level, year = "", "", None
    for row in table.rows:
        name = table.cell(row, "unit").text
        block, in_year = table.cell(row, "level").text, table.cell(row, "year").whole()
        if name:
            unit, level, year = name, block, in_year
        else:
            level, year = block or level, in_year if in_year is not None else year
        yield (unit or table.name, level, year), row


def _is_list_of_units(table: Table, keys: list[Key]) -> bool:
    if "unit" not in table.columns:
        return False
    code = table.columns.get("code")
    has_codes = code is not None and not is_row_number(table.headers[code])
    has_parts = has_codes or "name" in table.columns
    return not has_parts or len(set(keys)) == len(keys)


def _by_unit(table: Table, keyed: Iterable[tuple[Key, Row]]) -> Iterable[Statement]:
    units: dict[Key, _Listed] = {}
    for key, row in keyed:
        listed = units.setdefault(key, _Listed())
        if is_total(table.cell(row, "code").text, table.cell(row, "name").text):
            listed.totals.append(row)
        else:
            listed.parts.append(_part(table, row))
    for key, listed in units.items():
        parts = tuple(listed.parts)
        if not listed.totals:
            unit, level, year = key
            yield Statement(unit=unit, level=level, year=year, parts=parts)
        for row in listed.totals:
            yield _statement(table, key, row, parts, claims=True)
            parts = ()


def _part(table: Table, row: Row) -> Part:
    return Part(
        code=table.cell(row, "code").text,
        name=table.cell(row, "name").text,
        parent=table.cell(row, "parent").text,
        points=table.cell(row, "points").decimal(),
        maximum=table.cell(row, "maximum").decimal(),
        change=table.cell(row, "change").decimal(),
        numerator=table.cell(row, "numerator").count(),
        denominator=table.cell(row, "denominator").count(),
        percent=table.cell(row, "percent").percent(),
    )


def _statement(
    table: Table, key: Key, row: Row, parts: tuple[Part, ...], *, claims: bool
) -> Statement:
    unit, level, year = key
    whole = _part(table, row)
    rank, out_of = _rank(table, row)
    share = Part(numerator=whole.numerator, denominator=whole.denominator, percent=whole.percent)
    return Statement(
        unit=unit,
        level=level,
        year=year,
        total=whole.points,
        maximum=whole.maximum,
        change=whole.change,
        rank=rank,
        out_of=out_of,
        rank_change=table.cell(row, "rank_change").whole(),
        parts=parts,
        claims_all_parts=claims,
        shares=(share,),
    )


def _rank(table: Table, row: Row) -> tuple[int | None, int | None]:
    """The rank may be written with its denominator, ``5/11``."""
    cell, out_of = table.cell(row, "rank"), table.cell(row, "out_of").whole()
    rank, slash, units = cell.text.partition("/")
    if not slash:
        return cell.whole(), out_of
    try:
        stated = whole_of(units.strip(), None)
        return whole_of(rank.strip(), None), stated if out_of is None else out_of
    except NotAQuantity as wrong:
        raise cell.refused(wrong) from wrong


def _no_points(table: Table) -> UnreadableTable:
    found = ", ".join(f"`{header}`" for header in table.headers if header)
    return refused_file(
        table.name,
        Sentence(
            f"không có cột điểm (`points` hoặc `điểm`); các cột đọc được: {found}. "
            "Đặt lại tên cột.",
            f"there is no column of points (`points` or `điểm`); columns read: {found}. "
            "Rename the column.",
        ),
    )
