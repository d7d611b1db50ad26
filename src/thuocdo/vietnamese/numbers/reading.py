"""Read numbers as people type them, and ask where a text can be read in two ways."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from thuocdo.vietnamese.errors import AmbiguousNumber, UnreadableNumber
from thuocdo.vietnamese.numbers.writing import write_number
from thuocdo.vietnamese.sentence import Sentence


class DecimalMark(StrEnum):
    """The mark before the decimals; the other of the two groups the thousands."""

    COMMA = "comma"
    POINT = "point"


# An ordinary space groups nothing: two figures copied out of a table would become one.
_SPACES = "\u00a0\u2007\u2009\u202f"
_MINUSES = str.maketrans("\u2212\u2013", "--")  # Word turns a typed hyphen into a dash
_SHAPE = (
    "[+-]?(?P<body>"
    "(?:[0-9]*|[1-9][0-9]{{0,2}}(?P<group>[{spaces}{grouping}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)"
    "(?:{mark}[0-9]+)?)"
)
_SHAPES = {
    DecimalMark.COMMA: re.compile(_SHAPE.format(spaces=_SPACES, grouping=".", mark=",")),
    DecimalMark.POINT: re.compile(_SHAPE.format(spaces=_SPACES, grouping=",", mark=r"\.")),
}
_TO_PLAIN = {
    DecimalMark.COMMA: str.maketrans(",", ".", "." + _SPACES),
    DecimalMark.POINT: str.maketrans("", "", "," + _SPACES),
}


def read_decimal(text: str, *, mark: DecimalMark | None = None) -> Decimal:
    """Read ``14,24``, ``14.24``, ``1.234.567,5``, ``-0,5``; keep the decimals that were written.

    Without ``mark``, ``18,500`` has a decimal comma, being Vietnamese, and ``18.500`` asks.
    With it, the text must follow that convention.

    Raises:
        AmbiguousNumber: the text has two readings and no mark settles them.
        UnreadableNumber: the text is no number, or not one by the given mark.
    """
    readings = _readings(text)
    if mark is not None:
        return _settled(text, readings, mark)
    if _differ(readings) and "," not in text:
        raise _question(text, readings)
    if readings:
        return next(iter(readings.values()))
    raise UnreadableNumber(
        f"`{text}` không phải là số. Nhập số như 14,24 hoặc 1.234.567,5.",
        f"`{text}` is not a number. Enter a number such as 14.24 or 1,234,567.5.",
    )


def read_count(text: str, *, mark: DecimalMark | None = None) -> int:
    """Read a whole number from 0 up, in which points or spaces group the thousands.

    ``18.500`` asks, and so does ``18,500``, which an English file means as 18500.

    Raises:
        AmbiguousNumber: the text has two readings and no mark settles them.
        UnreadableNumber: the text is no number, not whole, or below zero.
    """
    readings = _readings(text)
    if mark is None and _differ(readings):
        raise _question(text, readings)
    value = read_decimal(text, mark=mark)
    if value < 0 or value != value.to_integral_value():
        raise UnreadableNumber(
            f"`{text}` không phải là số đếm. Nhập số nguyên từ 0 trở lên, ví dụ 18500.",
            f"`{text}` is not a count. Enter a whole number from 0 up, such as 18500.",
        )
    return int(value)


def decimal_mark_of(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark that the cells of one file show.

    Only cells with a single reading count. None when no cell shows a mark, or when cells
    show both and the file therefore has no convention.
    """
    shown = {mark for readings in map(_readings, texts) if len(readings) == 1 for mark in readings}
    return shown.pop() if len(shown) == 1 else None


def _readings(text: str) -> dict[DecimalMark, Decimal]:
    """The value under each convention that the text follows; the Vietnamese one first."""
    typed = text.strip().translate(_MINUSES)
    return {
        mark: Decimal(typed.translate(_TO_PLAIN[mark]))
        for mark, shape in _SHAPES.items()
        if (match := shape.fullmatch(typed)) and match["body"]
    }


def _differ(readings: dict[DecimalMark, Decimal]) -> bool:
    return len(readings) == 2 and readings[DecimalMark.COMMA] != readings[DecimalMark.POINT]


def _settled(text: str, readings: dict[DecimalMark, Decimal], mark: DecimalMark) -> Decimal:
    if mark in readings:
        return readings[mark]
    vi = {DecimalMark.COMMA: "dấu phẩy", DecimalMark.POINT: "dấu chấm"}[mark]
    raise UnreadableNumber(
        f"`{text}` không phải là số có {vi} thập phân. Sửa số này hoặc chọn dấu thập phân khác.",
        f"`{text}` is not a number with a decimal {mark}. "
        "Correct it or choose the other decimal mark.",
    )


def _question(text: str, readings: dict[DecimalMark, Decimal]) -> AmbiguousNumber:
    decimal_reading, grouped_reading = sorted(readings.values(), key=abs)
    one, other = (
        Sentence(write_number(reading, None), write_number(reading, None, "en"))
        for reading in (decimal_reading, grouped_reading)
    )
    sentence = Sentence(
        f"`{text}` có thể là {one.vi} hoặc {other.vi}. "
        "Chọn dấu thập phân (dấu phẩy hay dấu chấm) rồi đọc lại.",
        f"`{text}` may mean {one.en} or {other.en}. "
        "Choose the decimal mark (comma or point), then read it again.",
    )
    return AmbiguousNumber(
        sentence, decimal_reading=decimal_reading, grouped_reading=grouped_reading
    )
