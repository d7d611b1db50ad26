"""Rule kind ``deduction``: begin at the maximum and take points off for each defect."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO
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
    count_of,
    rescored,
)
from thuocdo.vietnamese.sentence import Sentence


class Defect(NamedTuple):
    """One kind of defect and its price."""

    name: str  # of the input
    label: Sentence
    each: Decimal  # points taken off for each


@dataclass(frozen=True, slots=True)
class Deduction(StandsAlone):
    """``maximum − Σ count × each``, not below the floor where there is one."""

    kind: ClassVar[str] = "deduction"
    defects: tuple[Defect, ...]
    maximum: Decimal  # points
    floor: Decimal | None  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(d.name, InputType.COUNT, d.label) for d in self.defects)

    def bounds(self) -> tuple[Decimal | None, Decimal]:
        return self.floor, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        points = self.maximum
        for defect in self.defects:
            count = count_of(at.values, defect.name)
            if count is None:
                return Gone.MISSING
            points -= count * defect.each
        return Reached(points if self.floor is None else max(points, self.floor))

    def found(self, at: Situation) -> list[Sentence]:
        """The defects that there are, with their number and price."""
        told = []
        for defect in self.defects:
            count = count_of(at.values, defect.name) or ZERO
            if count > 0:
                number, price = wording.number(count), wording.points(defect.each)
                told.append(
                    Sentence(
                        f"{defect.label.vi}: {number.vi} (trừ {price.vi} mỗi trường hợp)",
                        f"{defect.label.en}: {number.en} ({price.en} off for each)",
                    )
                )
        return told

    def sentence(self) -> Sentence:
        worth = wording.points(self.maximum)
        prices = []
        for defect in self.defects:
            price = wording.points(defect.each)
            prices.append(
                Sentence(f"{defect.label.vi} {price.vi}", f"{defect.label.en} {price.en}")
            )
        table = wording.joined(prices)
        vi = f"tính từ {worth.vi}; trừ cho mỗi trường hợp: {table.vi}"
        en = f"from {worth.en}; taken off for each: {table.en}"
        if self.floor is None:
            return Sentence(vi, en)
        floor = wording.points(self.floor)
        return Sentence(f"{vi}; không thấp hơn {floor.vi}", f"{en}; not below {floor.en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        told = self.found(at)
        return wording.joined(told) if told else Sentence("không có lỗi bị trừ", "no defect")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        found = [(d.label, count_of(at.values, d.name) or ZERO) for d in self.defects]
        told = [
            Sentence(f"{label.vi} ({n.vi})", f"{label.en} ({n.en})")
            for label, n in ((label, wording.number(count)) for label, count in found if count)
        ]
        words = wording.joined(told)
        way = Sentence(f"cần khắc phục: {words.vi}", f"to be put right: {words.en}")
        return rescored(self, at, {d.name: ZERO for d in self.defects}, way)


def read_deduction(document: Mapping, terms: Terms) -> Deduction:
    """Read ``kind: deduction``: ``defects`` of ``{input, each}``; the minimum is the floor."""

    def read_defect(item: Mapping) -> Defect:
        name, each = item.text("input"), item.decimal("each")
        if each <= 0:
            raise item.place_of("each").refusal(
                "`each` là số điểm bị trừ, phải lớn hơn 0.",
                "`each` is what is taken off; it must be above 0.",
            )
        return Defect(name, terms.label(name, name, name), each)

    defects = document.each("defects", read_defect)
    refuse_repeats(document, "defects", [defect.name for defect in defects])
    return Deduction(defects, terms.maximum, terms.minimum)
