"""The rounds in which a person's own units take part."""

from dataclasses import dataclass
from functools import reduce

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, tops
from thuocdo.apps.rounds.models import Entry, Participant, Stage, Status

RELATED = ("unit", "block__block", "round__edition__scheme", "round__previous__edition")


def participants() -> QuerySet[Participant]:
    """Units in rounds, with all that their pages ask of them."""
    return Participant.objects.select_related(*RELATED, "submitted_by", "asked_by")


def units_of(person: User, permission: Permission) -> Q:
    """Units over which the person holds a permission. One query, or none."""
    found = tops(person, permission)
    if None in found:
        return Q()
    below: list[Q] = [Q(unit__path__startswith=path) for path in sorted(filter(None, found))]
    return reduce(lambda all_, one: all_ | one, below, Q(pk__in=[]))


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A unit in a round, with counts of its items."""

    participant: Participant
    items: int
    done: int
    returned: int


def own_rounds(person: User) -> list[OwnRound]:
    """Where the person fills in or signs, the newest round first. Two queries, and the rights."""
    mine = participants().filter(units_of(person, Permission.ASSESS))
    rows = list(mine.order_by("-round__year", "block", "unit__sort_key"))
    counts = counts_of([row.pk for row in rows])
    return [OwnRound(row, *counts.get(row.pk, (0, 0, 0))) for row in rows]


def counts_of(keys: list[int]) -> dict[int, tuple[int, int, int]]:
    """All items of each unit, those that are done, and those that came back. One query."""
    counted = (
        Entry.objects.filter(participant__in=keys)
        .order_by()
        .values("participant")
        .annotate(
            items=Count("pk"),
            done=Count("pk", filter=Q(status=Status.DONE)),
            returned=Count("pk", filter=Q(stage=Stage.RETURNED)),
        )
    )
    names = ("participant", "items", "done", "returned")
    return {key: (items, done, back) for key, items, done, back in counted.values_list(*names)}
