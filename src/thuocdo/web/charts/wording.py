"""The few words and numbers that stand in several pictures."""

from decimal import Decimal

from thuocdo.vietnamese.numbers import write_change, write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Language

NO_DATA = Sentence("không có số liệu", "no data")
SCORE = Sentence("Điểm", "Score")
BAND = Sentence("Loại", "Band")
UNIT = Sentence("Đơn vị", "Unit")
RANK = Sentence("Hạng", "Rank")
MEDIAN = Sentence("Trung vị của khối", "Median of the block")


def number(value: Decimal | int, decimals: int | None, language: Language) -> str:
    """Write a number with the minus sign of print."""
    return write_number(value, decimals, language).replace("-", "−")


def change(value: Decimal, decimals: int | None, language: Language) -> str:
    """Write a change with its sign; one that rounds to nothing is ``= 0``."""
    return write_change(value, decimals, language).replace("-", "−")
