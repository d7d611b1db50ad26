"""One typed text as the figure that a leaf asks for; form, Excel and API read with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.core.index_set.model import Leaf, Method
from thuocdo.core.scoring.figures import Input, InputType, Value
from thuocdo.reading.figures.cells import figure_in
from thuocdo.reading.tables.refusals import UnreadableCell
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.errors import AmbiguousNumber, UnreadableNumber
from thuocdo.vietnamese.numbers import read_decimal
from thuocdo.vietnamese.sentence import Sentence

NOT_APPLICABLE, EXPLANATION = "not_applicable", "explanation"
FREE = (NOT_APPLICABLE, EXPLANATION)  # fields that every leaf has, in people's own words
SHORT, MANY = 40, 10_000  # signs of texts whose reading is kept, and how many
LONGEST = 20_000  # signs of one field
GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)  # 18.500: thousands, or decimals?
NUMBERS = {InputType.NUMBER, InputType.POINTS, InputType.RATE}

ASKED: dict[int, tuple[Leaf, dict[str, Input]]] = {}  # by identity; the leaf is held beside it
Draft = Mapping[str, Mapping[str, Any]]  # field → text, version, by, at


@dataclass(frozen=True, slots=True)
class FieldCell(Cell):
    """A field of a form: what is refused names its label."""

    @property
    def place(self) -> Sentence:
        """The label in place of file, row and column."""
        return Sentence(self.header, self.file)


def is_declared(leaf: Leaf) -> bool:
    """Whether the unit fills the leaf in; surveys, dossiers and the council give the others."""
    return leaf.method is Method.SELF and leaf.rule is not None and bool(leaf.rule.inputs)


def inputs_of(leaf: Leaf) -> dict[str, Input]:
    """What the leaf asks for, by name; some rules take long to say it, so it is kept."""
    found = ASKED.get(id(leaf))
    if found is None or found[0] is not leaf:
        if len(ASKED) >= MANY:
            ASKED.clear()
        asked = leaf.rule.inputs if leaf.rule else ()
        found = ASKED[id(leaf)] = leaf, {one.name: one for one in asked}
    return found[1]


def input_of(leaf: Leaf, name: str) -> Input | None:
    """What the leaf asks for under a name."""
    return inputs_of(leaf).get(name)


def read(leaf: Leaf, name: str, text: str) -> Value | None:
    """The figure in a typed text; None where nothing was typed, which is not zero.

    Raises:
        FieldRefused: it is no such figure, or may be one of two; the sentence asks.
    """
    asked = input_of(leaf, name)
    if asked is None:
        known = ", ".join(each.name for each in leaf.rule.inputs) if leaf.rule else ""
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code} không hỏi `{name}`. Các số liệu: {known}.",
                f"The item {leaf.code} does not ask for `{name}`. It asks for: {known}.",
            )
        )
    return read_as(asked, leaf.maximum, text)


def read_as(asked: Input, maximum: Decimal, text: str) -> Value | None:
    """The same for an input of a leaf with so many points at most.

    Raises:
        FieldRefused: as ``read`` does.
    """
    typed = text.strip()
    return (known if len(typed) <= SHORT else figure_of)(asked, maximum, typed)


def figure_of(asked: Input, maximum: Decimal, typed: str) -> Value | None:
    """Work out the figure."""
    refuse_two_meanings(asked, typed, maximum)
    cell = FieldCell(typed, asked.label.en, 0, 0, asked.label.vi, None)
    try:
        return figure_in(cell, asked, maximum)
    except UnreadableCell as wrong:
        raise FieldRefused(wrong.sentence) from wrong


known = lru_cache(MANY)(figure_of)  # what a text says never changes; refusals are worked out anew


def refuse_two_meanings(asked: Input, text: str, maximum: Decimal) -> None:
    """Ask where a number can be read in two ways.

    Raises:
        FieldRefused: with the readings from which to choose.
    """
    readings: tuple[str, ...] = ()
    if asked.type is InputType.COUNT and GROUPED.fullmatch(text):
        readings = (text.replace(".", ""),)
    elif asked.type in NUMBERS:
        readings = readings_of(text, asked, maximum)
    if readings:
        either = " hoặc ".join(readings)
        raise FieldRefused(
            Sentence(
                f"{asked.label.vi}: `{text}` có thể đọc theo hai cách. "
                f"Chọn {either}, hoặc sửa lại.",
                f"{asked.label.en}: `{text}` can be read in two ways. "
                f"Choose {' or '.join(readings)}, or correct it.",
            ),
            readings,
        )


def readings_of(text: str, asked: Input, maximum: Decimal) -> tuple[str, ...]:
    """Both readings of an ambiguous number; none where it is clear, or is no number."""
    try:
        read_decimal(text)
    except AmbiguousNumber as question:
        small, large = question.decimal_reading, question.grouped_reading
        top = maximum if asked.type is InputType.POINTS else None
        if top is not None and small <= top < large:
            return ()
        return (f"{small.normalize():f}".replace(".", ","), f"{large:f}")
    except UnreadableNumber:
        return ()
    return ()


def text_of(draft: Draft, name: str) -> str:
    """What stands in a field; empty where nothing was typed."""
    return str(draft.get(name, {}).get("text", ""))


def readable(leaf: Leaf, draft: Draft) -> dict[str, Value]:
    """The figures of a draft that can be read; what cannot is left for the page to say."""
    values: dict[str, Value] = {}
    for asked in inputs_of(leaf).values():
        try:
            value = read_as(asked, leaf.maximum, text_of(draft, asked.name))
        except FieldRefused:
            continue
        if value is not None:
            values[asked.name] = value
    return values


def faults(leaf: Leaf, draft: Draft) -> dict[str, FieldRefused]:
    """What cannot be read, by field."""
    found = {}
    for asked in inputs_of(leaf).values():
        try:
            read_as(asked, leaf.maximum, text_of(draft, asked.name))
        except FieldRefused as wrong:
            found[asked.name] = wrong
    return found


def lacking(leaf: Leaf, draft: Draft) -> list[Input]:
    """Required inputs without a readable figure; a fraction stands in for its rate."""
    values = readable(leaf, draft)
    asked = [each for each in (leaf.rule.inputs if leaf.rule else ()) if each.name not in values]
    if "rate" in values or {"numerator", "denominator"} <= values.keys():
        asked = [each for each in asked if each.name not in {"rate", "numerator", "denominator"}]
    return [each for each in asked if not each.optional]
