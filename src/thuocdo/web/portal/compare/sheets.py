"""The comparison as a sheet for files: one row a unit and year."""

from thuocdo.core.ranking.places import Place
from thuocdo.reporting.sheets import Change, Column, Move, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.compare.side_by_side import Cell, Row, SideBySide
from thuocdo.web.portal.editions import segment

COLUMNS = (
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("block", Sentence("Khối", "Block")),
    Column("year", Sentence("Năm", "Year")),
    Column("edition", Sentence("Phiên bản bộ chỉ số", "Edition")),
    Column("points", Sentence("Điểm", "Points"), 2),
    Column("rank", Sentence("Hạng", "Rank")),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked")),
    Column("band", Sentence("Xếp loại", "Band")),
    Column("change", Sentence("Thay đổi", "Change"), 2),
    Column("places", Sentence("Đổi hạng", "Places")),
    Column("comparability", Sentence("So sánh", "Comparability")),
    Column("reason", Sentence("Lý do", "Reason")),
)


def comparison_sheet(table: SideBySide, title: Sentence) -> Sheet:
    """The rows of the page."""
    rows = [cells(row, cell) for row in table.rows for cell in row.cells]
    return Sheet(title, COLUMNS, rows, table.cautions)


def cells(row: Row, cell: Cell) -> tuple[Value, ...]:
    """One unit in one year."""
    score, change, snapshot = cell.score, cell.change, cell.published.snapshot
    placed = score is not None and score.rank is not None and score.out_of is not None
    place = Place(score.rank, score.out_of, score.is_tied) if score and placed else None  # type: ignore[arg-type]
    return (
        row.unit.code,
        row.unit.title,
        row.unit.block or None,
        snapshot.year,
        segment(snapshot),
        cell.value,
        place,
        place.out_of if place else None,
        (score.band or None) if score else None,
        Change(change.points) if change and change.points is not None else None,
        Move(change.places) if change and change.places is not None else None,
        cell.flag,
        change.caution if change and change.caution.vi else None,
    )
