"""Rule kind ``proportional``: points in a straight line, with floor, threshold and cap."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO, rank_key, ratio, to_published
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input
from thuocdo.core.scoring.measures import Measure, read_measure
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    decimal_of,
    rescored,
    with_changes,
)
from thuocdo.core.scoring.targets import Target, least_change
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Proportional(StandsAlone):
    """``worth × (measured − zero_at) ÷ (full_at − zero_at)``, within 0 and the cap.

    Below ``pays_from`` nothing is earned. ``zero_at`` above ``full_at`` means that less is better.
    """

    kind: ClassVar[str] = "proportional"
    measure: Measure
    worth: Decimal  # points at full_at
    full_at: Decimal  # measured value that earns ``worth``
    zero_at: Decimal  # measured value that earns nothing
    pays_from: Decimal | None  # first measured value that earns anything; included
    cap: Decimal  # points
    decimals: int | None  # to which the points are rounded half up; None keeps them exact

    @property
    def inputs(self) -> tuple[Input, ...]:
        return self.measure.inputs

    @property
    def may_lack_denominator(self) -> bool:
        return self.measure.has_denominator

    @property
    def is_rising(self) -> bool:
        """Whether more is better."""
        return self.full_at > self.zero_at

    @property
    def best(self) -> Decimal | None:
        """The best value that the measure can take; None when it has no end."""
        return self.measure.highest if self.is_rising else self.measure.lowest

    def bounds(self) -> tuple[Decimal, Decimal]:
        return ZERO, self.cap if self.best is None else self.points_at(self.best)

    def score(self, at: Situation) -> Reached | Gone:
        measured = self.measure.of(at.values)
        if isinstance(measured, Gone):
            return measured
        return Reached(self.points_at(measured), measured)

    def points_at(self, measured: Decimal) -> Decimal:
        """The points for a measured value."""
        if self.pays_from is not None and not self.is_paid(measured):
            return ZERO
        earned = ratio(self.worth * (measured - self.zero_at), self.full_at - self.zero_at)
        if earned >= self.cap:
            return self.cap
        if earned <= ZERO:
            return ZERO
        # 599/600 × 3 is 2.995 and rounds up; the noise of the quotient must not round it down.
        return earned if self.decimals is None else to_published(rank_key(earned), self.decimals)

    def is_paid(self, measured: Decimal) -> bool:
        """Whether the value has reached the mark from which points are given."""
        if self.pays_from is None:
            return True
        return measured >= self.pays_from if self.is_rising else measured <= self.pays_from

    def sentence(self) -> Sentence:
        full, worth = self.measure.written(self.full_at), wording.points(self.worth)
        zero = self.measure.written(self.zero_at)
        parts = [
            Sentence(
                f"{worth.vi} khi đạt {full.vi}, tính theo tỷ lệ từ mức {zero.vi} (0 điểm)",
                f"{worth.en} at {full.en}, in proportion from {zero.en} (0 points)",
            )
        ]
        if self.pays_from is not None:
            mark = self.measure.written(self.pays_from)
            side = ("dưới", "below") if self.is_rising else ("trên", "above")
            parts.append(Sentence(f"{side[0]} {mark.vi}: 0 điểm", f"{side[1]} {mark.en}: 0 points"))
        if self.cap != self.worth:
            cap = wording.points(self.cap)
            parts.append(Sentence(f"tối đa {cap.vi}", f"at most {cap.en}"))
        if self.decimals is not None:
            parts.append(
                Sentence(
                    f"làm tròn đến {self.decimals} chữ số thập phân",
                    f"rounded to {self.decimals} decimals",
                )
            )
        return wording.joined(parts)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (proportional always measures)
        is_paid = self.is_paid(reached.measured)
        decimals = wording.decimals_that_keep(
            reached.measured, lambda shown: self.is_paid(shown) == is_paid
        )
        measured = self.measure.described(at.values, reached.measured, decimals)
        if not is_paid:
            assert self.pays_from is not None  # noqa: S101  (only a floor leaves a value unpaid)
            mark = self.measure.written(self.pays_from)
            return Sentence(
                f"{measured.vi}, chưa đạt mức bắt đầu tính điểm {mark.vi}",
                f"{measured.en}, not yet at the mark {mark.en} from which points are given",
            )
        full = self.measure.written(self.full_at)
        return Sentence(
            f"{measured.vi}, tính theo tỷ lệ so với mức {full.vi}",
            f"{measured.en}, in proportion to the mark {full.en}",
        )

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        """The mark from which points are given, then the mark of the full points."""
        assert reached.measured is not None  # noqa: S101  (proportional always measures)
        if not self.is_paid(reached.measured):
            assert self.pays_from is not None  # noqa: S101  (only a floor leaves a value unpaid)
            first = self.step_to(self.pays_from, at, reached.measured)
            if first is not None:
                return first
        return self.step_to(self.full_points_at, at, reached.measured)

    @property
    def full_points_at(self) -> Decimal:
        """The measured value at which the cap, or the best there can be, is reached."""
        if self.cap == self.worth:
            return self.full_at
        beyond = Context(prec=28, rounding=ROUND_CEILING if self.is_rising else ROUND_FLOOR)
        span = self.cap * (self.full_at - self.zero_at)
        mark = self.zero_at + beyond.divide(span, self.worth)
        if self.best is None:
            return mark
        return min(mark, self.best) if self.is_rising else max(mark, self.best)

    def step_to(self, mark: Decimal, at: Situation, measured: Decimal) -> NextStep | None:
        """The smallest change that earns what the mark earns; less may do, for points round up."""
        target = Target(mark, is_upward=self.is_rising, is_included=True)
        goal = self.measure.changes_for(at.values, target)
        promised = rescored(self, at, goal, Sentence("", ""))
        if promised is None:
            return None
        name, there = next((name, decimal_of(goal, name)) for name in goal)
        here = decimal_of(at.values, name)
        assert here is not None  # noqa: S101  (it was scored)
        assert there is not None  # noqa: S101  (a measure changes numbers)

        def suffices(value: Decimal) -> bool:
            after = self.score(with_changes(at, {name: value}))
            return isinstance(after, Reached) and after.points >= promised.points

        least = {name: least_change(here, there, self.measure.grid(at.values), suffices)}
        return promised._replace(
            changes=least, sentence=self.measure.way(at.values, measured, target, least)
        )


def read_proportional(document: Mapping, terms: Terms) -> Proportional:
    """Read ``kind: proportional``; ``worth`` and ``cap`` default to the leaf's maximum."""
    zero_at = document.decimal_or_none("zero_at")
    rule = Proportional(
        read_measure(document, terms),
        document.decimal("worth") if document.has("worth") else terms.maximum,
        document.decimal("full_at"),
        ZERO if zero_at is None else zero_at,
        document.decimal_or_none("pays_from"),
        document.decimal("cap") if document.has("cap") else terms.maximum,
        document.whole_or_none("round_to"),
    )
    refuse_marks(rule, document)
    refuse_amounts(rule, document)
    return rule


