"""What a rule compares with its marks: a rate, a count, or a value with a unit."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType, Values
from thuocdo.core.scoring.rate import Rate
from thuocdo.core.scoring.rule import Gone, Terms, count_of, decimal_of
from thuocdo.core.scoring.targets import HUNDREDTH, Target, nearest
from thuocdo.vietnamese.sentence import Sentence


class MeasureKind(StrEnum):
    """The measures a rule book may name."""

    RATE = "rate"
    COUNT = "count"
    VALUE = "value"


class Measure(Protocol):
    """Reads figures into the one number that is compared."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures it asks for."""
        ...

    @property
    def has_denominator(self) -> bool:
        """Whether it divides."""
        ...

    @property
    def lowest(self) -> Decimal | None:
        """The smallest value it can take; None when it has no end."""
        ...

    @property
    def highest(self) -> Decimal | None:
        """The largest value it can take; None when it has no end."""
        ...

    def of(self, values: Values) -> Decimal | Gone:
        """The compared number.

        Raises:
            InvalidFigure: figures contradict each other, or one is below zero.
        """
        ...

    def written(self, value: Decimal) -> Sentence:
        """A mark in words: "90%", "2 sáng kiến"."""
        ...

    def described(self, values: Values, value: Decimal, decimals: int = 2) -> Sentence:
        """The measured number with the figures behind it."""
        ...

    def grid(self, values: Values) -> Decimal:
        """The smallest change of the figure that ``changes_for`` names."""
        ...

    def changes_for(self, values: Values, target: Target) -> Values:
        """The one figure that meets the target, nearest to its mark; else the most there is."""
        ...

    def way(self, values: Values, value: Decimal, target: Target, changes: Values) -> Sentence:
        """The distance in words, and what the change asks for."""
        ...


def read_measure(document: Mapping, terms: Terms) -> Measure:
    """Read the ``measure`` of a rule."""
    kind = document.choice("measure", MeasureKind)
    if kind is MeasureKind.RATE:
        return Rate(
            terms.label("numerator", "Tử số", "Numerator"),
            terms.label("denominator", "Mẫu số", "Denominator"),
            terms.label("rate", "Tỷ lệ (%)", "Rate (%)"),
            terms.counted,
            is_whole=document.flag("whole", absent=True),
            may_exceed=document.flag("may_exceed", absent=False),
        )
    if kind is MeasureKind.COUNT:
        return Count(terms.label("count", "Số lượng", "Count"), terms.counted)
    unit = document.text_or("unit", "")
    return Amount(
        terms.label("value", "Giá trị", "Value"),
        Sentence(unit, document.text_or("unit_en", unit)),
    )


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of things."""

    label: Sentence
    counted: Sentence

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("count", InputType.COUNT, self.label),)

    @property
    def has_denominator(self) -> bool:
        return False

    @property
    def lowest(self) -> Decimal:
        return ZERO

    @property
    def highest(self) -> None:
        return None

    def of(self, values: Values) -> Decimal | Gone:
        count = count_of(values, "count")
        return Gone.MISSING if count is None else count

    @property
    def noun(self) -> Sentence:
        """What is counted, in the leaf's word or the general one."""
        return self.counted if self.counted.vi else wording.CASES

    def written(self, value: Decimal) -> Sentence:
        return wording.amount(value, self.noun)

    def described(self, values: Values, value: Decimal, decimals: int = 2) -> Sentence:
        return self.written(value)

    def grid(self, values: Values) -> Decimal:
        return ONE

    def changes_for(self, values: Values, target: Target) -> Values:
        return {"count": nearest(target.mark, target, ONE)}

    def way(self, values: Values, value: Decimal, target: Target, changes: Values) -> Sentence:
        needed = decimal_of(changes, "count") or ZERO
        return target.change(abs(needed - value), self.noun)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a unit, such as days, million đồng or points of another scale."""

    label: Sentence
    unit: Sentence

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("value", InputType.NUMBER, self.label),)

    @property
    def has_denominator(self) -> bool:
        return False

    @property
    def lowest(self) -> None:
        return None

    @property
    def highest(self) -> None:
        return None

    def of(self, values: Values) -> Decimal | Gone:
        value = decimal_of(values, "value")
        return Gone.MISSING if value is None else value

    def written(self, value: Decimal) -> Sentence:
        return wording.amount(value, self.unit)

    def described(self, values: Values, value: Decimal, decimals: int = 2) -> Sentence:
        return wording.amount(value, self.unit, decimals)

    def grid(self, values: Values) -> Decimal:
        return HUNDREDTH

    def changes_for(self, values: Values, target: Target) -> Values:
        return {"value": nearest(target.mark, target, HUNDREDTH)}

    def way(self, values: Values, value: Decimal, target: Target, changes: Values) -> Sentence:
        gap = wording.amount(abs(target.mark - value), self.unit)
        return target.distance(gap, self.written(target.mark))
