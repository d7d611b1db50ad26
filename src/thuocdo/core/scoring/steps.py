"""Steps of a tier table: intervals with stated ends, checked for gaps and overlaps."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, Protocol

from thuocdo.core.documents.located import Mapping, Place
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.targets import Target
from thuocdo.vietnamese.sentence import Sentence


class Writer(Protocol):
    """Writes a bound in words: "90%", "2 sáng kiến", "30 ngày"."""

    def written(self, value: Decimal) -> Sentence:
        """The bound in words."""
        ...


class Ends(NamedTuple):
    """The words for the ends of an interval."""

    above: Sentence
    below: Sentence
    onward: Sentence


OF_QUANTITIES = Ends(
    Sentence("trên", "above"), Sentence("dưới", "below"), Sentence("trở lên", "up")
)
OF_DAYS = Ends(
    Sentence("muộn hơn", "later than"), Sentence("trước", "before"), Sentence("trở đi", "on")
)


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
        if self.low is not None and value <= self.low:
            return Target(self.low, is_upward=True, is_included=self.low_included)
        assert self.high is not None  # noqa: S101  (a value beyond an open end lies inside)
        return Target(self.high, is_upward=False, is_included=self.high_included)

    def sentence(self, writer: Writer, ends: Ends = OF_QUANTITIES) -> Sentence:
        """The interval in words: "từ 60% đến dưới 85%"."""
        if self.low is not None and self.low == self.high:
            at = writer.written(self.low)
            return Sentence(f"đúng {at.vi}", f"exactly {at.en}")
        return wording.joined([*self.start(writer, ends), *self.finish(writer, ends)], " ")

    def start(self, writer: Writer, ends: Ends) -> list[Sentence]:
        """The lower end in words; nothing where it is open."""
        if self.low is None:
            return []
        low = writer.written(self.low)
        words = Sentence("từ", "from") if self.low_included else ends.above
        return [Sentence(f"{words.vi} {low.vi}", f"{words.en} {low.en}")]

    def finish(self, writer: Writer, ends: Ends) -> list[Sentence]:
        """The upper end in words; "trở lên" where it is open above an included lower end."""
        if self.high is None:
            return [ends.onward] if self.low_included else []
        high, alone = writer.written(self.high), self.low is None
        if self.high_included:
            words = Sentence("đến", "up to" if alone else "to")
        else:
            words = ends.below if alone else Sentence(f"đến {ends.below.vi}", f"to {ends.below.en}")
        return [Sentence(f"{words.vi} {high.vi}", f"{words.en} {high.en}")]


def targets_above(steps: Sequence[Step], points: Decimal, value: Decimal) -> list[Target]:
    """The way into each step that is worth more, the nearest first."""
    better = [(step, step.target_from(value)) for step in steps if step.points > points]
    better.sort(key=lambda pair: (abs(pair[1].mark - value), -pair[0].points))
    return [target for _, target in better]


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
    bounds = low, low_key == "from", high, high_key == "to"
    if holds_nothing(bounds):
        raise document.place.refusal(
            "không giá trị nào thuộc bước điểm này. Sửa hai đầu của bước.",
            "no value lies in this step. Correct its ends.",
        )
    if low is None and high is None:
        raise document.place.refusal(
            "bước điểm chưa ghi giới hạn. Thêm `from`, `above`, `below` hoặc `to`.",
            "the step has no bound. Add `from`, `above`, `below` or `to`.",
        )
    return bounds


def holds_nothing(bounds: Bounds) -> bool:
    """Whether the ends have passed each other, or meet without being both included."""
    low, low_included, high, high_included = bounds
    if low is None or high is None:
        return False
    return low > high or (low == high and not (low_included and high_included))


def read_step(document: Mapping) -> Step:
    """Read one step: its bounds and its points."""
    return Step(document.decimal("points"), *read_bounds(document))


def read_steps(
    document: Mapping, lowest: Decimal | None, highest: Decimal | None = None
) -> tuple[Step, ...]:
    """Read ``steps`` in the order written.

    Raises:
        InvalidIndexSet: they leave a gap, overlap, or lie where no value from ``lowest`` to
            ``highest`` can be.
    """
    steps = document.each("steps", read_step)
    refuse_holes(steps, lowest, document.place_of("steps"))
    for step in steps:
        refuse_out_of_reach(step, lowest, highest, document.place_of("steps"))
    return steps


def refuse_out_of_reach(
    step: Step, lowest: Decimal | None, highest: Decimal | None, place: Place
) -> None:
    """A step that no measured number can be in would hide that its points cannot be won."""
    if lowest is not None and not replace(step, low=None).holds(lowest):
        raise place.refusal(
            f"có bước điểm dưới {lowest}, không số liệu nào đạt được. Bỏ bước này.",
            f"a step lies below {lowest}, where no figure can be. Remove the step.",
        )
    if highest is not None and not replace(step, high=None).holds(highest):
        raise place.refusal(
            f"có bước điểm trên {highest} mà tỷ lệ không vượt {highest}. "
            "Bỏ bước này, hoặc thêm `may_exceed: true`.",
            f"a step lies above {highest}, which the rate cannot pass. "
            "Remove the step, or add `may_exceed: true`.",
        )


def refuse_holes(steps: tuple[Step, ...], lowest: Decimal | None, place: Place) -> None:
    """Each value must belong to exactly one step, from ``lowest`` (or −∞) to +∞."""
    rising = sorted(steps, key=lambda s: (s.low is not None, s.low or 0, not s.low_included))
    refuse_open_start(rising[0], lowest, place)
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
    last = rising[-1]
    if last.high is not None:
        vi, en = ("trên", "above") if last.high_included else ("từ", "from")
        raise hole(place, f"{vi} {last.high}", f"{en} {last.high}")


def refuse_open_start(first: Step, lowest: Decimal | None, place: Place) -> None:
    """The first step must hold the lowest value, or have no lower end."""
    if first.low is None or (lowest is not None and first.holds(lowest)):
        return
    vi, en = ("dưới", "below") if first.low_included else ("đến", "up to")
    raise hole(place, f"{vi} {first.low}", f"{en} {first.low}")


def hole(place: Place, vi: str, en: str) -> InvalidIndexSet:
    """The refusal of a range without a step."""
    return place.refusal(
        f"không có bước điểm cho giá trị {vi}. Thêm một bước cho khoảng này.",
        f"no step covers values {en}. Add a step for this range.",
    )
