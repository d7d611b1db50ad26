"""Rule kind ``per_item``: so many points for each thing, up to a cap (or down to a floor)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input
from thuocdo.core.scoring.measures import Count
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
class PerItem(StandsAlone):
    """``each × count``, held by the cap; a negative ``each`` is a penalty held by the floor."""

    kind: ClassVar[str] = "per_item"
    measure: Count
    each: Decimal  # points a thing; below zero for penalties
    cap: Decimal  # points
    floor: Decimal | None  # points; None: a penalty without end

    @property
    def inputs(self) -> tuple[Input, ...]:
        return self.measure.inputs

    def bounds(self) -> tuple[Decimal | None, Decimal]:
        return self.floor, self.cap

    def score(self, at: Situation) -> Reached | Gone:
        count = self.measure.of(at.values)
        if isinstance(count, Gone):
            return count
        points = min(self.each * count or ZERO, self.cap)  # never -0
        return Reached(points if self.floor is None else max(points, self.floor), count)

    def sentence(self) -> Sentence:
        each, noun = wording.points(abs(self.each)), self.measure.noun
        one = wording.singular(noun.en)
        if self.each > 0:
            return self.held(Sentence(f"mỗi {noun.vi}: {each.vi}", f"each {one}: {each.en}"))
        return self.held(Sentence(f"mỗi {noun.vi}: trừ {each.vi}", f"each {one}: {each.en} off"))

    def held(self, words: Sentence) -> Sentence:
        """The words with the cap, or the floor, that holds the points."""
        if self.each > 0:
            cap = wording.points(self.cap)
            return Sentence(f"{words.vi}; tối đa {cap.vi}", f"{words.en}; at most {cap.en}")
        if self.floor is None:
            return words
        floor = wording.points(self.floor)
        return Sentence(
            f"{words.vi}; không thấp hơn {floor.vi}", f"{words.en}; not below {floor.en}"
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (a count is always measured)
        count, each = self.measure.written(reached.measured), wording.points(self.each)
        words = Sentence(f"{count.vi} × {each.vi}", f"{count.en} × {each.en}")
        return words if reached.points == self.each * reached.measured else self.held(words)

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        assert reached.measured is not None  # noqa: S101  (a count is always measured)
        if self.each < 0:
            all_of_them = self.measure.written(reached.measured)
            way = Sentence(f"cần khắc phục {all_of_them.vi}", f"{all_of_them.en} to be put right")
            return rescored(self, at, {"count": ZERO}, way)
        needed = (self.cap / self.each).to_integral_value(ROUND_CEILING)
        way = wording.more(needed - reached.measured, self.measure.noun)
        return rescored(self, at, {"count": needed}, way)


def read_per_item(document: Mapping, terms: Terms) -> PerItem:
    """Read ``kind: per_item``: ``each``; the leaf's maximum is the cap, its minimum the floor."""
    each = document.decimal("each")
    if each == 0:
        raise document.place_of("each").refusal(
            "`each` không được bằng 0.", "`each` must not be 0."
        )
    refuse_bounds(each, document, terms)
    measure = Count(terms.label("count", "Số lượng", "Count"), terms.counted)
    return PerItem(measure, each, terms.maximum, ZERO if each > 0 else terms.minimum)


def refuse_bounds(each: Decimal, document: Mapping, terms: Terms) -> None:
    """A bonus needs room above zero; a penalty needs room below, and none above."""
    place = document.place_of("each")
    if each > 0 and terms.maximum <= 0:
        raise place.refusal(
            f"`each: {each}` cộng điểm nhưng `maximum` là {terms.maximum}. Sửa `maximum` của mục.",
            f"`each: {each}` adds points, but the `maximum` is {terms.maximum}. Correct it.",
        )
    if each < 0 and terms.maximum != 0:
        raise place.refusal(
            f"`each: {each}` trừ điểm nên `maximum` của mục phải là 0. "
            "Nếu trừ từ điểm tối đa thì dùng `kind: deduction`.",
            f"`each: {each}` takes points off, so the item's `maximum` must be 0. "
            "To take off from a maximum, use `kind: deduction`.",
        )
    if each < 0 and terms.minimum == 0:
        raise place.refusal(
            f"`each: {each}` trừ điểm nhưng mục không cho điểm âm. "
            "Thêm `minimum:` dưới 0, hoặc `minimum: none`.",
            f"`each: {each}` takes points off, but the item cannot go below 0. "
            "Add a `minimum:` below 0, or `minimum: none`.",
        )
