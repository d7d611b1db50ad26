"""Rule kind ``weighted_fraction``: shares of a total, each with its weight, times the maximum."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import ONE, ZERO, ratio
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    decimal_of,
    not_below_zero,
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
        total = decimal_of(at.values, "total")
        counts = [decimal_of(at.values, share.name) for share in self.shares]
        if total is None or None in counts:
            return Gone.MISSING
        known = [
            not_below_zero(s.name, c)
            for s, c in zip(self.shares, counts, strict=True)
            if c is not None
        ]
        not_below_zero("total", total)
        if sum(known) > total:
            raise InvalidFigure(
                f"cộng các phần được {sum(known)}, lớn hơn {self.total.vi} ({total}). "
                "Kiểm tra lại các số này.",
                f"the parts add to {sum(known)}, above {self.total.en} ({total}). Check them.",
            )
        if total == 0:
            return Gone.NO_DENOMINATOR
        weighted = sum((s.weight * c for s, c in zip(self.shares, known, strict=True)), ZERO)
        return Reached(ratio(self.maximum * weighted, total), ratio(weighted * 100, total))

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
            count = wording.number(decimal_of(at.values, share.name) or ZERO)
            parts.append(Sentence(f"{share.label.vi} {count.vi}", f"{share.label.en} {count.en}"))
        told = wording.joined(parts, ", ")
        total = wording.amount(decimal_of(at.values, "total") or ZERO, self.counted)
        return Sentence(f"{told.vi} trên {total.vi}", f"{told.en} of {total.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        total = decimal_of(at.values, "total") or ZERO
        best = self.shares[0]
        more = wording.amount(total - (decimal_of(at.values, best.name) or ZERO), self.counted)
        way = Sentence(
            f"cần thêm {more.vi} chuyển thành: {best.label.vi}",
            f"{more.en} more to become: {best.label.en}",
        )
        return rescored(self, at, {**{s.name: ZERO for s in self.shares}, best.name: total}, way)


def read_weighted_fraction(document: Mapping, terms: Terms) -> WeightedFraction:
    """Read ``kind: weighted_fraction`` with ``shares``, each ``{input, weight}``."""

    def read_share(item: Mapping) -> Share:
        name = item.text("input")
        return Share(name, terms.label(name, name, name), item.decimal("weight"))

    shares = document.each("shares", read_share)
    weights = [share.weight for share in shares]
    if weights != sorted(weights, reverse=True) or not all(ZERO < w <= ONE for w in weights):
        raise document.place_of("shares").refusal(
            "trọng số phải lớn hơn 0, không quá 1 và xếp từ lớn đến nhỏ.",
            "weights must be above 0, at most 1, and listed from large to small.",
        )
    return WeightedFraction(
        terms.label("total", "Tổng số", "Total"), shares, terms.maximum, terms.counted
    )
