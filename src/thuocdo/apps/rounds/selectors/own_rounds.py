"""The rounds in which a person's own units take part."""

from functools import reduce

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, reach
from thuocdo.apps.rounds.models import Participant, Stage, Status
from thuocdo.apps.units.models import Unit

RELATED = ("unit", "block__block", "round__edition__scheme", "round__previous__edition")


def participants() -> QuerySet[Participant]:
    """Units in rounds, with all that their pages ask of them."""
    return Participant.objects.select_related(*RELATED, "submitted_by", "asked_by")


def units_of(person: User, permission: Permission) -> Q:
    """Units over which the person holds a permission. Two queries."""
    keys = reach(person, permission)
    if None in keys:
        return Q()
    tops = Unit.objects.filter(pk__in=[key for key in keys if key]).values_list("path", flat=True)
    below: list[Q] = [Q(unit__path__startswith=path) for path in tops]
    return reduce(lambda all_, one: all_ | one, below, Q(pk__in=[]))


def own_rounds(person: User) -> QuerySet[Participant]:
    """Where the person fills in or signs, the newest round first, with counts of items."""
    mine = units_of(person, Permission.ASSESS)
    return (
        participants()
        .filter(mine)
        .annotate(
            items=Count("entries"),
            done=Count("entries", filter=Q(entries__status=Status.DONE)),
            returned=Count("entries", filter=Q(entries__stage=Stage.RETURNED)),
        )
        .order_by("-round__year", "block", "unit__sort_key")
    )
