"""Putting off a piece of work for some days; its due date stays."""

from datetime import date, datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.notifications.errors import CannotPutOff
from thuocdo.apps.notifications.models import Snooze
from thuocdo.lib.deadlines import day_of, is_late
from thuocdo.lib.work import WorkItem
from thuocdo.vietnamese.dates import write_date


@transaction.atomic
def put_off(item: WorkItem, *, until: date, reason: str, by: User, at: datetime) -> Snooze:
    """Leave the work out of the own list until a day.

    Args:
        item: One of the person's own.
        until: It is back on that day: after today and not after its due date.
        reason: Why; shown beside it.
        by: Whose list it is.
        at: When.

    Raises:
        NotAllowed: an account without the workspace has no list.
        CannotPutOff: it is late, the day is not possible, or no reason was given.
    """
    require(by, Permission.SEE_WORKSPACE)
    refuse_late(item, until, at)
    if not reason.strip():
        raise CannotPutOff("Nêu lý do tạm hoãn.", "State why it is put off.")
    snooze, _ = Snooze.objects.update_or_create(
        person=by,
        key=item.key,
        defaults={"until": until, "reason": reason.strip(), "made_at": at},
    )
    audit.record("work.put_off", subject=item.key, by=by, details={"until": until})
    return snooze


def refuse_late(item: WorkItem, until: date, at: datetime) -> None:
    """A due date is never put off by leaving it out of a list."""
    today = day_of(at)
    if until <= today:
        raise CannotPutOff("Ngày đưa trở lại phải sau hôm nay.", "The day must be after today.")
    if item.due_on is None:
        return
    if is_late(today, item.due_on):
        raise CannotPutOff(
            "Việc đã trễ hạn không tạm hoãn được.", "Work that is late cannot be put off."
        )
    if until > item.due_on:
        raise CannotPutOff(
            f"Không tạm hoãn quá hạn {write_date(item.due_on)}.",
            f"It cannot be put off beyond its due date {write_date(item.due_on)}.",
        )


@transaction.atomic
def bring_back(key: str, *, by: User) -> None:
    """Take a piece of work into the own list again."""
    require(by, Permission.SEE_WORKSPACE)
    gone, _ = Snooze.objects.filter(person=by, key=key).delete()
    if gone:
        audit.record("work.brought_back", subject=key, by=by)
