"""The fields of one item as its page shows them: label, unit, text, and how the text is read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.selectors.fields import (
    EXPLANATION,
    NOT_APPLICABLE,
    Draft,
    read,
    read_as,
    text_of,
)
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.composite import Composite
from thuocdo.core.scoring.figures import Input, InputType, Value
from thuocdo.core.scoring.outcomes import Outcomes
from thuocdo.core.scoring.rule import Rule
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.vietnamese.sentence import Sentence

NOTHING = Sentence("", "")
UNITS = {
    InputType.RATE: Sentence("%", "%"),
    InputType.POINTS: Sentence("điểm", "points"),
    InputType.DATE: Sentence("ngày/tháng/năm", "day/month/year"),
}
EXAMPLES = {
    InputType.COUNT: Sentence("Số đếm, ví dụ 1200", "A whole number, such as 1200"),
    InputType.NUMBER: Sentence("Số, ví dụ 14,24", "A number, such as 14.24"),
    InputType.RATE: Sentence("Phần trăm, ví dụ 92,5", "Percent, such as 92.5"),
    InputType.POINTS: Sentence("Điểm, ví dụ 1,25", "Points, such as 1.25"),
    InputType.DATE: Sentence("Ví dụ 05/03/2025", "Such as 05/03/2025"),
    InputType.YES_NO: Sentence("có hoặc không", "có (yes) or không (no)"),
    InputType.CHOICE: NOTHING,
    InputType.TEXT: NOTHING,
}
ANSWERS = (
    ("có", Sentence("Có", "Yes")),
    ("không", Sentence("Không", "No")),
    ("", Sentence("Chưa trả lời", "Not answered")),
)


class Option(NamedTuple):
    """One answer that can be chosen."""

    value: str
    label: Sentence
    is_chosen: bool


class Kept(NamedTuple):
    """The last save of a field."""

    version: int
    by: int | None  # key of the person
    milliseconds: int  # since 1970, as browsers count


class Field(NamedTuple):
    """One input of the form."""

    name: str
    type: InputType
    label: Sentence
    part: Sentence  # heading of the part of a composite rule that it belongs to
    text: str
    saved: Kept
    options: tuple[Option, ...]
    is_optional: bool
    echo: Sentence  # how the text is read
    refusal: FieldRefused | None

    @property
    def version(self) -> int:
        """How often it was saved."""
        return self.saved.version

    @property
    def unit(self) -> Sentence:
        """The word behind the field, unless the label has it."""
        unit = UNITS.get(self.type, NOTHING)
        return NOTHING if unit.vi in self.label.vi else unit

    @property
    def is_instead(self) -> bool:
        """Whether it is for those who know the rate alone."""
        return self.is_optional and self.type is InputType.RATE and not self.text

    @property
    def example(self) -> Sentence:
        """How to write it."""
        return EXAMPLES[self.type]

    @property
    def mode(self) -> str:
        """The keyboard of a phone."""
        is_number = self.type in {InputType.COUNT, InputType.NUMBER, InputType.RATE}
        return "decimal" if is_number or self.type is InputType.POINTS else "text"

    @property
    def key(self) -> str:
        """Id on the page."""
        return f"o-{self.name.replace('.', '-')}"


def fields_of(leaf: Leaf, draft: Draft) -> list[Field]:
    """All inputs of a leaf, in the order in which its rule asks."""
    if leaf.rule is None:
        return []
    labels, parts = labels_of(leaf.rule), parts_of(leaf.rule)
    return [
        field_of(leaf, asked, draft, labels, parts.get(asked.name, NOTHING))
        for asked in leaf.rule.inputs
    ]


def field_of(
    leaf: Leaf, asked: Input, draft: Draft, labels: Mapping[str, Sentence], part: Sentence
) -> Field:
    """One input, with what was typed into it."""
    text = text_of(draft, asked.name)
    value, refusal = read_or_refused(asked, leaf, text)
    return Field(
        asked.name,
        asked.type,
        asked.label,
        part,
        text,
        kept_in(draft, asked.name),
        options_of(asked, text, value, labels),
        asked.optional,
        echo_of(asked, text, value),
        refusal,
    )


def reading_of(leaf: Leaf, name: str, text: str) -> tuple[Value | None, FieldRefused | None]:
    """The figure in a text, or why there is none."""
    try:
        return read(leaf, name, text), None
    except FieldRefused as wrong:
        return None, wrong


def read_or_refused(
    asked: Input, leaf: Leaf, text: str
) -> tuple[Value | None, FieldRefused | None]:
    """The same for an input at hand."""
    try:
        return read_as(asked, leaf.maximum, text), None
    except FieldRefused as wrong:
        return None, wrong


def version_of(draft: Draft, name: str) -> int:
    """How often the field was saved."""
    return int(draft.get(name, {}).get("version", 0))


def kept_in(draft: Draft, name: str) -> Kept:
    """The last save of a field; version 0 where there was none."""
    known = draft.get(name, {})
    at = moment(known.get("at"))
    return Kept(version_of(draft, name), known.get("by"), int(at.timestamp() * 1000) if at else 0)


def moment(kept: object) -> datetime | None:
    """A moment as JSON keeps it."""
    if isinstance(kept, datetime):
        return kept
    return datetime.fromisoformat(kept) if isinstance(kept, str) and kept else None


def options_of(
    asked: Input, text: str, value: Value | None, labels: Mapping[str, Sentence]
) -> tuple[Option, ...]:
    """What can be chosen; none for a field that is typed."""
    if asked.type is InputType.YES_NO:
        chosen = text.strip() if value is None else ("có" if value else "không")
        return tuple(Option(code, label, code == chosen) for code, label in ANSWERS)
    if asked.type is InputType.CHOICE:
        return tuple(
            Option(code, labels.get(code, Sentence(code, code)), code == value)
            for code in asked.options
        )
    return ()


def echo_of(asked: Input, text: str, value: Value | None) -> Sentence:
    """``= 14,24 điểm``: only where the text alone does not say it."""
    if not isinstance(value, Decimal):
        return NOTHING
    told, unit = figure_text(value), UNITS.get(asked.type, NOTHING)
    if told.vi == text.strip():
        return NOTHING
    return Sentence(f"= {told.vi} {unit.vi}".rstrip(), f"= {told.en} {unit.en}".rstrip())


def labels_of(rule: Rule) -> dict[str, Sentence]:
    """What the options of a rule are called, inside composites too."""
    if isinstance(rule, Composite):
        return {
            value: label for part in rule.parts for value, label in labels_of(part.rule).items()
        }
    if isinstance(rule, Outcomes):
        return {option.value: option.label for option in rule.options}
    return {}


def parts_of(rule: Rule) -> dict[str, Sentence]:
    """The part of a composite that asks for an input, by the input's name."""
    if not isinstance(rule, Composite):
        return {}
    return {whole: part.label for part in rule.parts for whole, _ in part.names}


def names_of(leaf: Leaf) -> Iterator[str]:
    """All fields that a unit can write in: inputs, the reason for none, and the explanation."""
    for asked in leaf.rule.inputs if leaf.rule else ():
        yield asked.name
    yield NOT_APPLICABLE
    yield EXPLANATION