def refuse_marks(rule: Proportional, document: Mapping) -> None:
    """The two marks differ, can be reached, and hold ``pays_from`` between them."""
    full_at, zero_at, pays_from = rule.full_at, rule.zero_at, rule.pays_from
    if full_at == zero_at:
        raise document.place_of("full_at").refusal(
            f"`full_at` và `zero_at` đều là {full_at}. Hai mốc phải khác nhau.",
            f"`full_at` and `zero_at` are both {full_at}. The two marks must differ.",
        )
    best = rule.best
    if best is not None and (full_at > best if rule.is_rising else full_at < best):
        raise document.place_of("full_at").refusal(
            f"`full_at: {full_at}` không thể đạt, giá trị tốt nhất là {best}. Sửa mốc này; "
            "nếu tỷ lệ được vượt 100% thì thêm `may_exceed: true`.",
            f"`full_at: {full_at}` is out of reach, the best value is {best}. Correct it; "
            "if the rate may pass 100%, add `may_exceed: true`.",
        )
    if pays_from is not None and not min(full_at, zero_at) <= pays_from <= max(full_at, zero_at):
        raise document.place_of("pays_from").refusal(
            f"`pays_from: {pays_from}` phải nằm giữa {zero_at} và {full_at}.",
            f"`pays_from: {pays_from}` must lie between {zero_at} and {full_at}.",
        )


def refuse_amounts(rule: Proportional, document: Mapping) -> None:
    """Points are above zero, and the cap can be written with the decimals of the points."""
    for key, amount in (("worth", rule.worth), ("cap", rule.cap)):
        if amount <= 0:
            raise document.place_of(key).refusal(
                f"`{key}` là {amount}, phải lớn hơn 0. Sửa `{key}` hoặc `maximum` của mục.",
                f"`{key}` is {amount}; it must be above 0. Correct it or the item's `maximum`.",
            )
    decimals = rule.decimals
    if decimals is not None and (decimals < 0 or to_published(rule.cap, decimals) != rule.cap):
        raise document.place_of("round_to").refusal(
            f"`round_to: {decimals}` không giữ được điểm tối đa {rule.cap}. Tăng số chữ số.",
            f"`round_to: {decimals}` cannot hold the maximum {rule.cap}. Use more decimals.",
        )
