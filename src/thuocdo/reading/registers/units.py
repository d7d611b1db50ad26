"""A table of units over time: code, name, type, parent, days of validity, position, size."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from thuocdo.reading.figures.register import NAMES
from thuocdo.reading.registers.columns import Columns, refused_at
from thuocdo.reading.registers.model import Register, RegisteredUnit, UnitKind
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.sources import Source, read_source
from thuocdo.reading.tables.table import Cell, Row
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.numbers import DecimalMark

UNIT_NAMES = NAMES | {
    "name_en": ("name_en", "ten tieng anh"),
    "type": ("type", "kind", "loai"),
    "parent": ("parent", "ma cap tren", "cap tren", "thuoc"),
    "valid_from": ("valid_from", "hieu luc tu", "tu ngay"),
    "valid_to": ("valid_to", "hieu luc den", "den ngay"),
    "latitude": ("latitude", "vi do"),
    "longitude": ("longitude", "kinh do"),
    "area_km2": ("area_km2", "dien tich", "dien tich km2"),
    "block": ("block", "khoi"),
}
NEEDED = ("code", "name", "type")
KIND_WORDS = {
    "quoc gia": UnitKind.COUNTRY,
    "tinh": UnitKind.PROVINCE,
    "thanh pho truc thuoc trung uong": UnitKind.PROVINCE,
    "quan": UnitKind.DISTRICT,
    "huyen": UnitKind.DISTRICT,
    "thi xa": UnitKind.DISTRICT,
    "thi tran": UnitKind.TOWNSHIP,
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.WARD,
    "dac khu": UnitKind.SPECIAL_ZONE,
    "so": UnitKind.DEPARTMENT,
    "so, ban, nganh": UnitKind.DEPARTMENT,
}
Read = tuple[RegisteredUnit, Row]


def read_units(source: str) -> Register:
    """Read a register from a path.

    Raises:
        UnreadableTable: a column is missing, a cell is unfit, a code stands for two units on one
            day, or a parent is not in the table.
    """
    return units_in(read_source(source))


def units_in(source: Source) -> Register:
    """The register in content that was read already."""
    table = table_in(source, DecimalMark.POINT)
    columns = Columns(table, UNIT_NAMES, NEEDED)
    read = [(unit_in(columns, row), row) for row in table.rows]
    register = Register(unit for unit, _ in read)
    refuse_overlaps(columns, read)
    refuse_orphans(columns, read, register)
    return register


def unit_in(columns: Columns, row: Row) -> RegisteredUnit:
    """One row."""
    unit = RegisteredUnit(
        code=required(columns.place(row, "code")),
        name=to_nfc(required(columns.place(row, "name"))),
        kind=kind_in(columns.place(row, "type")),
        name_en=columns.text(row, "name_en"),
        parent=columns.text(row, "parent"),
        valid_from=columns.day(row, "valid_from"),
        valid_to=columns.day(row, "valid_to"),
        block=to_nfc(columns.text(row, "block")),
        region=to_nfc(columns.text(row, "region")),
        is_ranked=columns.answer(row, "is_ranked"),
        population=columns.count(row, "population"),
        area_km2=columns.number(row, "area_km2", 0, 1_000_000),
        latitude=columns.number(row, "latitude", -90, 90),
        longitude=columns.number(row, "longitude", -180, 180),
    )
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise refused_at(
            columns.place(row, "valid_to"),
            f"ngày kết thúc {write_date(unit.valid_to)} trước ngày bắt đầu "
            f"{write_date(unit.valid_from)}. Sửa một trong hai ngày.",
            f"the last day {write_date(unit.valid_to)} is before the first day "
            f"{write_date(unit.valid_from)}. Correct one of them.",
        )
    return unit


def required(cell: Cell) -> str:
    """A text that is not empty."""
    if cell.is_blank:
        raise refused_at(cell, "ô này trống. Ghi giá trị.", "this cell is empty. Fill it.")
    return cell.text


def kind_in(cell: Cell) -> UnitKind:
    """The type, by its English name or its Vietnamese word."""
    if cell.text in set(UnitKind):
        return UnitKind(cell.text)
    if fold(cell.text) in KIND_WORDS:
        return KIND_WORDS[fold(cell.text)]
    known = ", ".join(UnitKind)
    raise refused_at(
        cell,
        f"`{cell.text}` không phải là một loại đơn vị: {known}. Chọn một.",
        f"`{cell.text}` is not a type of unit: {known}. Choose one.",
    )


def refuse_overlaps(columns: Columns, read: list[Read]) -> None:
    """On each day a code stands for one unit at most."""
    spans: dict[str, list[Read]] = {}
    for unit, row in read:
        spans.setdefault(unit.code, []).append((unit, row))
    for same in spans.values():
        for (before, _), (after, row) in neighbours(same):
            if before.valid_to is None or begin(after) <= before.valid_to:
                raise refused_at(
                    columns.place(row, "code"),
                    f"mã {after.code} đã thuộc về {before.name} trong cùng thời gian. "
                    "Sửa ngày hiệu lực hoặc mã.",
                    f"the code {after.code} belongs to {before.name} at the same time. "
                    "Correct the days of validity or the code.",
                )


def neighbours(same: list[Read]) -> Iterator[tuple[Read, Read]]:
    """Units of one code, each with the one that follows it."""
    ordered = sorted(same, key=lambda item: begin(item[0]))
    return pairwise(ordered)


def begin(unit: RegisteredUnit) -> date:
    """The first day; the earliest of all where it is not known."""
    return unit.valid_from or date.min


def refuse_orphans(columns: Columns, read: list[Read], register: Register) -> None:
    """A parent stands in the table, and is there on the unit's last day."""
    for unit, row in read:
        if unit.parent and register.parent_of(unit) is None:
            day = "hiện nay" if unit.valid_to is None else f"ngày {write_date(unit.valid_to)}"
            day_en = "today" if unit.valid_to is None else f"on {write_date(unit.valid_to)}"
            raise refused_at(
                columns.place(row, "parent"),
                f"không có đơn vị cấp trên mã {unit.parent} {day}. Sửa mã hoặc thêm đơn vị đó.",
                f"there is no superior {unit.parent} {day_en}. Correct the code or add that unit.",
            )
