"""Rule kind ``deadline``: points by the days from a reference date to the day it was done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.days import DayCount, date_of, dated, read_day_kind
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.measures import Target, nearest
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
from thuocdo.core.scoring.tiers import condition_not_met, condition_to_meet, read_provided
from thuocdo.vietnamese.sentence import Sentence

NEVER = Sentence("Không thực hiện", "Never done")


@dataclass(frozen=True, slots=True)
class Deadline(StandsAlone):
    """Steps over days after a fixed date of the rule book or a declared reference date."""

    kind: ClassVar[str] = "deadline"
    days: DayCount
    steps: tuple[Step, ...]
    reference_on: date | None  # fixed by the rule book; None: declared
    never: Decimal  # points when it was never done
    done_label: Sentence
    reference_label: Sentence
    provided: Sentence | None = None

    @property
    def inputs(self) -> tuple[Input, ...]:
        every = [Input("done_on", InputType.DATE, self.done_label)]
        if self.reference_on is None:
            every.append(Input("reference_on", InputType.DATE, self.reference_label))
        every.append(Input("never", InputType.YES_NO, NEVER, optional=True))
        if self.provided is not None:
            every.append(Input("provided", InputType.YES_NO, self.provided))
        return tuple(every)

    def bounds(self) -> tuple[Decimal, Decimal]:
        points = [step.points for step in self.steps] + [self.never]
        if self.provided is not None:
            points.append(ZERO)
        return min(points), max(points)

    def score(self, at: Situation) -> Reached | Gone:
        if flag_of(at.values, "never"):
            return Reached(self.never, remark=NEVER)
        done_on = date_of(at.values, "done_on")
        reference_on = self.reference_on or date_of(at.values, "reference_on")
        if done_on is None or reference_on is None:
            return Gone.MISSING
        measured = self.days.between(reference_on, done_on)
        if self.provided is not None:
            provided = flag_of(at.values, "provided")
            if provided is None:
                return Gone.MISSING
            if not provided:
                return Reached(ZERO, measured, None, condition_not_met(self.provided))
        return self.step_at(measured)

    def step_at(self, measured: Decimal) -> Reached:
        """The step that holds so many days."""
        place = next(i for i, step in enumerate(self.steps) if step.holds(measured))
        return Reached(self.steps[place].points, measured, place)

    def sentence(self) -> Sentence:
        parts = []
        for step in self.steps:
            where, worth = step.sentence(self.days), wording.points(step.points)
            parts.append(Sentence(f"{where.vi}: {worth.vi}", f"{where.en}: {worth.en}"))
        table, never, since = wording.joined(parts), wording.points(self.never), self.since()
        vi = f"tính từ {since.vi} — {table.vi}; không thực hiện: {never.vi}"
        en = f"from {since.en} — {table.en}; never done: {never.en}"
        if self.provided is None:
            return Sentence(vi, en)
        return Sentence(
            f"{vi}; chỉ tính khi đạt điều kiện: {self.provided.vi}",
            f"{en}; only if this condition holds: {self.provided.en}",
        )

    def since(self) -> Sentence:
        """The reference date, or what it is."""
        return self.reference_label if self.reference_on is None else dated(self.reference_on)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        if reached.measured is None:
            return Sentence(NEVER.vi.lower(), NEVER.en.lower())
        done_on, days = date_of(at.values, "done_on"), self.days.written(reached.measured)
        assert done_on is not None  # noqa: S101  (days were counted to it)
        vi, en = (
            f"thực hiện ngày {dated(done_on).vi}, sau {days.vi}",
            f"done on {dated(done_on).en}, after {days.en}",
        )
        if reached.step is None:
            assert reached.remark is not None  # noqa: S101  (no step only when the condition fails)
            return Sentence(f"{vi}; {reached.remark.vi}", f"{en}; {reached.remark.en}")
        step = self.steps[reached.step].sentence(self.days)
        return Sentence(f"{vi}, thuộc bước {step.vi}", f"{en}, in the step {step.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        if reached.measured is None:
            return None
        if reached.step is None:
            assert self.provided is not None  # noqa: S101  (no step only when the condition fails)
            return rescored(self, at, {"provided": True}, condition_to_meet(self.provided))
        reference_on = self.reference_on or date_of(at.values, "reference_on")
        assert reference_on is not None  # noqa: S101  (days were counted from it)
        better = sorted(
            (s for s in self.steps if s.points > reached.points), key=lambda s: s.points
        )
        for step in better:
            target = step.target_from(reached.measured)
            day = self.days.after(reference_on, int(whole_days(target)))
            gap = self.days.written(abs(whole_days(target) - reached.measured))
            side = ("muộn hơn", "later") if target.is_upward else ("sớm hơn", "earlier")
            way = Sentence(
                f"cần thực hiện {side[0]} {gap.vi} (đến {dated(day).vi})",
                f"to be done {gap.en} {side[1]} (by {dated(day).en})",
            )
            return rescored(self, at, {"done_on": day}, way)
        return None


def whole_days(target: Target) -> Decimal:
    """The whole number of days that meets the target."""
    return nearest(target.mark, target, ONE)


def read_deadline(document: Mapping, terms: Terms) -> Deadline:
    """Read ``kind: deadline``: ``days``, ``steps``, ``never``; ``reference_on``, ``provided``."""
    return Deadline(
        read_day_kind(document),
        read_steps(document, None),
        document.date("reference_on") if document.has("reference_on") else None,
        document.decimal("never"),
        terms.label("done_on", "Ngày thực hiện", "Done on"),
        terms.label("reference_on", "Ngày mốc", "Reference date"),
        read_provided(document),
    )
