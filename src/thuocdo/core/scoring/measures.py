"""What a rule compares with its marks: a rate, a count, a value, or days after a date."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Protocol

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import HUNDRED, ONE, ZERO, ratio
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType, Values
from thuocdo.core.scoring.rule import Gone, Terms, decimal_of, not_below_zero
from thuocdo.vietnamese.sentence import Sentence

HUNDREDTH = Decimal("0.01")


class MeasureKind(StrEnum):
    """The measures a rule book may name."""

    RATE = "rate"
    COUNT = "count"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Target:
    """The nearest value that a better step accepts."""

    mark: Decimal
    is_upward: bool
    is_included: bool


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

    def of(self, values: Values) -> Decimal | Gone:
        """The compared number."""
        ...

    def written(self, value: Decimal) -> Sentence:
        """A mark in words: "90%", "2 sáng kiến"."""
        ...

    def described(self, values: Values, value: Decimal) -> Sentence:
        """The measured number with the figures behind it."""
        ...

    def way_to(
        self, values: Values, value: Decimal, target: Target
    ) -> tuple[Values, Sentence] | None:
        """Figures that meet the target and the distance in words; None when out of reach."""
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
    unit = Sentence(
        document.text_or("unit", ""), document.text_or("unit_en", document.text_or("unit", ""))
    )
    return Amount(terms.label("value", "Giá trị", "Value"), unit)


@dataclass(frozen=True, slots=True)
class Rate:
    """Numerator over denominator in percent, or the percent itself when only that is known."""

    numerator: Sentence
    denominator: Sentence
    rate: Sentence
    counted: Sentence
    is_whole: bool = True  # counts; False for money, hours and the like
    may_exceed: bool = False  # whether the numerator may pass the denominator

    @property
    def inputs(self) -> tuple[Input, ...]:
        kind = InputType.COUNT if self.is_whole else InputType.NUMBER
        return (
            Input("numerator", kind, self.numerator),
            Input("denominator", kind, self.denominator),
            Input("rate", InputType.RATE, self.rate, optional=True),
        )

    @property
    def has_denominator(self) -> bool:
        return True

    @property
    def lowest(self) -> Decimal:
        return ZERO

    def of(self, values: Values) -> Decimal | Gone:
        part, whole = decimal_of(values, "numerator"), decimal_of(values, "denominator")
        if part is None or whole is None:
            return self.stated(values)
        not_below_zero("numerator", part)
        if not_below_zero("denominator", whole) == 0:
            return self.without_denominator(part)
        if part > whole and not self.may_exceed:
            raise InvalidFigure(
                f"{self.numerator.vi} ({part}) lớn hơn {self.denominator.vi} ({whole}). "
                "Kiểm tra lại hai số này.",
                f"{self.numerator.en} ({part}) is larger than {self.denominator.en} ({whole}). "
                "Check both figures.",
            )
        return ratio(part * HUNDRED, whole)

    def without_denominator(self, part: Decimal) -> Gone:
        """Nothing of nothing is a state of its own; something of nothing is a mistake."""
        if part > 0:
            raise InvalidFigure(
                f"{self.denominator.vi} bằng 0 nhưng {self.numerator.vi} là {part}. "
                "Kiểm tra lại hai số này.",
                f"{self.denominator.en} is 0 but {self.numerator.en} is {part}. "
                "Check both figures.",
            )
        return Gone.NO_DENOMINATOR

    def stated(self, values: Values) -> Decimal | Gone:
        """The percent as declared, where the counts are not known."""
        rate = decimal_of(values, "rate")
        if rate is None:
            return Gone.MISSING
        not_below_zero("rate", rate)
        if rate > HUNDRED and not self.may_exceed:
            raise InvalidFigure(
                f"{self.rate.vi} là {rate}, lớn hơn 100. Kiểm tra lại số này.",
                f"{self.rate.en} is {rate}, above 100. Check this figure.",
            )
        return rate

    def written(self, value: Decimal) -> Sentence:
        return wording.percent(value)

    def described(self, values: Values, value: Decimal) -> Sentence:
        vi, en = wording.percent(value)
        part, whole = decimal_of(values, "numerator"), decimal_of(values, "denominator")
        if part is None or whole is None:
            return Sentence(f"tỷ lệ {vi}", f"a rate of {en}")
        few, many = wording.number(part), wording.amount(whole, self.counted)
        return Sentence(f"tỷ lệ {vi} ({few.vi}/{many.vi})", f"a rate of {en} ({few.en}/{many.en})")

    def way_to(
        self, values: Values, value: Decimal, target: Target
    ) -> tuple[Values, Sentence] | None:
        part, whole = decimal_of(values, "numerator"), decimal_of(values, "denominator")
        gap = wording.shown(abs(target.mark - value))
        vi = f"còn {'thiếu' if target.is_upward else 'thừa'} {gap.vi} điểm phần trăm"
        en = f"{gap.en} percentage points {'short' if target.is_upward else 'too many'}"
        if part is None or whole is None:
            return {"rate": beside(target, HUNDREDTH)}, Sentence(vi, en)
        step = ONE if self.is_whole else HUNDREDTH
        needed = nearest(ratio(target.mark * whole, HUNDRED), target, step)
        if needed < 0 or (needed > whole and not self.may_exceed):
            return None
        more = wording.amount(abs(needed - part), self.counted)
        verb = ("cần thêm", "more needed") if target.is_upward else ("cần giảm", "fewer needed")
        sentence = Sentence(f"{vi}, {verb[0]} {more.vi}", f"{en}, {more.en} {verb[1]}")
        return {"numerator": needed}, sentence


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

    def of(self, values: Values) -> Decimal | Gone:
        count = decimal_of(values, "count")
        return Gone.MISSING if count is None else not_below_zero("count", count)

    def written(self, value: Decimal) -> Sentence:
        return wording.amount(value, self.counted)

    def described(self, values: Values, value: Decimal) -> Sentence:
        return self.written(value)

    def way_to(
        self, values: Values, value: Decimal, target: Target
    ) -> tuple[Values, Sentence] | None:
        needed = nearest(target.mark, target, ONE)
        if needed < 0:
            return None
        more = wording.amount(abs(needed - value), self.counted)
        if target.is_upward:
            return {"count": needed}, Sentence(f"cần thêm {more.vi}", f"{more.en} more needed")
        return {"count": needed}, Sentence(f"cần giảm {more.vi}", f"{more.en} fewer needed")


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

    def of(self, values: Values) -> Decimal | Gone:
        value = decimal_of(values, "value")
        return Gone.MISSING if value is None else value

    def written(self, value: Decimal) -> Sentence:
        return wording.amount(value, self.unit)

    def described(self, values: Values, value: Decimal) -> Sentence:
        return self.written(value)

    def way_to(
        self, values: Values, value: Decimal, target: Target
    ) -> tuple[Values, Sentence] | None:
        gap = wording.amount(abs(target.mark - value), self.unit)
        side = ("thiếu", "short") if target.is_upward else ("thừa", "too many")
        sentence = Sentence(f"còn {side[0]} {gap.vi}", f"{gap.en} {side[1]}")
        return {"value": beside(target, HUNDREDTH)}, sentence


def nearest(value: Decimal, target: Target, step: Decimal) -> Decimal:
    """The multiple of ``step`` that meets the target and lies nearest to its mark."""
    rounding = ROUND_CEILING if target.is_upward else ROUND_FLOOR
    found = (value / step).to_integral_value(rounding) * step
    if found == value and not target.is_included:
        found += step if target.is_upward else -step
    return found


def beside(target: Target, step: Decimal) -> Decimal:
    """The mark itself where it is included, else the nearest value beyond it."""
    if target.is_included:
        return target.mark
    return target.mark + (step if target.is_upward else -step)
