"""A rate in percent: numerator over denominator, or the percent itself."""

from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import HUNDRED, ONE, ZERO, percent_of, ratio
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType, Values
from thuocdo.core.scoring.rule import Gone, count_of, decimal_of, not_below_zero
from thuocdo.core.scoring.targets import HUNDREDTH, Target, nearest
from thuocdo.vietnamese.sentence import Sentence

PERCENTAGE_POINTS = Sentence("điểm phần trăm", "percentage points")


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

    @property
    def highest(self) -> Decimal | None:
        return None if self.may_exceed else HUNDRED

    def of(self, values: Values) -> Decimal | Gone:
        part, whole = self.part_and_whole(values)
        if part is not None and values.get("rate") is not None:
            raise self.twice_declared()
        if part is None or whole is None:
            return self.stated(values)
        if not whole:
            return self.without_denominator(part)
        if part > whole and not self.may_exceed:
            few, many = wording.number(part), wording.number(whole)
            raise InvalidFigure(
                f"{self.numerator.vi} ({few.vi}) lớn hơn {self.denominator.vi} ({many.vi}). "
                "Kiểm tra lại hai số này.",
                f"{self.numerator.en} ({few.en}) is larger than {self.denominator.en} ({many.en}). "
                "Check both figures.",
            )
        return percent_of(part, whole)

    def part_and_whole(self, values: Values) -> tuple[Decimal | None, Decimal | None]:
        """Numerator and denominator as declared, neither below zero."""
        if self.is_whole:
            return count_of(values, "numerator"), count_of(values, "denominator")
        return (
            not_below_zero("numerator", decimal_of(values, "numerator")),
            not_below_zero("denominator", decimal_of(values, "denominator")),
        )

    def twice_declared(self) -> InvalidFigure:
        """The refusal of counts and a percent beside each other: which one counts is not ours."""
        part, whole, rate = self.numerator, self.denominator, self.rate
        return InvalidFigure(
            f"vừa có {part.vi} và {whole.vi}, vừa có {rate.vi}. Giữ hai số đếm hoặc giữ tỷ lệ.",
            f"{part.en} and {whole.en} are declared, and {rate.en} too. "
            "Keep the two counts or keep the rate.",
        )

    def without_denominator(self, part: Decimal) -> Gone:
        """Nothing of nothing is a state of its own; something of nothing is a mistake."""
        if part > 0:
            few = wording.number(part)
            raise InvalidFigure(
                f"{self.denominator.vi} bằng 0 nhưng {self.numerator.vi} là {few.vi}. "
                "Kiểm tra lại hai số này.",
                f"{self.denominator.en} is 0 but {self.numerator.en} is {few.en}. "
                "Check both figures.",
            )
        return Gone.NO_DENOMINATOR

    def stated(self, values: Values) -> Decimal | Gone:
        """The percent as declared, where the counts are not known."""
        rate = not_below_zero("rate", decimal_of(values, "rate"))
        if rate is None:
            return Gone.MISSING
        if rate > HUNDRED and not self.may_exceed:
            told = wording.number(rate)
            raise InvalidFigure(
                f"{self.rate.vi} là {told.vi}, lớn hơn 100. Kiểm tra lại số này.",
                f"{self.rate.en} is {told.en}, above 100. Check this figure.",
            )
        return rate

    def written(self, value: Decimal) -> Sentence:
        return wording.percent(value)

    def described(self, values: Values, value: Decimal, decimals: int = 2) -> Sentence:
        vi, en = wording.percent(value, decimals)
        part, whole = self.part_and_whole(values)
        if part is None or whole is None:
            return Sentence(f"tỷ lệ {vi}", f"a rate of {en}")
        few, many = wording.number(part), wording.amount(whole, self.counted)
        return Sentence(f"tỷ lệ {vi} ({few.vi}/{many.vi})", f"a rate of {en} ({few.en}/{many.en})")

    def grid(self, values: Values) -> Decimal:
        return ONE if self.is_whole and "rate" not in values else HUNDREDTH

    def changes_for(self, values: Values, target: Target) -> Values:
        part, whole = self.part_and_whole(values)
        if part is None or whole is None:
            name, exact, most = "rate", target.mark, HUNDRED
        else:
            name, exact, most = "numerator", ratio(target.mark * whole, HUNDRED), whole
        needed = nearest(exact, target, self.grid(values))
        return {name: needed if self.may_exceed else min(needed, most)}

    def way(self, values: Values, value: Decimal, target: Target, changes: Values) -> Sentence:
        gap = wording.amount(abs(target.mark - value), PERCENTAGE_POINTS)
        distance = target.distance(gap, self.written(target.mark))
        needed, part = decimal_of(changes, "numerator"), decimal_of(values, "numerator")
        if needed is None or part is None:
            return distance
        noun = self.counted if self.counted.vi or not self.is_whole else wording.CASES
        return wording.joined([distance, target.change(abs(needed - part), noun)], ", ")
