"""Rule kind ``deadline``: points by the days from a reference date to the day it was done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.condition import (
    condition_to_meet,
    once_provided,
    only_if,
    read_provided,
    unmet,
)
from thuocdo.core.scoring.days import AroundReference, DayCount, date_of, dated, read_day_kind
from thuocdo.core.scoring.figures import Input, InputType, Value
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
from thuocdo.core.scoring.steps import (
    OF_DAYS,
    OF_QUANTITIES,
    Ends,
    Step,
    Writer,
    read_steps,
    targets_above,
)
from thuocdo.core.scoring.targets import Target, nearest
from thuocdo.core.scoring.tiers import step_at, table_of
from thuocdo.vietnamese.sentence import Sentence

NEVER = Sentence("Không thực hiện", "Never done")
NEVER_DONE = Sentence("không thực hiện", "never done")


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
        done_on = date_of(at.values, "done_on")
        if flag_of(at.values, "never"):
            return self.never_done(done_on)
        reference_on = self.reference_in(at)
        if done_on is None or reference_on is None:
            return Gone.MISSING
        measured = self.days.between(reference_on, done_on)
        if self.provided is not None:
            instead = unmet(at.values, measured, self.provided)
            if instead is not None:
                return instead
        return step_at(self.steps, measured)

    def never_done(self, done_on: date | None) -> Reached:
        """The points of what was never done, and so has no date."""
        if done_on is None:
            return Reached(self.never, remark=NEVER_DONE)
        label, day = self.done_label, dated(done_on)
        raise InvalidFigure(
            f"vừa khai không thực hiện, vừa có {label.vi} {day.vi}. Giữ lại một.",
            f"declared as never done, and {label.en} is {day.en}. Keep one of them.",
        )

    def reference_in(self, at: Situation) -> date | None:
        """The reference date of the rule book, else the declared one."""
        return self.reference_on or date_of(at.values, "reference_on")

    @property
    def writing(self) -> tuple[Writer, Ends]:
        """How bounds are said: as lengths, or around the reference where steps lie before it."""
        marks = [mark for step in self.steps for mark in (step.low, step.high)]
        if any(mark is not None and mark <= 0 for mark in marks):
            return AroundReference(self.days), OF_DAYS
        return self.days, OF_QUANTITIES

    def sentence(self) -> Sentence:
        table, since = table_of(self.steps, *self.writing), self.since()
        never = wording.points(self.never)
        words = Sentence(
            f"tính từ {since.vi} — {table.vi}; không thực hiện: {never.vi}",
            f"from {since.en} — {table.en}; never done: {never.en}",
        )
        return only_if(words, self.provided)

    def since(self) -> Sentence:
        """The reference date, or what it is."""
        if self.reference_on is None:
            return Sentence(f"«{self.reference_label.vi}»", f"“{self.reference_label.en}”")
        day = dated(self.reference_on)
        return Sentence(f"ngày {day.vi}", day.en)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        done_on, reference_on = date_of(at.values, "done_on"), self.reference_in(at)
        if reached.measured is None or done_on is None or reference_on is None:
            return NEVER_DONE
        day, since = dated(done_on), dated(reference_on)
        mark = Sentence(f"ngày mốc {since.vi}", f"the reference date {since.en}")
        span = self.days.since(mark, reached.measured)
        told = Sentence(f"thực hiện ngày {day.vi}, {span.vi}", f"done on {day.en}, {span.en}")
        if reached.step is None:
            assert reached.remark is not None  # noqa: S101  (no step only when the condition fails)
            return wording.joined([told, reached.remark])
        where = self.steps[reached.step].sentence(*self.writing)
        return Sentence(f"{told.vi}, thuộc bước {where.vi}", f"{told.en}, in the step {where.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        reference_on = self.reference_in(at)
        if reference_on is None:
            return None  # without it no date can be named
        if reached.measured is None:
            return self.once_done(at, reference_on)
        if reached.step is None:
            assert self.provided is not None  # noqa: S101  (no step only when the condition fails)
            return once_provided(self, at, self.provided, self.step_up)
        return self.step_up(at, reached)

    def step_up(self, at: Situation, reached: Reached) -> NextStep | None:
        """The nearest step that is worth more, where the condition holds."""
        reference_on = self.reference_in(at)
        assert reference_on is not None  # noqa: S101  (days were counted from it)
        assert reached.measured is not None  # noqa: S101  (days were counted)
        for target in targets_above(self.steps, reached.points, reached.measured):
            day = self.day_of(target, reference_on)
            if day is None:
                continue
            gap = self.days.written(abs(whole_days(target) - reached.measured))
            step = rescored(self, at, {"done_on": day}, moved(target, gap, dated(day)))
            if step is not None:
                return step
        return None

    def day_of(self, target: Target, reference_on: date) -> date | None:
        """The day that meets the target; None beyond the calendar."""
        return self.days.after(reference_on, int(whole_days(target)))

    def once_done(self, at: Situation, reference_on: date) -> NextStep | None:
        """The least gain of doing it at all, on the last day that earns it."""
        for step in sorted(self.steps, key=lambda step: step.points):
            target = last_of(step)
            day = self.day_of(target, reference_on)
            if day is not None:
                changes: dict[str, Value] = {"never": False, "done_on": day}
                way = [DO_IT if target.is_upward else by(day)]
                if self.provided is not None and not flag_of(at.values, "provided"):
                    changes["provided"] = True
                    way.append(condition_to_meet(self.provided))
                gain = rescored(self, at, changes, wording.joined(way, ", "))
                if gain is not None:
                    return gain
        return None


DO_IT = Sentence("cần thực hiện", "it is to be done")


def by(day: date) -> Sentence:
    """To be done, and by when."""
    until = dated(day)
    return Sentence(f"{DO_IT.vi}, chậm nhất ngày {until.vi}", f"{DO_IT.en} by {until.en}")


def last_of(step: Step) -> Target:
    """The last day of a step, or the first one where it has no end."""
    if step.high is not None:
        return Target(step.high, is_upward=False, is_included=step.high_included)
    assert step.low is not None  # noqa: S101  (a step has at least one end)
    return Target(step.low, is_upward=True, is_included=step.low_included)


def moved(target: Target, gap: Sentence, day: Sentence) -> Sentence:
    """So many days earlier, or later, and the day itself."""
    if target.is_upward:
        return Sentence(
            f"cần thực hiện muộn hơn {gap.vi}, sớm nhất ngày {day.vi}",
            f"to be done {gap.en} later, not before {day.en}",
        )
    return Sentence(
        f"cần thực hiện sớm hơn {gap.vi}, chậm nhất ngày {day.vi}",
        f"to be done {gap.en} earlier, by {day.en}",
    )


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
