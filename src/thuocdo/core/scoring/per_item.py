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
        points = min(self.each * count, self.cap)
        return Reached(points if self.floor is None else max(points, self.floor), count)

    def sentence(self) -> Sentence:
        each, noun = wording.points(self.each), self.measure.counted
        label = noun if noun.vi else Sentence("trường hợp", "case")
        vi, en = f"mỗi {label.vi}: {each.vi}", f"each of the {label.en}: {each.en}"
        if self.each > 0:
            cap = wording.points(self.cap)
            return Sentence(f"{vi}; tối đa {cap.vi}", f"{en}; at most {cap.en}")
        if self.floor is None:
            return Sentence(vi, en)
        floor = wording.points(self.floor)
        return Sentence(f"{vi}; không thấp hơn {floor.vi}", f"{en}; not below {floor.en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (a count is always measured)
        count, each = self.measure.written(reached.measured), wording.points(self.each)
        return Sentence(f"{count.vi} × {each.vi}", f"{count.en} × {each.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        assert reached.measured is not None  # noqa: S101  (a count is always measured)
        if self.each < 0:
            way = Sentence(
                "không để phát sinh thêm và khắc phục các trường hợp đã tính", "let none stand"
            )
            return rescored(self, at, {"count": ZERO}, way)
        needed = (self.cap / self.each).to_integral_value(ROUND_CEILING)
        more = self.measure.written(needed - reached.measured)
        way = Sentence(
            f"cần thêm {more.vi} để đạt điểm tối đa", f"{more.en} more needed for the full points"
        )
        return rescored(self, at, {"count": needed}, way)


def read_per_item(document: Mapping, terms: Terms) -> PerItem:
    """Read ``kind: per_item`` with ``each``; the leaf's maximum is the cap, its minimum the floor."""
    each = document.decimal("each")
    if each == 0:
        raise document.place_of("each").refusal(
            "`each` không được bằng 0.", "`each` must not be 0."
        )
    measure = Count(terms.label("count", "Số lượng", "Count"), terms.counted)
    return PerItem(measure, each, terms.maximum, ZERO if each > 0 else terms.minimum)
