"""Try figures with the rule of one item: the same rule that scores, nothing is kept."""

from collections.abc import Mapping
from typing import NamedTuple

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.rollup.results import State
from thuocdo.core.scoring.figures import Entry, Input, InputType, Value
from thuocdo.core.scoring.rule import Earned
from thuocdo.core.tracing.traces import traced
from thuocdo.reading.figures.cells import figure_in
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.errors import AmbiguousNumber
from thuocdo.vietnamese.numbers import DecimalMark, read_decimal, write_number
from thuocdo.vietnamese.sentence import Refusal, Sentence

FIGURE, OTHER = "thu-", "diem-"  # names in addresses: a figure, points of another item
NUMBERS = frozenset({InputType.COUNT, InputType.NUMBER, InputType.RATE, InputType.POINTS})
HINTS = {
    InputType.COUNT: Sentence("số đếm", "a count"),
    InputType.NUMBER: Sentence("số", "a number"),
    InputType.RATE: Sentence("phần trăm, ví dụ 92,5", "percent, such as 92.5"),
    InputType.DATE: Sentence("ngày/tháng/năm", "day/month/year"),
    InputType.YES_NO: Sentence("có hoặc không", "có (yes) or không (no)"),
    InputType.CHOICE: Sentence("chọn một", "choose one"),
    InputType.POINTS: Sentence("điểm", "points"),
    InputType.TEXT: Sentence("chữ", "text"),
}


class Field(NamedTuple):
    """One figure to type."""

    name: str
    label: Sentence
    hint: Sentence
    text: str  # as it was typed
    options: tuple[str, ...] = ()


class Trial(NamedTuple):
    """The fields, and what the figures earn once they are typed."""

    fields: tuple[Field, ...]
    sentence: Sentence | None  # the whole trace in words
    refusal: Sentence | None  # why there is no answer

    @property
    def is_asked(self) -> bool:
        """Whether anything was typed."""
        return any(field.text for field in self.fields)


def trial(index_set: IndexSet, leaf: Leaf, query: Mapping[str, str]) -> Trial | None:
    """What the figures in an address earn; none for an item that is not scored."""
    if leaf.rule is None:
        return None
    fields = (*figure_fields(leaf.rule.inputs, query), *other_fields(index_set, leaf, query))
    if not any(field.text for field in fields):
        return Trial(fields, None, None)
    try:
        return Trial(fields, scored(index_set, leaf, query), None)
    except Refusal as wrong:
        return Trial(fields, None, wrong.sentence)


def figure_fields(inputs: tuple[Input, ...], query: Mapping[str, str]) -> list[Field]:
    """A field for each figure that the rule asks for."""
    return [
        Field(
            f"{FIGURE}{one.name}",
            one.label,
            HINTS[one.type],
            query.get(f"{FIGURE}{one.name}", "").strip(),
            ("có", "không") if one.type is InputType.YES_NO else one.options,
        )
        for one in inputs
    ]


def other_fields(index_set: IndexSet, leaf: Leaf, query: Mapping[str, str]) -> list[Field]:
    """A field for the points of each item that the rule looks at."""
    needs = leaf.rule.needs if leaf.rule else ()
    return [
        Field(
            f"{OTHER}{code}",
            Sentence(
                f"Điểm mục {code} «{index_set.leaf(code).title.vi}»",
                f"Points of item {code} “{index_set.leaf(code).title.en}”",
            ),
            HINTS[InputType.POINTS],
            query.get(f"{OTHER}{code}", "").strip(),
        )
        for code in needs
    ]


def scored(index_set: IndexSet, leaf: Leaf, query: Mapping[str, str]) -> Sentence:
    """The trace of these figures in words.

    Raises:
        Refusal: a figure cannot be read, or contradicts another one.
    """
    assert leaf.rule is not None  # noqa: S101  (asked before)
    values: dict[str, Value] = {}
    for one in leaf.rule.inputs:
        figure = read(query.get(f"{FIGURE}{one.name}", ""), one, leaf)
        if figure is not None:
            values[one.name] = figure
    others = {code: earned(index_set, code, query) for code in leaf.rule.needs}
    result = score_leaf(leaf, Entry(values), others, index_set.policies.missing)
    if result.state is State.MISSING:
        raise InvalidFigure(
            "Chưa đủ số liệu để tính. Điền các ô còn trống.",
            "Not all figures are there. Fill in what is empty.",
        )
    return traced("", result, others).sentence


def read(text: str, asked: Input, leaf: Leaf) -> Value | None:
    """One figure; a refusal begins with the label of its field.

    Raises:
        Refusal: the text is not what the field asks for, or can be read in two ways.
    """
    typed = text.strip()
    try:
        if asked.type in NUMBERS and typed:
            read_decimal(typed.removesuffix("%").rstrip())
        mark = DecimalMark.POINT if typed.count(".") == 1 else None
        return figure_in(Cell(typed or None, "", 0, 1, "", mark), asked, leaf.maximum)
    except AmbiguousNumber as question:
        raise two_readings(asked, typed, question) from question
    except Refusal as wrong:
        told = Sentence(*(part.partition(": ")[2] or part for part in wrong.sentence))
        label = asked.label
        raise InvalidFigure(f"{label.vi}: {told.vi}", f"{label.en}: {told.en}") from wrong


def two_readings(asked: Input, typed: str, question: AmbiguousNumber) -> InvalidFigure:
    """Ask which number was meant, and how to write it."""
    small, large = question.decimal_reading, question.grouped_reading
    vi = f"{write_number(small, None)} hay {large:f}"
    en = f"{small.normalize():f} or {large:f}"
    return InvalidFigure(
        f"{asked.label.vi}: `{typed}` là {vi}? Ghi lại theo một trong hai cách này.",
        f"{asked.label.en}: does `{typed}` mean {en}? Write it in one of these two ways.",
    )


def earned(index_set: IndexSet, code: str, query: Mapping[str, str]) -> Earned | None:
    """The points of another item; none where nothing was typed."""
    text = query.get(f"{OTHER}{code}", "").strip()
    if not text:
        return None
    return Earned(read_decimal(text), index_set.leaf(code).maximum)
