"""Who can be reached by mail, and what is still to be mailed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Mailing, Notice, Preference, Urgency

FRESH = timedelta(days=3)  # older news is not mailed when mails begin to be sent
APART = timedelta(minutes=15)  # between two urgent mails to one person
OPEN = Q(mailing__isnull=True, settled_at__isnull=True, read_at__isnull=True)


def can_mail() -> bool:
    """Whether a mail server is named."""
    return bool(settings.EMAIL_HOST)


def reachable(**wanted: bool) -> QuerySet[User]:
    """Active people with an address who did not decline: ``reachable(has_digest=True)``."""
    declined = {f"mail_preference__{name}": not value for name, value in wanted.items()}
    return User.objects.filter(is_active=True).exclude(email="").exclude(**declined)


def not_mailed(at: datetime) -> QuerySet[Notice]:
    """News that nobody has seen, by page or by mail."""
    return Notice.objects.filter(OPEN, created_at__gte=at - FRESH)


def urgent_for_mail(at: datetime) -> QuerySet[Notice]:
    """What goes out now: urgent, to people who had no urgent mail in the last quarter hour."""
    just_told = Mailing.objects.filter(kind=Mailing.Kind.URGENT, made_at__gt=at - APART)
    return (
        not_mailed(at)
        .filter(urgency=Urgency.URGENT, recipient__in=reachable(has_urgent=True))
        .exclude(recipient__in=just_told.values("recipient"))
        .order_by("recipient", "created_at", "pk")
    )


def preference_of(person: User) -> Preference:
    """How a person wants mails. One query."""
    return Preference.objects.filter(person=person).first() or Preference(person=person)


def last_problem(person: User) -> Mailing | None:
    """The last mail to a person, if it did not get through. One query."""
    last = Mailing.objects.filter(recipient=person).first()
    return last if last is not None and last.problem else None
