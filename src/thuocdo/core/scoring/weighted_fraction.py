"""Rule kind ``weighted_fraction``: shares of a total, each with its weight, times the maximum."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import HUNDRED, ONE, ZERO, ratio
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


class Share(NamedTuple):
    """One kind of case among the total."""

    name: str  # of the input
    label: Sentence
    weight: Decimal  # 1 = the full share, 0.5 = half


@dataclass(frozen=True, slots=True)
class WeightedFraction(StandsAlone):
    """``maximum × Σ weight × count ÷ total``, such as solved × 1 + begun × 0.5."""

    kind: ClassVar[str] = "weighted_fraction"
    total: Sentence
    shares: tuple[Share, ...]  # heaviest first
    maximum: Decimal  # points
    counted: Sentence

    @property
    def inputs(self) -> tuple[Input, ...]:
        parts = (Input(s.name, InputType.COUNT, s.label) for s in self.shares)
        return (Input("total", InputType.COUNT, self.total), *parts)

    @property
    def may_lack_denominator(self) -> bool:
        return True

    def bounds(self) -> tuple[Decimal, Decimal]:
        return ZERO, self.maximum * self.shares[0].weight

    def score(self, at: Situation) -> Reached | Gone:
        total = count_of(at.values, "total")
        found = weighted = ZERO
        is_missing = total is None
        for share in self.shares:
            count = count_of(at.values, share.name)
            if count is None:
                is_missing = True
            else:
                found += count
                weighted += share.weight * count
        if is_missing or total is None:
            return Gone.MISSING
        if found > total:
            raise self.too_many(found, total)
        if total == 0:
            return Gone.NO_DENOMINATOR
        return Reached(ratio(self.maximum * weighted, total), ratio(weighted * HUNDRED, total))

    def too_many(self, found: Decimal, total: Decimal) -> InvalidFigure:
        """The refusal of parts that are more than the whole."""
        parts, whole = wording.number(found), wording.number(total)
        return InvalidFigure(
            f"cộng các phần được {parts.vi}, lớn hơn {self.total.vi} ({whole.vi}). "
            "Kiểm tra lại các số này.",
            f"the parts add to {parts.en}, above {self.total.en} ({whole.en}). Check them.",
        )

    def sentence(self) -> Sentence:
        worth = wording.points(self.maximum)
        terms = [
            Sentence(f"{s.label.vi} × {w.vi}", f"{s.label.en} × {w.en}")
            for s, w in ((s, wording.number(s.weight)) for s in self.shares)
        ]
        top = wording.joined(terms, " + ")
        return Sentence(
            f"{worth.vi} × ({top.vi}) ÷ {self.total.vi}",
            f"{worth.en} × ({top.en}) ÷ {self.total.en}",
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        parts = []
        for share in self.shares:
            count = wording.number(count_of(at.values, share.name) or ZERO)
            parts.append(Sentence(f"{share.label.vi} {count.vi}", f"{share.label.en} {count.en}"))
        told = wording.joined(parts, ", ")
        total = wording.amount(count_of(at.values, "total") or ZERO, self.counted)
        return Sentence(f"{told.vi} trên {total.vi}", f"{told.en} of {total.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        """Everything in the best share; the way there is the unit's to choose."""
        total = count_of(at.values, "total") or ZERO
        best = self.shares[0]
        left = total - (count_of(at.values, best.name) or ZERO)
        noun = self.counted if self.counted.vi else wording.CASES
        vi = wording.amount(left, noun).vi
        en = f"{wording.shown(left).en} more {wording.counted_en(left, noun)}"
        way = Sentence(
            f"cần thêm {vi} chuyển thành: {best.label.vi}", f"{en} to become: {best.label.en}"
        )
        return rescored(self, at, {**{s.name: ZERO for s in self.shares}, best.name: total}, way)


def read_weighted_fraction(document: Mapping, terms: Terms) -> WeightedFraction:
    """Read ``kind: weighted_fraction`` with ``shares``, each ``{input, weight}``."""

    def read_share(item: Mapping) -> Share:
        name = item.text("input")
        return Share(name, terms.label(name, name, name), item.decimal("weight"))

    shares = document.each("shares", read_share)
    refuse_repeats(document, "shares", [share.name for share in shares], {"total"})
    weights = [share.weight for share in shares]
    if weights != sorted(weights, reverse=True) or not all(ZERO < w <= ONE for w in weights):
        raise document.place_of("shares").refusal(
            "trọng số phải lớn hơn 0, không quá 1 và xếp từ lớn đến nhỏ.",
            "weights must be above 0, at most 1, and listed from large to small.",
        )
    return WeightedFraction(
        terms.label("total", "Tổng số", "Total"), shares, terms.maximum, terms.counted
    )
