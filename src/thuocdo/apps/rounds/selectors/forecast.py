"""When units will be done at the pace so far, and how many will be in time; in a sentence."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from math import ceil
from typing import NamedTuple

from django.utils import timezone

from thuocdo.lib.deadlines import days_left, due_after
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

FAR = 250  # working days: nobody counts further


class Work(NamedTuple):
    """How far a unit is."""

    done: int  # items
    total: int
    opened_on: date
    closes_on: date


class Expected(NamedTuple):
    """When a unit will be done, and why that is thought."""

    on: date | None  # none: nothing is done so far, so that there is no pace
    is_at_risk: bool
    why: Sentence


def expected(work: Work, today: date) -> Expected:
    """The day on which a unit is done, if it goes on as it went so far."""
    if work.done >= work.total:
        return Expected(
            today,
            today > work.closes_on,
            Sentence("Đã xong các mục, chờ ký nộp.", "All items done, awaiting the signature."),
        )
    past = max(days_left(work.opened_on, today), 1)
    if not work.done:
        return Expected(
            None,
            is_at_risk=True,
            why=Sentence(
                f"Chưa xong mục nào sau {past} ngày làm việc.",
                f"No item is done after {past} working days.",
            ),
        )
    needed = min(ceil((work.total - work.done) * past / work.done), FAR)
    day = due_after(today, needed)
    late = day > work.closes_on
    vi = "sau hạn" if late else "kịp hạn"
    en = "too late" if late else "in time"
    return Expected(
        day,
        late,
        Sentence(
            f"Xong {work.done}/{work.total} mục trong {past} ngày làm việc; với nhịp này xong "
            f"ngày {write_date(day)}, {vi}.",
            f"{work.done} of {work.total} items in {past} working days; at this pace done on "
            f"{write_date(day)}, {en}.",
        ),
    )


class Submission(NamedTuple):
    """A unit of last year's round: when it submitted, and when it had to."""

    at: datetime | None
    closes_at: datetime


class Outlook(NamedTuple):
    """How many units of a block will be in time, and why that is thought."""

    in_time: int
    why: Sentence


def by_pace(submitted: int, units: Iterable[Expected]) -> Outlook:
    """Each unit at its own pace so far."""
    risks = [each.is_at_risk for each in units]
    hopeful = risks.count(False)
    return Outlook(
        submitted + hopeful,
        Sentence(
            f"Theo nhịp từng đơn vị: {submitted} đã nộp, {hopeful} sẽ kịp hạn, "
            f"{risks.count(True)} có nguy cơ trễ.",
            f"By each unit's pace: {submitted} submitted, {hopeful} will be in time, "
            f"{risks.count(True)} are at risk.",
        ),
    )


def by_last_year(
    submitted: int, total: int, before: Iterable[Submission], left: timedelta
) -> Outlook | None:
    """As last year at the same distance from the deadline; None where that says nothing.

    Of those who had not submitted then, the same share is expected to submit in time now.
    """
    rows = list(before)
    waiting = [row for row in rows if row.at is None or row.at > row.closes_at - left]
    if not waiting:
        return None
    made_it = sum(1 for row in waiting if row.at is not None and row.at <= row.closes_at)
    expected_ = submitted + round((total - submitted) * made_it / len(waiting))
    days = max(left.days, 0)
    return Outlook(
        expected_,
        Sentence(
            f"Theo năm trước: khi còn {days} ngày, {len(waiting)}/{len(rows)} đơn vị chưa nộp và "
            f"{made_it} trong số đó nộp kịp hạn.",
            f"As last year: with {days} days left, {len(waiting)} of {len(rows)} units had not "
            f"submitted, and {made_it} of them still made it.",
        ),
    )


def day_of(moment: datetime) -> date:
    """The day here."""
    return timezone.localdate(moment)
