"""What each column of the files means."""

from typing import NamedTuple

from thuocdo.reporting.sheets import Column
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.open_data.tables import TABLES

MEANINGS = {
    "unit": Sentence("mã ổn định của đơn vị, không đổi khi đổi tên", "stable code of the unit"),
    "rank": Sentence("hạng trong khối, 1 là cao nhất", "rank in the block, 1 is best"),
    "out_of": Sentence("mẫu số của hạng", "denominator of the rank"),
    "percent": Sentence(
        "điểm đạt được ÷ điểm tối đa áp dụng × 100; trống khi thiếu số liệu",
        "points ÷ applicable maximum × 100; empty while figures are missing",
    ),
    "total": Sentence("trống khi thiếu số liệu", "empty while figures are missing"),
    "maximum": Sentence("sau khi trừ mục không áp dụng", "without items that do not apply"),
    "points": Sentence("trống là không có điểm, không phải 0", "empty is no points, not zero"),
    "number": Sentence("địa chỉ /so/{mã} giải thích con số", "/so/{number} explains the number"),
    "missing": Sentence("mã các mục, cách nhau bằng dấu cách", "codes of items, divided by spaces"),
    "layer": Sentence("lời của ai: tự khai, thẩm định…", "whose word: declared, appraised…"),
}
NOTHING = Sentence("", "")


class Meaning(NamedTuple):
    """One column with what it means."""

    table: Sentence
    column: Column
    told: Sentence


def dictionary() -> list[Meaning]:
    """Every column of every table, in the order of the files."""
    return [
        Meaning(table.title, column, MEANINGS.get(column.key, NOTHING))
        for table in TABLES
        for column in table.columns
    ]
