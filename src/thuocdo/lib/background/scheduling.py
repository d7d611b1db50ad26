"""What is done at certain hours: each moment of a schedule puts one task into the queue.

An app registers in ``ready`` of its config:
``register(Schedule("rounds.lock", lock_phases, hourly(5)))``; the task is called with ``at``, the
moment in ISO form.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from thuocdo.lib.background.models import Slot
from thuocdo.lib.background.submitting import submit

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
Moments = Callable[[datetime], datetime]  # the last moment of the schedule up to another


class Schedule(NamedTuple):
    """One thing to do again and again."""

    name: str
    task: Task[Any, Any]
    moments: Moments
    late_until: timedelta = timedelta(hours=12)  # missed by more: left out
    only_if: Callable[[], bool] | None = None  # a cheap question


schedules: dict[str, Schedule] = {}


def register(schedule: Schedule) -> None:
    """Do this from now on; another schedule of the same name is replaced."""
    schedules[schedule.name] = schedule


def daily(hour: int, minute: int = 0) -> Moments:
    """Every day at this time of the site's zone."""

    def last(now: datetime) -> datetime:
        today = timezone.localtime(now).replace(hour=hour, minute=minute, second=0, microsecond=0)
        return today if today <= now else today - DAY

    return last


def hourly(minute: int) -> Moments:
    """Every hour at this minute."""

    def last(now: datetime) -> datetime:
        this = timezone.localtime(now).replace(minute=minute, second=0, microsecond=0)
        return this if this <= now else this - HOUR

    return last


def minutely() -> Moments:
    """Every minute."""
    return lambda now: timezone.localtime(now).replace(second=0, microsecond=0)


def tick(now: datetime) -> list[str]:
    """Hand in what has become due; return its names. One query when nothing has."""
    taken = dict(Slot.objects.values_list("name", "last"))
    return [
        schedule.name
        for schedule in schedules.values()
        if is_open(schedule, taken.get(schedule.name), now) and begin(schedule, now)
    ]


def is_open(schedule: Schedule, last: datetime | None, now: datetime) -> bool:
    """Whether a moment has come that nobody has seen to."""
    if last is not None and last >= schedule.moments(now):
        return False
    return schedule.only_if is None or schedule.only_if()


def begin(schedule: Schedule, now: datetime) -> bool:
    """Hand in the task of the moment; of several workers one does."""
    moment = schedule.moments(now)
    with transaction.atomic():
        slot, _ = Slot.objects.select_for_update().get_or_create(name=schedule.name)
        if slot.last is not None and slot.last >= moment:
            return False
        slot.last = moment
        slot.save(update_fields=["last"])
        if now - moment > schedule.late_until:
            return False
        key = f"{schedule.name}:{moment.isoformat()}"
        submit(schedule.task, {"at": moment.isoformat()}, key=key)
    return True
