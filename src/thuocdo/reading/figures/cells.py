"""One cell as the figure that an input asks for."""

from collections.abc import Callable, Container
from datetime import date, datetime
from decimal import Decimal

from thuocdo.core.scoring.figures import Input, InputType, Value
from thuocdo.reading.tables.refusals import MEND, UnreadableCell, refused_cell
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.dates import read_date
from thuocdo.vietnamese.errors import AmbiguousNumber, UnreadableNumber
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.numbers import read_decimal
from thuocdo.vietnamese.sentence import Refusal, Sentence

YES = frozenset({"co", "yes", "y", "true", "1", "x", "dat", "dung"})
NO = frozenset({"khong", "no", "n", "false", "0", "chua", "khong dat"})
NOT_APPLICABLE = frozenset({"khong ap dung", "kad", "not applicable", "not_applicable"})
MISSING = frozenset(
    {"khong co so lieu", "chua co so lieu", "thieu", "missing", "no data", "null", "none", "nan"}
)
TWO_MEANINGS = frozenset({"na", "n/a", "n.a.", "#n/a"})


def is_not_applicable(cell: Cell) -> bool:
    """Whether a cell says that the item does not apply to the unit.

    Raises:
        UnreadableCell: it says NA, which some write for that and others for a missing figure.
    """
    if is_figure(cell):
        return False
    word = fold(cell.text)
    if word in TWO_MEANINGS:
        raise refused(
            cell,
            f"`{cell.text}` có thể là không áp dụng hoặc không có số liệu. "
            "Ghi «không áp dụng», hoặc để trống nếu thiếu số liệu.",
            f"`{cell.text}` may mean not applicable or no figure. "
            "Write “not applicable”, or leave the cell empty where the figure is missing.",
        )
    return word in NOT_APPLICABLE


def is_nothing(cell: Cell, options: Container[str] = ()) -> bool:
    """Whether a cell holds no figure, be it empty or in words; that is not zero.

    A word that is one of the folded options of a choice, such as ``none``, is a figure.
    """
    if is_figure(cell):
        return False
    word = fold(cell.text)
    return cell.is_blank or (word in MISSING and word not in options)


def is_figure(cell: Cell) -> bool:
    """Whether a cell begins with a digit, so that no word needs to be looked for."""
    return cell.text[:1].isdigit()


def figure_in(cell: Cell, asked: Input, maximum: Decimal | None = None) -> Value | None:
    """The figure in a cell; None where the cell is blank, which is not zero.

    Args:
        cell: Where it stands.
        asked: The input; its type says how the text is read.
        maximum: Points at most; settles a number such as ``1.250`` that has two readings.

    Raises:
        UnreadableCell: the cell holds something else.
    """
    if is_nothing(cell, [fold(option) for option in asked.options]):
        return None
    if asked.type in {InputType.NUMBER, InputType.POINTS}:
        settled = settled_by(cell, maximum)
        return cell.decimal() if settled is None else settled
    if asked.type is InputType.CHOICE:
        return choice_in(cell, asked)
    return READERS[asked.type](cell)


def settled_by(cell: Cell, maximum: Decimal | None) -> Decimal | None:
    """The one reading of an ambiguous number that the maximum allows; else None."""
    if maximum is None or cell.mark is not None or not isinstance(cell.value, str):
        return None
    try:
        read_decimal(cell.text)
    except AmbiguousNumber as question:
        if question.decimal_reading <= maximum < question.grouped_reading:
            return question.decimal_reading
    except UnreadableNumber:
        return None
    return None


def date_in(cell: Cell) -> date:
    """The date in a cell, typed or stored as one."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    try:
        return read_date(cell.text)
    except Refusal as wrong:
        raise cell.refused(wrong) from wrong


def answer_in(cell: Cell) -> bool:
    """Yes or no."""
    if isinstance(cell.value, bool):
        return cell.value
    word = fold(cell.text)
    if word in YES or word in NO:
        return word in YES
    raise refused(
        cell,
        f"`{cell.text}` không phải là `có` hoặc `không`. {MEND.vi}",
        f"`{cell.text}` is neither `có` (yes) nor `không` (no). {MEND.en}",
    )


READERS: dict[InputType, Callable[[Cell], Value | None]] = {
    InputType.COUNT: Cell.count,
    InputType.RATE: Cell.percent,
    InputType.DATE: date_in,
    InputType.YES_NO: answer_in,
    InputType.TEXT: lambda cell: cell.text,
}


def choice_in(cell: Cell, asked: Input) -> str:
    """One of the options, with or without marks and capitals."""
    for option in asked.options:
        if fold(option) == fold(cell.text):
            return option
    known = ", ".join(asked.options)
    raise refused(
        cell,
        f"`{cell.text}` không có trong các lựa chọn: {known}. {MEND.vi}",
        f"`{cell.text}` is not one of: {known}. {MEND.en}",
    )


def refused(cell: Cell, vi: str, en: str) -> UnreadableCell:
    """A refusal with the place of the cell."""
    return refused_cell(cell.place, Sentence(vi, en))
