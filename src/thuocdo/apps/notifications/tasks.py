"""Reminders and mails, done beside the requests."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskContext

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import in_force
from thuocdo.apps.notifications.errors import ServerUnreachable
from thuocdo.apps.notifications.models import Mailing
from thuocdo.apps.notifications.selectors.mailing import can_mail, reachable, urgent_for_mail
from thuocdo.apps.notifications.services.gathering import gather_digest, gather_urgent
from thuocdo.apps.notifications.services.reminding import remind
from thuocdo.apps.notifications.services.sending import give_up, send
from thuocdo.lib.background.scheduling import Schedule, daily, hourly, minutely, register
from thuocdo.lib.background.submitting import submit
from thuocdo.lib.deadlines import is_working_day

LOG = logging.getLogger(__name__)
ATTEMPTS = 8  # over about four hours
OFFICE_HOURS = range(8, 18)


class SomeFailed(Exception):  # noqa: N818  (an outcome, tried again)
    """Not everybody could be seen to; who was is not told twice."""


@task(takes_context=True)
def send_mailing(context: TaskContext, mailing: int) -> str:
    """Send one mail, or give it up after many attempts."""
    row = Mailing.objects.select_related("recipient").get(pk=mailing)
    try:
        return send(mailing=row, at=timezone.now())
    except ServerUnreachable:
        if context.attempt >= ATTEMPTS:
            give_up(mailing=row)
        raise


def hand_in(mailing: Mailing) -> None:
    """Put a mail into the queue."""
    submit(send_mailing, {"mailing": mailing.pk}, key=f"mailing:{mailing.pk}", attempts=ATTEMPTS)


@task()
def mail_urgent(at: str) -> int:
    """Hand in a mail to everybody with urgent news."""
    day, now = timezone.localdate(datetime.fromisoformat(at)), timezone.now()
    with transaction.atomic():
        mailings = gather_urgent(day=day, at=now)
        for mailing in mailings:
            hand_in(mailing)
    return len(mailings)


@task()
def remind_people(at: str) -> int:
    """Tell everybody what is due next or overdue, in office hours."""
    moment = timezone.localtime(datetime.fromisoformat(at))
    if moment.hour not in OFFICE_HOURS or not is_working_day(moment.date()):
        return 0
    day, now = moment.date(), timezone.now()
    return each(people(day), lambda person: remind(person=person, today=day, at=now))


@task()
def send_digests(at: str) -> int:
    """Reminders, then one mail to everybody who has news or pressing work, on working days."""
    day, now = timezone.localdate(datetime.fromisoformat(at)), timezone.now()
    if not is_working_day(day):
        return 0
    each(people(day), lambda person: remind(person=person, today=day, at=now))
    if not can_mail():
        return 0
    return each(reachable(has_digest=True), lambda person: digest(person, day, now))


def digest(person: User, day: date, now: datetime) -> bool:
    """Hand in the digest of one person, if there is anything to tell."""
    with transaction.atomic():
        mailing = gather_digest(person=person, day=day, at=now)
        if mailing is not None:
            hand_in(mailing)
    return mailing is not None


def people(day: date) -> Iterable[User]:
    """Everybody who may do something."""
    granted = Grant.objects.filter(in_force(day)).values("person")
    return User.objects.filter(is_active=True, pk__in=granted)


def each(persons: Iterable[User], see_to: Callable[[User], int]) -> int:
    """See to one person after another; who cannot be seen to does not stop the rest.

    Raises:
        SomeFailed: at the end, so that the queue tries again.
    """
    count, failed = 0, 0
    for person in persons:
        try:
            count += see_to(person)
        except Exception:
            LOG.exception("notifications for person %s", person.pk)
            failed += 1
    if failed:
        raise SomeFailed(f"{failed} people")
    return count


def urgent_waits() -> bool:
    """Whether somebody is to be told at once."""
    return can_mail() and urgent_for_mail(timezone.now()).exists()


def register_schedules() -> None:
    """Mails and reminders at their hours."""
    register(Schedule("notifications.digest", send_digests, daily(7, 30)))
    register(Schedule("notifications.remind", remind_people, hourly(5)))
    register(Schedule("notifications.urgent", mail_urgent, minutely(), only_if=urgent_waits))
