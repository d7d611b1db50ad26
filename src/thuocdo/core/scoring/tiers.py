"""Rule kind ``tiers``: points by the step in which a rate, count or value lies."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.measures import Measure, read_measure
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    flag_of,
    rescored,
)
from thuocdo.core.scoring.steps import Step, read_steps
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Tiers(StandsAlone):
    """A table of steps over one measure, worth nothing unless its condition holds."""

    kind: ClassVar[str] = "tiers"
    measure: Measure
    steps: tuple[Step, ...]
    provided: Sentence | None = None  # a yes/no condition without which no points are given

    @property
    def inputs(self) -> tuple[Input, ...]:
        if self.provided is None:
            return self.measure.inputs
        return (*self.measure.inputs, Input("provided", InputType.YES_NO, self.provided))

    @property
    def may_lack_denominator(self) -> bool:
        return self.measure.has_denominator

    def bounds(self) -> tuple[Decimal, Decimal]:
        points = [step.points for step in self.steps]
        if self.provided is not None:
            points.append(Decimal(0))
        return min(points), max(points)

    def score(self, at: Situation) -> Reached | Gone:
        measured = self.measure.of(at.values)
        if isinstance(measured, Gone):
            return measured
        if self.provided is not None:
            provided = flag_of(at.values, "provided")
            if provided is None:
                return Gone.MISSING
            if not provided:
                return Reached(Decimal(0), measured, None, condition_not_met(self.provided))
        for place, step in enumerate(self.steps):
            if step.holds(measured):
                return Reached(step.points, measured, place)
        raise AssertionError(f"no step holds {measured}; the loader refuses such a table")

    def sentence(self) -> Sentence:
        parts = []
        for step in self.steps:
            where, worth = step.sentence(self.measure), wording.points(step.points)
            parts.append(Sentence(f"{where.vi}: {worth.vi}", f"{where.en}: {worth.en}"))
        table = wording.joined(parts)
        if self.provided is None:
            return table
        return Sentence(
            f"{table.vi}; chỉ tính khi đạt điều kiện: {self.provided.vi}",
            f"{table.en}; only if this condition holds: {self.provided.en}",
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (tiers always measure)
        measured = self.measure.described(at.values, reached.measured)
        if reached.step is None:
            assert reached.remark is not None  # noqa: S101  (no step only when the condition fails)
            return Sentence(
                f"{measured.vi}; {reached.remark.vi}", f"{measured.en}; {reached.remark.en}"
            )
        step = self.steps[reached.step].sentence(self.measure)
        return Sentence(
            f"{measured.vi}, thuộc bước {step.vi}", f"{measured.en}, in the step {step.en}"
        )

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        if self.provided is not None and not at.values["provided"]:
            return rescored(self, at, {"provided": True}, condition_to_meet(self.provided))
        assert reached.measured is not None  # noqa: S101  (tiers always measure)
        better = sorted(
            (s for s in self.steps if s.points > reached.points), key=lambda s: s.points
        )
        for step in better:
            target = step.target_from(reached.measured)
            way = self.measure.way_to(at.values, reached.measured, target)
            if way is not None:
                return rescored(self, at, *way)
        return None


def read_tiers(document: Mapping, terms: Terms) -> Tiers:
    """Read ``kind: tiers`` with ``measure``, ``steps`` and an optional ``provided``."""
    measure = read_measure(document, terms)
    steps = read_steps(document, measure.lowest)
    return Tiers(measure, steps, read_provided(document))


def read_provided(document: Mapping) -> Sentence | None:
    """Read the optional condition, with its English twin."""
    if not document.has("provided"):
        return None
    text = document.text("provided")
    return Sentence(text, document.text_or("provided_en", text))


def condition_not_met(condition: Sentence) -> Sentence:
    """Why a reached step gives no points."""
    return Sentence(
        f"không đạt điều kiện: {condition.vi}", f"the condition does not hold: {condition.en}"
    )


def condition_to_meet(condition: Sentence) -> Sentence:
    """What to do about a condition that fails."""
    return Sentence(f"cần đạt điều kiện: {condition.vi}", f"meet the condition: {condition.en}")
