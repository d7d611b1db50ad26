"""Working-day arithmetic on single dates.

Counting starts on the next working day after the day of receipt, whatever the hour: a case
received on Friday at 16:30 counts from that Friday.
"""

from datetime import date, datetime, timedelta, timezone

from thuocdo.core.working_days.calendar import Calendar, written
from thuocdo.core.working_days.errors import InvalidWorkingDays, OutsideCalendar

VIETNAM_TIME = timezone(timedelta(hours=7))  # no daylight saving since 1975


def received_on(moment: datetime) -> date:
    """The day in Viet Nam on which something was received, from which its clock counts.

    Raises:
        InvalidWorkingDays: ``moment`` does not say its time zone.
    """
    if moment.utcoffset() is None:
        raise InvalidWorkingDays(
            f"Thời điểm {moment:%d/%m/%Y %H:%M} không ghi múi giờ nên có thể là hai ngày khác "
            "nhau. Hãy ghi múi giờ, ví dụ +07:00.",
            f"The moment {moment:%d/%m/%Y %H:%M} has no time zone, so it may be two different "
            "days. State the zone, for example +07:00.",
        )
    return moment.astimezone(VIETNAM_TIME).date()


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether offices are open on the day.

    Raises:
        OutsideCalendar: the calendar does not cover the day.
    """
    until = _count_until(day, calendar)
    return until > 0 and calendar.working_ordinals[until - 1] == day.toordinal()


def due_on(start: date, working_days: int, calendar: Calendar) -> date:
    """The day on which ``working_days`` working days have gone by after ``start``.

    Zero working days is ``start`` itself if it is worked, else the next working day.

    Raises:
        InvalidWorkingDays: ``working_days`` is negative, or ``start`` is a moment.
        OutsideCalendar: ``start`` or the due date is beyond the calendar.
    """
    if working_days < 0:
        raise negative(working_days)
    if working_days == 0 and is_working_day(start, calendar):
        return start
    position = _count_until(start, calendar) + max(working_days, 1) - 1
    if position >= len(calendar.working_ordinals):
        raise beyond(calendar, start, working_days)
    return date.fromordinal(calendar.working_ordinals[position])


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Working days after ``start`` up to and including ``end``; negative if ``end`` is earlier.

    The inverse of ``due_on`` for one working day or more.

    Raises:
        OutsideCalendar: the calendar does not cover one of the days.
    """
    return _count_until(end, calendar) - _count_until(start, calendar)


def days_late(due: date, done: date, calendar: Calendar) -> int:
    """Working days by which ``done`` came after ``due``; 0 when in time or early.

    Something due on Friday and done on Sunday is past its date by 0 working days: whether it is
    on time is asked of the dates, how late it is of this function.

    Raises:
        OutsideCalendar: the calendar does not cover one of the days.
    """
    return max(working_days_between(due, done, calendar), 0)


def _count_until(day: date, calendar: Calendar) -> int:
    if isinstance(day, datetime):
        raise InvalidWorkingDays(
            f"{day:%d/%m/%Y %H:%M} là một thời điểm, không phải một ngày. "
            "Hãy đổi sang ngày tiếp nhận theo giờ Việt Nam (received_on).",
            f"{day:%d/%m/%Y %H:%M} is a moment, not a day. "
            "Turn it into the day of receipt in Viet Nam (received_on).",
        )
    return calendar.count_until(day)


def negative(working_days: int, row: int | None = None) -> InvalidWorkingDays:
    """The refusal of a number of working days below zero; ``row`` counts from 1."""
    vi, en = ("", "") if row is None else (f"Dòng {row}: ", f"Row {row}: ")
    return InvalidWorkingDays(
        f"{vi}số ngày làm việc là {working_days}, phải từ 0 trở lên. Hãy sửa số ngày.",
        f"{en}the number of working days is {working_days}, it must be 0 or more. Correct it.",
    )


def beyond(calendar: Calendar, start: date, working_days: int) -> OutsideCalendar:
    """The refusal of a due date that falls after the calendar's last day."""
    last = calendar.last_day
    return OutsideCalendar(
        f"Hạn {working_days} ngày làm việc kể từ {written(start)} rơi vào sau "
        f"{written(last)}, ngày cuối của {calendar.label.vi}. Hãy bổ sung bảng lịch năm "
        f"{last.year + 1}, hoặc chọn lấy năm đó từ gói holidays (không phải lịch chính thức).",
        f"{working_days} working days from {written(start)} end after {written(last)}, the last "
        f"day of {calendar.label.en}. Add a calendar table for {last.year + 1}, or choose to "
        "fill that year from the holidays package (not an official calendar).",
    )
