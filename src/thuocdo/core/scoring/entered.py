"""Rule kind ``entered``: points typed in directly, for tables that come without figures."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType, Values
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    decimal_of,
)
from thuocdo.vietnamese.sentence import Sentence

POINTS = Sentence("Điểm", "Points")


@dataclass(frozen=True, slots=True)
class Entered(StandsAlone):
    """The points themselves, from the minimum to the maximum."""

    kind: ClassVar[str] = "entered"
    minimum: Decimal | None  # points
    maximum: Decimal  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("points", InputType.POINTS, POINTS),)

    def bounds(self) -> tuple[Decimal | None, Decimal]:
        return self.minimum, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        points = points_within(at.values, self.minimum, self.maximum)
        return Gone.MISSING if points is None else Reached(points)

    def sentence(self) -> Sentence:
        low, high = self.minimum, wording.points(self.maximum)
        vi, en = f"tối đa {high.vi}", f"at most {high.en}"
        if low is not None and low < 0:
            vi = f"từ {wording.number(low).vi} đến {high.vi}"
            en = f"from {wording.number(low).en} to {high.en}"
        return Sentence(f"điểm được nhập trực tiếp, {vi}", f"points are entered directly, {en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        return Sentence("điểm nhập trực tiếp", "points entered directly")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        return None


def points_within(values: Values, minimum: Decimal | None, maximum: Decimal) -> Decimal | None:
    """The declared points; None when there are none.

    Raises:
        InvalidFigure: they lie outside the minimum and maximum.
    """
    points = decimal_of(values, "points")
    if points is None or (points <= maximum and (minimum is None or points >= minimum)):
        return points
    given, high = wording.points(points), wording.number(maximum)
    if minimum is None:
        raise InvalidFigure(
            f"{given.vi} lớn hơn mức tối đa {high.vi}. Sửa số điểm này.",
            f"{given.en} is above the maximum of {high.en}. Correct the points.",
        )
    low = wording.number(minimum)
    raise InvalidFigure(
        f"{given.vi} nằm ngoài khoảng từ {low.vi} đến {high.vi}. Sửa số điểm này.",
        f"{given.en} lies outside {low.en} to {high.en}. Correct the points.",
    )


def read_entered(document: Mapping, terms: Terms) -> Entered:
    """Read ``kind: entered``; it has no parameters."""
    return Entered(terms.minimum, terms.maximum)
