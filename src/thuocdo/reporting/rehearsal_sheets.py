"""A rehearsal as sheets: the spread of items, the moves of units, winners and losers."""

from collections.abc import Sequence

from thuocdo.core.scoring import wording
from thuocdo.reporting.rehearsal import GroupMove, ItemSpread, Rehearsal, UnitMove, Verdict
from thuocdo.reporting.sheets import Change, Column, Move, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence

VERDICTS = {
    Verdict.TELLS: Sentence("phân hóa được", "tells units apart"),
    Verdict.CEILING: Sentence("gần như ai cũng đạt tối đa", "nearly everybody is full"),
    Verdict.DEAD: Sentence("không đơn vị nào có điểm", "nobody has points"),
    Verdict.UNTOUCHED: Sentence("không đơn vị nào bị trừ", "nobody loses points"),
    Verdict.LACKS_FIGURES: Sentence("chưa tính được", "cannot be scored"),
    Verdict.NOT_SCORED: Sentence("chỉ hiển thị", "shown only"),
}
ITEMS = (
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Mục", "Item")),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("units", Sentence("Số đơn vị", "Units")),
    Column("low", Sentence("Thấp nhất", "Lowest"), 2),
    Column("median", Sentence("Trung vị", "Median"), 2),
    Column("high", Sentence("Cao nhất", "Highest"), 2),
    Column("full_percent", Sentence("Đạt tối đa (%)", "Full (%)"), 1),
    Column("verdict", Sentence("Nhận xét", "Verdict")),
    Column("lacking", Sentence("Số liệu còn thiếu", "Figures lacking")),
)
MOVES = (
    Column("unit", Sentence("Mã", "Code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("block", Sentence("Khối", "Block")),
    Column("rank_before", Sentence("Hạng cũ", "Rank before"), is_unbroken=True),
    Column("rank_after", Sentence("Hạng thử", "Rank rehearsed"), is_unbroken=True),
    Column("places", Sentence("Đổi hạng", "Places"), is_unbroken=True),
    Column("percent_before", Sentence("Chỉ số cũ (%)", "Index before (%)"), 2),
    Column("percent_after", Sentence("Chỉ số thử (%)", "Index rehearsed (%)"), 2),
    Column("change", Sentence("Thay đổi", "Change"), 2),
)
GROUPS = (
    Column("group", Sentence("Nhóm", "Group")),
    Column("units", Sentence("Số đơn vị", "Units")),
    Column("better", Sentence("Được lợi", "Better")),
    Column("worse", Sentence("Bị thiệt", "Worse")),
    Column("change", Sentence("Thay đổi bình quân", "Mean change"), 2),
)
KNOWN_ONLY = Sentence(
    "Chỉ số thử tính trên các mục có số liệu cũ; mục chưa tính được để ngoài cả điểm và "
    "điểm tối đa. Đây là diễn tập, không phải kết quả.",
    "The rehearsed index counts the items that have old figures; what cannot be scored is left "
    "out of points and maximum alike. This is a rehearsal, not a result.",
)


def items_sheet(rehearsal: Rehearsal) -> Sheet:
    """One row an item, in the order of the document."""
    rows = [item_row(item) for item in rehearsal.items]
    return Sheet(rehearsal.sentence, ITEMS, rows, (KNOWN_ONLY,))


def item_row(item: ItemSpread) -> tuple[Value, ...]:
    """The spread of one item."""
    leaf = item.leaf
    return (
        leaf.code,
        leaf.title,
        None if leaf.rule is None else leaf.maximum,
        item.units,
        item.low,
        item.middle,
        item.high,
        item.full,
        VERDICTS[item.verdict],
        wording.joined(item.lacking, ", ") if item.lacking else None,
    )


def moves_sheet(rehearsal: Rehearsal) -> Sheet:
    """One row a unit, the largest move first."""
    return Sheet(rehearsal.sentence, MOVES, list(map(move_row, rehearsal.moves)), (KNOWN_ONLY,))


def move_row(move: UnitMove) -> tuple[Value, ...]:
    """One unit under both editions."""
    return (
        move.unit.code,
        move.unit.name,
        move.unit.block or None,
        move.before,
        move.after,
        None if move.places is None else Move(move.places),
        move.before_percent,
        move.after_percent,
        None if move.change is None else Change(move.change),
    )


def groups_sheet(rehearsal: Rehearsal, groups: Sequence[GroupMove]) -> Sheet:
    """One row a type or block, those that lose most first."""
    rows: list[tuple[Value, ...]] = [
        (g.title, g.units, g.better, g.worse, None if g.change is None else Change(g.change))
        for g in groups
    ]
    return Sheet(rehearsal.sentence, GROUPS, rows, (KNOWN_ONLY,))
