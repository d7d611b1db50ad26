"""Rule kind ``council``: points that a council gives within bounds and steps, with its reason."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.entered import POINTS, points_within
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    text_of,
)
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Council(StandsAlone):
    """Points in whole steps from the minimum; without a reason the leaf stays missing."""

    kind: ClassVar[str] = "council"
    minimum: Decimal  # points
    maximum: Decimal  # points
    step: Decimal  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        reason = Sentence("Lý do", "Reason")
        return (Input("points", InputType.POINTS, POINTS), Input("reason", InputType.TEXT, reason))

    def bounds(self) -> tuple[Decimal, Decimal]:
        return self.minimum, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        points = points_within(at.values, self.minimum, self.maximum)
        if points is None or text_of(at.values, "reason") is None:
            return Gone.MISSING
        if (points - self.minimum) % self.step != 0:
            given, step = wording.points(points), wording.points(self.step)
            raise InvalidFigure(
                f"{given.vi} không theo bước {step.vi}. Sửa số điểm này.",
                f"{given.en} is not in steps of {step.en}. Correct the points.",
            )
        return Reached(points)

    def sentence(self) -> Sentence:
        low, high, step = (wording.points(p) for p in (self.minimum, self.maximum, self.step))
        return Sentence(
            f"hội đồng chấm từ {low.vi} đến {high.vi}, theo bước {step.vi}, có lý do",
            f"given by the council from {low.en} to {high.en} in steps of {step.en}, with a reason",
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        reason = str(at.values["reason"]).strip().rstrip(".")
        return Sentence(
            f"hội đồng chấm, lý do: {reason}", f"given by the council, reason: {reason}"
        )

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        return None


def read_council(document: Mapping, terms: Terms) -> Council:
    """Read ``kind: council`` with its ``step``; the bounds are those of the leaf."""
    step, low = document.decimal("step"), terms.minimum
    if low is None:
        raise document.place_of("kind").refusal(
            "hội đồng chấm trong một khoảng, nên `minimum` của mục phải là một số.",
            "a council gives points within bounds, so the item's `minimum` must be a number.",
        )
    if step <= 0 or (terms.maximum - low) % step != 0:
        raise document.place_of("step").refusal(
            f"bước {step} phải lớn hơn 0 và chia hết khoảng từ {low} đến {terms.maximum}.",
            f"the step {step} must be above 0 and divide the range from {low} to {terms.maximum}.",
        )
    return Council(low, terms.maximum, step)
