"""Rule kind ``outcomes``: one of several named outcomes, each with its points, also below zero."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.names import refuse_repeats
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    rescored,
    text_of,
)
from thuocdo.vietnamese.sentence import Sentence


class Option(NamedTuple):
    """One outcome."""

    value: str  # as it stands in a table
    label: Sentence
    points: Decimal


@dataclass(frozen=True, slots=True)
class Outcomes(StandsAlone):
    """The points of the chosen outcome; where the worst is below zero, it is a negative leaf."""

    kind: ClassVar[str] = "outcomes"
    input_name: ClassVar[str] = "outcome"
    label: Sentence
    options: tuple[Option, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        values = tuple(option.value for option in self.options)
        return (Input(self.input_name, InputType.CHOICE, self.label, options=values),)

    def bounds(self) -> tuple[Decimal, Decimal]:
        points = [option.points for option in self.options]
        return min(points), max(points)

    def score(self, at: Situation) -> Reached | Gone:
        chosen = text_of(at.values, self.input_name)
        if chosen is None:
            return Gone.MISSING
        for place, option in enumerate(self.options):
            if option.value == chosen:
                return Reached(option.points, None, place)
        known = ", ".join(option.value for option in self.options)
        raise InvalidFigure(
            f"{self.label.vi}: `{chosen}` không có trong các lựa chọn {known}. Chọn lại.",
            f"{self.label.en}: `{chosen}` is not one of {known}. Choose again.",
        )

    def sentence(self) -> Sentence:
        parts = []
        for option in self.options:
            worth = wording.points(option.points)
            parts.append(
                Sentence(f"{option.label.vi}: {worth.vi}", f"{option.label.en}: {worth.en}")
            )
        return wording.joined(parts)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.step is not None  # noqa: S101  (an outcome is always one of the options)
        return self.options[reached.step].label

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        better = [option for option in self.options if option.points > reached.points]
        if not better:
            return None
        option = min(better, key=lambda o: o.points)
        way = Sentence(f"cần có kết quả: {option.label.vi}", f"needed: {option.label.en}")
        return rescored(self, at, {self.input_name: option.value}, way)


def read_outcomes(document: Mapping, terms: Terms) -> Outcomes:
    """Read ``kind: outcomes`` with ``options``, each ``{value, label, label_en, points}``."""

    def read_option(item: Mapping) -> Option:
        return Option(item.text("value"), read_label(item), item.decimal("points"))

    options = document.each("options", read_option)
    refuse_repeats(document, "options", [option.value for option in options])
    return Outcomes(terms.label("outcome", "Kết quả", "Outcome"), options)


def read_label(item: Mapping) -> Sentence:
    """Read ``label`` and its English twin."""
    label = item.text("label")
    return Sentence(label, item.text_or("label_en", label))
