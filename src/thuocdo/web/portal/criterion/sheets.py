"""A block at one criterion as a sheet for files."""

from thuocdo.reporting.sheets import Column, Sheet
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.criterion.standings import Standings, finding

COLUMNS = (
    Column("rank", Sentence("Hạng ở mục này", "Rank at this item")),
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("block", Sentence("Khối", "Block")),
    Column("points", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("percent", Sentence("% điểm tối đa", "% of maximum"), 1),
    Column("state", Sentence("Trạng thái", "State")),
    Column("figures", Sentence("Số liệu", "Figures")),
    Column("number", Sentence("Mã trích dẫn", "Number")),
)


def standings_sheet(one: Standings) -> Sheet:
    """The rows of the page, in its order."""
    return Sheet(
        finding(one),
        COLUMNS,
        [
            (
                row.place,
                row.unit.code,
                row.unit.title,
                row.unit.block or None,
                row.points,
                row.subject.maximum,
                row.percent,
                row.state,
                row.figures,
                row.subject.id,
            )
            for row in one.rows
        ],
    )
