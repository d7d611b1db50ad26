"""A table of changes: date, kind, old, new, share_of_old, basis, document, is_confirmed."""

from datetime import date
from decimal import Decimal

from thuocdo.core.comparing.events import Edge, EventKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.reading.figures.cells import date_in
from thuocdo.reading.lineage_table import Line, events_of, share_in
from thuocdo.reading.registers.columns import Columns, refused_at
from thuocdo.reading.registers.model import Change, ChangeKind, Register
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.sources import Source, read_source
from thuocdo.reading.tables.table import Cell, Row
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import DecimalMark, write_number

CHANGE_NAMES = {
    "date": ("date", "ngay", "tu ngay", "ngay hieu luc"),
    "kind": ("kind", "loai", "loai su kien"),
    "old": ("old", "ma cu", "don vi cu"),
    "new": ("new", "ma moi", "don vi moi"),
    "share_of_old": ("share_of_old", "ty phan", "ty phan cua don vi cu"),
    "basis": ("basis", "can cu ty phan"),
    "document": ("document", "van ban"),
    "is_confirmed": ("is_confirmed", "da doi chieu"),
}
NEEDED = ("date", "kind", "old", "new", "share_of_old")


def read_changes(source: str, register: Register) -> tuple[Change, ...]:
    """Read the changes between units of a register from a path.

    Raises:
        UnreadableTable: a column is missing, a cell is unfit, a unit is not in the register, or
            shares of an old unit sum above 1.
        InvalidRequest: the changes contradict each other.
    """
    return changes_in(read_source(source), register)


def changes_in(source: Source, register: Register) -> tuple[Change, ...]:
    """The changes in content that was read already."""
    table = table_in(source, DecimalMark.POINT)
    columns = Columns(table, CHANGE_NAMES, NEEDED)
    given: dict[tuple[date, str], Decimal] = {}  # of an old unit on a day, as far as known
    changes = []
    for row in table.rows:
        change = change_in(columns, row)
        refuse_unknown(columns, row, change, register)
        refuse_excess(columns.place(row, "share_of_old"), change, given)
        changes.append(change)
    lineage_of(changes)
    return tuple(changes)


def change_in(columns: Columns, row: Row) -> Change:
    """One row."""
    return Change(
        on=date_in(columns.place(row, "date")),
        kind=kind_in(columns.place(row, "kind")),
        old=columns.text(row, "old"),
        new=columns.text(row, "new") or None,
        share_of_old=share_in(columns.place(row, "share_of_old")),
        basis=columns.text(row, "basis"),
        document=columns.text(row, "document"),
        is_confirmed=columns.answer(row, "is_confirmed"),
    )


def kind_in(cell: Cell) -> ChangeKind:
    """The kind of a change."""
    if cell.text in set(ChangeKind):
        return ChangeKind(cell.text)
    known = ", ".join(ChangeKind)
    raise refused_at(
        cell,
        f"`{cell.text}` không phải là một loại thay đổi: {known}. Chọn một.",
        f"`{cell.text}` is not a kind of change: {known}. Choose one.",
    )


def refuse_unknown(columns: Columns, row: Row, change: Change, register: Register) -> None:
    """The old unit is there on the day before, the new one on the day."""
    ends = [("old", change.old, change.eve), ("new", change.new, change.on)]
    for name, code, day in ends:
        if code is not None and register.at(code, day) is None:
            raise refused_at(
                columns.place(row, name),
                f"không có đơn vị mã `{code}` ngày {write_date(day)}. Sửa mã hoặc thêm đơn vị.",
                f"there is no unit `{code}` on {write_date(day)}. Correct the code or add it.",
            )


def refuse_excess(cell: Cell, change: Change, given: dict[tuple[date, str], Decimal]) -> None:
    """A share lies above 0, and what leaves an old unit on a day is no more than the whole."""
    share = change.share_of_old
    if share is None:
        return
    total = given.get((change.on, change.old), ZERO) + share
    given[change.on, change.old] = total
    if share <= ZERO or total > ONE:
        vi, en = write_number(total, None), write_number(total, None, "en")
        raise refused_at(
            cell,
            f"các tỷ phần của đơn vị {change.old} cộng được {vi}; mỗi tỷ phần phải lớn hơn 0 và "
            "tổng không quá 1. Sửa tỷ phần, hoặc để trống nếu chưa biết.",
            f"the shares of the unit {change.old} sum to {en}; each must be above 0 and the sum "
            "at most 1. Correct them, or leave empty what is unknown.",
        )


def event_key(change: Change) -> tuple[date, str, str, str]:
    """Edges with the same key are one event, as a decree tells it.

    A merger makes one new unit; a split, a new name or type is of one old unit; what is abolished
    or transferred by one document goes together.
    """
    about = {
        ChangeKind.MERGE: change.new or "",
        ChangeKind.ABOLISH: "",
        ChangeKind.TRANSFER: "",
    }
    return change.on, change.kind, change.document, about.get(change.kind, change.old)


def lineage_of(changes: list[Change] | tuple[Change, ...]) -> Lineage:
    """The changes as the core follows them.

    Raises:
        InvalidRequest: they contradict each other.
    """
    return Lineage(events_of(map(line_of, changes)))


def line_of(change: Change) -> Line:
    """A change as a row of a lineage table."""
    status = change.kind is ChangeKind.STATUS
    kind = EventKind.RENAME if status else EventKind(change.kind.value)
    edge = Edge(change.old, change.new, change.share_of_old)
    return Line(change.on, kind, edge, change.basis, change.document)
