"""Rule kind ``lateness``: points taken off for each day after a due date."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.days import DayCount, date_of, dated, read_day_kind
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    rescored,
    text_of,
)
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Lateness(StandsAlone):
    """On time earns the maximum; a written waiver counts as on time; too late is not accepted."""

    kind: ClassVar[str] = "lateness"
    days: DayCount
    due_on: date
    first_days: Decimal  # how many days cost only ``first``
    first: Decimal  # points taken off once
    each_further_day: Decimal  # points taken off for each day after the first ones
    accepted_until: date  # the last day on which it is accepted at all
    not_accepted: Decimal  # points when it came later still
    on_time: Decimal  # points
    floor: Decimal | None  # points, below which lateness takes nothing off
    label: Sentence

    @property
    def inputs(self) -> tuple[Input, ...]:
        waiver = Sentence("Văn bản chấp thuận nộp chậm", "Document that waives the lateness")
        return (
            Input("done_on", InputType.DATE, self.label),
            Input("waiver", InputType.TEXT, waiver, optional=True),
        )

    def bounds(self) -> tuple[Decimal, Decimal]:
        return min(self.last, self.not_accepted), self.on_time

    @property
    def last(self) -> Decimal:
        """The points on the last day on which it is accepted."""
        return self.after(self.days.between(self.due_on, self.accepted_until))

    def after(self, late: Decimal) -> Decimal:
        """The points after so many days of lateness, within the accepted time."""
        further = max(late - self.first_days, ZERO)
        points = self.on_time - self.first - self.each_further_day * further
        return points if self.floor is None else max(points, self.floor)

    def score(self, at: Situation) -> Reached | Gone:
        done_on, waiver = date_of(at.values, "done_on"), text_of(at.values, "waiver")
        if done_on is None:
            return Gone.MISSING
        if done_on <= self.due_on:
            return Reached(self.on_time, ZERO)
        late = self.days.between(self.due_on, done_on)
        if waiver is not None:
            return Reached(self.on_time, late, None, waived_by(waiver))
        if done_on > self.accepted_until:
            return Reached(self.not_accepted, late, None, not_accepted_after(self.accepted_until))
        return Reached(self.after(late), late)

    def sentence(self) -> Sentence:
        due, until = dated(self.due_on), dated(self.accepted_until)
        first, each = wording.points(self.first), wording.points(self.each_further_day)
        days = self.days.written(self.first_days)
        on_time, refused = wording.points(self.on_time), wording.points(self.not_accepted)
        vi, en = "", ""
        if self.floor is not None:
            floor = wording.points(self.floor)
            vi, en = f", không thấp hơn {floor.vi}", f", not below {floor.en}"
        return Sentence(
            f"nộp đến ngày {due.vi}: {on_time.vi}; chậm đến {days.vi}: trừ {first.vi}; "
            f"sau đó mỗi ngày trừ thêm {each.vi}{vi}; sau ngày {until.vi}: {refused.vi}; "
            "được miễn khi có văn bản chấp thuận",
            f"by {due.en}: {on_time.en}; up to {days.en} late: {first.en} off; "
            f"{each.en} off for each further day{en}; after {until.en}: {refused.en}; "
            "waived by a written approval",
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        done_on, late = date_of(at.values, "done_on"), reached.measured
        assert done_on is not None  # noqa: S101  (it has points, so it has its date)
        assert late is not None  # noqa: S101  (lateness is always measured)
        day, days = dated(done_on), self.days.written(late)
        vi, en = f"chậm {days.vi}", f"{days.en} late"
        if done_on <= self.due_on:
            vi, en = "đúng hạn", "in time"
        if reached.remark is not None:
            vi, en = f"{vi}, {reached.remark.vi}", f"{en}, {reached.remark.en}"
        return Sentence(f"nộp ngày {day.vi}, {vi}", f"handed in on {day.en}, {en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        due = dated(self.due_on)
        way = Sentence(f"cần nộp đến ngày {due.vi}", f"to be handed in by {due.en}")
        return rescored(self, at, {"done_on": self.due_on}, way)


def read_lateness(document: Mapping, terms: Terms) -> Lateness:
    """Read ``kind: lateness``; a day counts whole, by the time that the system received it."""
    due_on, accepted_until = document.date("due_on"), document.date("accepted_until")
    if accepted_until < due_on + timedelta(days=1):
        raise document.place_of("accepted_until").refusal(
            "`accepted_until` phải sau `due_on`.", "`accepted_until` must be after `due_on`."
        )
    first_days = document.decimal("first_days")
    if first_days < ONE:
        raise document.place_of("first_days").refusal(
            "`first_days` phải từ 1 trở lên.", "`first_days` must be 1 or more."
        )
    rule = Lateness(
        read_day_kind(document),
        due_on,
        first_days,
        document.decimal("first"),
        document.decimal("each_further_day"),
        accepted_until,
        document.decimal("not_accepted"),
        terms.maximum,
        terms.minimum,
        terms.label("done_on", "Ngày nộp", "Handed in on"),
    )
    refuse_amounts(rule, document)
    return rule


def refuse_amounts(rule: Lateness, document: Mapping) -> None:
    """What is taken off is not negative, and handing in too late never pays."""
    for key, amount in (("first", rule.first), ("each_further_day", rule.each_further_day)):
        if amount < 0:
            raise document.place_of(key).refusal(
                f"`{key}: {amount}` là số điểm bị trừ, phải từ 0 trở lên.",
                f"`{key}: {amount}` is what is taken off; it must be 0 or more.",
            )
    try:
        last = rule.last
    except InvalidFigure as refusal:
        raise document.place_of("days").refusal(*refusal.sentence) from None
    if rule.not_accepted > last:
        raise document.place_of("not_accepted").refusal(
            f"`not_accepted: {rule.not_accepted}` cao hơn điểm của ngày cuối được nhận ({last}). "
            "Giảm số này, hoặc sửa `accepted_until`.",
            f"`not_accepted: {rule.not_accepted}` is above the points of the last day "
            f"accepted ({last}). Lower it, or correct `accepted_until`.",
        )


def waived_by(waiver: str) -> Sentence:
    """Why lateness cost nothing."""
    return Sentence(f"được chấp thuận nộp chậm theo {waiver}", f"lateness waived by {waiver}")


@cache
def not_accepted_after(last_day: date) -> Sentence:
    """Why it came too late altogether."""
    until = dated(last_day)
    return Sentence(f"sau ngày {until.vi} không được tiếp nhận", f"not accepted after {until.en}")
