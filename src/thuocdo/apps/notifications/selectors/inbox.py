"""What a person was told."""

from django.db.models import Case, Count, QuerySet, Value, When

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Notice, Urgency
from thuocdo.lib.prepared import Prepared

URGENT_FIRST = Case(
    When(read_at__isnull=True, urgency=Urgency.URGENT, then=Value(0)),
    When(read_at__isnull=True, then=Value(1)),
    default=Value(2),
)
NEW = Prepared(
    lambda key: (
        Notice.objects.filter(recipient=key, read_at__isnull=True)
        .order_by()
        .values("recipient")
        .annotate(new=Count("pk"))
        .values_list("new")
    ),
    int,
)


def inbox(person: User) -> QuerySet[Notice]:
    """Everything told to a person: unread first, the urgent of them on top, then the newest."""
    return Notice.objects.filter(recipient=person).order_by(URGENT_FIRST, "-created_at", "-pk")


def unread(person: User) -> int:
    """How many are new. One query."""
    return sum(found for (found,) in NEW.rows(person.pk))
