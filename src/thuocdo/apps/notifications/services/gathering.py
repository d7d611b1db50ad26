"""What goes into which mail: urgent news at once, all else in one digest a day."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Mailing, Notice
from thuocdo.apps.notifications.selectors.due import pressing
from thuocdo.apps.notifications.selectors.mailing import not_mailed, urgent_for_mail


@transaction.atomic
def gather_urgent(*, day: date, at: datetime) -> list[Mailing]:
    """One mail to each person with urgent news."""
    waiting = list(urgent_for_mail(at).select_for_update(of=("self",)))
    grouped = groupby(waiting, key=lambda notice: notice.recipient_id)
    return [put_together(person, list(notices), day, at) for person, notices in grouped]


def put_together(person: int, notices: list[Notice], day: date, at: datetime) -> Mailing:
    """The mail with these notices, which go into no other."""
    mailing = Mailing.objects.create(
        recipient_id=person, kind=Mailing.Kind.URGENT, day=day, made_at=at
    )
    attach(notices, mailing)
    return mailing


def attach(notices: Iterable[Notice], mailing: Mailing) -> None:
    """Tell these by this mail."""
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailing=mailing)


@transaction.atomic
def gather_digest(*, person: User, day: date, at: datetime) -> Mailing | None:
    """The digest of the day for one person; None without news and without anything pressing.

    Asked again for the same day it gives the mail that was made.
    """
    news = list(not_mailed(at).filter(recipient=person).select_for_update(of=("self",)))
    if not news and not pressing(person, day):
        return None
    mailing, is_new = Mailing.objects.get_or_create(
        recipient=person, kind=Mailing.Kind.DIGEST, day=day, defaults={"made_at": at}
    )
    if is_new:
        attach(news, mailing)
    return mailing
