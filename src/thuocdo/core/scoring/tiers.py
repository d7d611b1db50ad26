"""Rule kind ``tiers``: points by the step in which a rate, count or value lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.condition import once_provided, only_if, read_provided, unmet
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.measures import Measure, read_measure
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    rescored,
)
from thuocdo.core.scoring.steps import OF_QUANTITIES, Ends, Step, Writer, read_steps, targets_above
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
            points.append(ZERO)
        return min(points), max(points)

    def score(self, at: Situation) -> Reached | Gone:
        measured = self.measure.of(at.values)
        if isinstance(measured, Gone):
            return measured
        if self.provided is not None:
            instead = unmet(at.values, measured, self.provided)
            if instead is not None:
                return instead
        return step_at(self.steps, measured)

    def sentence(self) -> Sentence:
        return only_if(table_of(self.steps, self.measure), self.provided)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (tiers always measure)
        if reached.step is None:
            told = self.measure.described(at.values, reached.measured)
            assert reached.remark is not None  # noqa: S101  (no step only when the condition fails)
            return wording.joined([told, reached.remark])
        step = self.steps[reached.step]
        decimals = wording.decimals_that_keep(reached.measured, step.holds)
        told, where = (
            self.measure.described(at.values, reached.measured, decimals),
            step.sentence(self.measure),
        )
        return Sentence(f"{told.vi}, thuộc bước {where.vi}", f"{told.en}, in the step {where.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        if reached.step is not None:
            return self.step_up(at, reached)
        assert self.provided is not None  # noqa: S101  (no step only when the condition fails)
        return once_provided(self, at, self.provided, self.step_up)

    def step_up(self, at: Situation, reached: Reached) -> NextStep | None:
        """The nearest step that is worth more, where the condition holds."""
        assert reached.measured is not None  # noqa: S101  (tiers always measure)
        for target in targets_above(self.steps, reached.points, reached.measured):
            changes = self.measure.changes_for(at.values, target)
            way = self.measure.way(at.values, reached.measured, target, changes)
            step = rescored(self, at, changes, way)
            if step is not None:
                return step
        return None


def step_at(steps: Sequence[Step], measured: Decimal) -> Reached:
    """The step that holds the measured number; the loader refuses tables with gaps."""
    place = 0
    while not steps[place].holds(measured):
        place += 1
    return Reached(steps[place].points, measured, place)


def table_of(steps: Sequence[Step], writer: Writer, ends: Ends = OF_QUANTITIES) -> Sentence:
    """All steps with their points, in words."""
    parts = []
    for step in steps:
        where, worth = step.sentence(writer, ends), wording.points(step.points)
        parts.append(Sentence(f"{where.vi}: {worth.vi}", f"{where.en}: {worth.en}"))
    return wording.joined(parts)


def read_tiers(document: Mapping, terms: Terms) -> Tiers:
    """Read ``kind: tiers`` with ``measure``, ``steps`` and an optional ``provided``."""
    measure = read_measure(document, terms)
    steps = read_steps(document, measure.lowest, measure.highest)
    return Tiers(measure, steps, read_provided(document))
