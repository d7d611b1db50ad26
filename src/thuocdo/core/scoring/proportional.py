"""Rule kind ``proportional``: points in a straight line, with floor, threshold and cap."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO, ratio, to_published
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input
from thuocdo.core.scoring.measures import Measure, Target, read_measure
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    rescored,
)
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

    def bounds(self) -> tuple[Decimal, Decimal]:
        return ZERO, self.cap

    def score(self, at: Situation) -> Reached | Gone:
        measured = self.measure.of(at.values)
        if isinstance(measured, Gone):
            return measured
        if not self.is_paid(measured):
            return Reached(ZERO, measured)
        earned = ratio(self.worth * (measured - self.zero_at), self.full_at - self.zero_at)
        points = min(max(earned, ZERO), self.cap)
        return Reached(
            points if self.decimals is None else to_published(points, self.decimals), measured
        )

    def is_paid(self, measured: Decimal) -> bool:
        """Whether the value has reached the mark from which points are given."""
        if self.pays_from is None:
            return True
        return measured >= self.pays_from if self.is_rising else measured <= self.pays_from

    def sentence(self) -> Sentence:
        full, worth = self.measure.written(self.full_at), wording.points(self.worth)
        vi, en = f"{worth.vi} khi đạt {full.vi}", f"{worth.en} at {full.en}"
        zero = self.measure.written(self.zero_at)
        vi += f", tính theo tỷ lệ từ {zero.vi}"
        en += f", in proportion from {zero.en}"
        if self.pays_from is not None:
            mark = self.measure.written(self.pays_from)
            side = ("dưới", "below") if self.is_rising else ("trên", "above")
            vi += f"; {side[0]} {mark.vi}: 0 điểm"
            en += f"; {side[1]} {mark.en}: 0 points"
        cap = wording.points(self.cap)
        return Sentence(f"{vi}; tối đa {cap.vi}", f"{en}; at most {cap.en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (proportional always measures)
        measured = self.measure.described(at.values, reached.measured)
        if not self.is_paid(reached.measured):
            assert self.pays_from is not None  # noqa: S101  (only a floor leaves a value unpaid)
            mark = self.measure.written(self.pays_from)
            return Sentence(
                f"{measured.vi}, chưa đạt mức bắt đầu tính điểm {mark.vi}",
                f"{measured.en}, not yet at the mark {mark.en} from which points are given",
            )
        full = self.measure.written(self.full_at)
        return Sentence(
            f"{measured.vi} so với mức {full.vi}", f"{measured.en} against the mark {full.en}"
        )

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        assert reached.measured is not None  # noqa: S101  (proportional always measures)
        marks = [self.full_at] if self.is_paid(reached.measured) else [self.pays_from, self.full_at]
        for mark in marks:
            assert mark is not None  # noqa: S101  (pays_from stands only in the list when it is set)
            target = Target(mark, is_upward=self.is_rising, is_included=True)
            way = self.measure.way_to(at.values, reached.measured, target)
            step = rescored(self, at, *way) if way else None
            if step is not None:
                return step
        return None


def read_proportional(document: Mapping, terms: Terms) -> Proportional:
    """Read ``kind: proportional``; ``worth`` and ``cap`` default to the leaf's maximum."""
    full_at = document.decimal("full_at")
    zero_at = document.decimal_or_none("zero_at") or ZERO
    if full_at == zero_at:
        raise document.place_of("full_at").refusal(
            f"`full_at` và `zero_at` đều là {full_at}. Hai mốc phải khác nhau.",
            f"`full_at` and `zero_at` are both {full_at}. The two marks must differ.",
        )
    return Proportional(
        read_measure(document, terms),
        document.decimal("worth") if document.has("worth") else terms.maximum,
        full_at,
        zero_at,
        document.decimal_or_none("pays_from"),
        document.decimal("cap") if document.has("cap") else terms.maximum,
        document.whole_or_none("round_to"),
    )
