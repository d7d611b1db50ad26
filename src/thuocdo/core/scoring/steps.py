"""Steps of a tier table: intervals with stated ends, checked for gaps and overlaps."""

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from thuocdo.core.documents.located import Mapping, Place
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.measures import Target
from thuocdo.vietnamese.sentence import Sentence


class Writer(Protocol):
    """Writes a bound in words: "90%", "2 sáng kiến", "30 ngày"."""

    def written(self, value: Decimal) -> Sentence:
        """The bound in words."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """An interval of the measured number and the points it earns."""

    points: Decimal
    low: Decimal | None  # None: open below
    low_included: bool
    high: Decimal | None  # None: open above
    high_included: bool

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the interval."""
        low, high = self.low, self.high
        if low is not None and (value < low or (value == low and not self.low_included)):
            return False
        return high is None or value < high or (value == high and self.high_included)

    def target_from(self, value: Decimal) -> Target:
        """The end of this interval that is nearest to a value outside it."""
        if self.low is not None and (value < self.low or value == self.low):
            return Target(self.low, is_upward=True, is_included=self.low_included)
        assert self.high is not None  # noqa: S101  (a value beyond an open end lies inside)
        return Target(self.high, is_upward=False, is_included=self.high_included)

    def sentence(self, measure: Writer) -> Sentence:
        """The interval in words: "từ 60% đến dưới 85%"."""
        if self.low is not None and self.low == self.high:
            at = measure.written(self.low)
            return Sentence(f"đúng {at.vi}", f"exactly {at.en}")
        parts = []
        if self.low is not None:
            low = measure.written(self.low)
            words = ("từ", "from") if self.low_included else ("trên", "above")
            parts.append(Sentence(f"{words[0]} {low.vi}", f"{words[1]} {low.en}"))
        if self.high is None:
            return (
                Sentence(f"{parts[0].vi} trở lên", f"{parts[0].en} up")
                if self.low_included
                else parts[0]
            )
        high = measure.written(self.high)
        words = ("đến", "to") if self.high_included else ("dưới", "below")
        alone = not parts
        vi = words[0] if alone or self.high_included else "đến dưới"
        en = words[1] if not (alone and self.high_included) else "up to"
        parts.append(Sentence(f"{vi} {high.vi}", f"{en} {high.en}"))
        return wording.joined(parts, " ")


Bounds = tuple[Decimal | None, bool, Decimal | None, bool]  # low, included, high, included


def read_bounds(document: Mapping) -> Bounds:
    """Read ``from`` or ``above``, ``below`` or ``to``: the key says whether the end is included."""
    for one, other in (("from", "above"), ("below", "to")):
        if document.has(one) and document.has(other):
            raise document.place.refusal(
                f"bước điểm có cả `{one}` và `{other}`. Giữ lại một.",
                f"the step has both `{one}` and `{other}`. Keep one.",
            )
    low_key = "from" if document.has("from") else "above"
    high_key = "below" if document.has("below") else "to"
    low, high = document.decimal_or_none(low_key), document.decimal_or_none(high_key)
    return low, low_key == "from", high, high_key == "to"


def read_step(document: Mapping) -> Step:
    """Read one step: its bounds and its points."""
    return Step(document.decimal("points"), *read_bounds(document))


def read_steps(document: Mapping, lowest: Decimal | None) -> tuple[Step, ...]:
    """Read ``steps`` in the order written and refuse gaps, overlaps and ends left uncovered."""
    steps = document.each("steps", read_step)
    refuse_holes(steps, lowest, document.place_of("steps"))
    return steps


def refuse_holes(steps: tuple[Step, ...], lowest: Decimal | None, place: Place) -> None:
    """Each value must belong to exactly one step, from ``lowest`` (or −∞) to +∞."""
    rising = sorted(steps, key=lambda s: (s.low is not None, s.low or 0, not s.low_included))
    first, last = rising[0], rising[-1]
    starts = first.low is None or (
        lowest is not None and first.low == lowest and first.low_included
    )
    if not starts:
        raise hole(place, f"dưới {first.low}", f"below {first.low}")
    for lower, upper in itertools.pairwise(rising):
        if (
            lower.high != upper.low
            or lower.high is None
            or lower.high_included == upper.low_included
        ):
            raise place.refusal(
                f"các bước điểm hở hoặc chồng nhau quanh {upper.low}. "
                "Mỗi giá trị phải thuộc đúng một bước: dùng `from`/`below` hoặc `above`/`to`.",
                f"the steps leave a gap or overlap around {upper.low}. "
                "Each value must belong to one step: pair `from`/`below` or `above`/`to`.",
            )
    if last.high is not None:
        raise hole(place, f"trên {last.high}", f"above {last.high}")


def hole(place: Place, vi: str, en: str) -> Exception:
    """The refusal of a range without a step."""
    return place.refusal(
        f"không có bước điểm cho giá trị {vi}. Thêm một bước cho khoảng này.",
        f"no step covers values {en}. Add a step for this range.",
    )
