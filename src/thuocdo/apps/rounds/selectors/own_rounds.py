"""The rounds in which a person's own units take part."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, tops
from thuocdo.apps.rounds.models import Entry, Participant, Phase, Progress, Stage, Status
from thuocdo.apps.rounds.selectors.board_rows import Named
from thuocdo.lib.below import below

OVER = (Phase.PUBLISHED, Phase.ARCHIVED)
RELATED = ("unit", "block__block", "round__edition__scheme", "round__previous__edition")


def participants() -> QuerySet[Participant]:
    """Units in rounds, with all that their pages ask of them."""
    return Participant.objects.select_related(*RELATED, "submitted_by", "asked_by")


def units_of(person: User, permission: Permission) -> Q:
    """Units over which the person holds a permission. One query, or none."""
    return below("unit__path", tops(person, permission))


class OwnRound(NamedTuple):
    """A unit in a round, as the list shows it."""

    pk: int
    phase: str  # of its block
    progress: str
    closes_at: datetime | None
    year: int
    title: str
    title_en: str
    unit: Named

    @property
    def is_locked(self) -> bool:
        """Whether the unit has submitted, or was locked at the deadline."""
        return self.progress == Progress.SUBMITTED

    @property
    def is_over(self) -> bool:
        """Whether the round has been published."""
        return self.phase in OVER


class Items(NamedTuple):
    """Counts of a unit's items."""

    all: int = 0
    done: int = 0
    returned: int = 0


def own_rounds(person: User) -> list[OwnRound]:
    """Where the person fills in or signs, the newest round first. One query, and the rights."""
    mine = Participant.objects.filter(units_of(person, Permission.ASSESS))
    rows = mine.order_by("-round__year", "block", "unit__sort_key").values_list(
        "pk", "block__phase", "progress", "closes_at", "round__year", "round__title",
        "round__title_en", "unit__code", "unit__name", "unit__name_en",
    )  # fmt: skip
    return [OwnRound._make((*row[:7], Named._make(row[7:]))) for row in rows]


def items_of(person: User) -> dict[int, Items]:
    """Items of each unit in a round that is not over yet. One query, and the rights."""
    mine = Participant.objects.filter(units_of(person, Permission.ASSESS))
    counted = (
        Entry.objects.filter(participant__in=mine.exclude(block__phase__in=OVER).order_by())
        .order_by()
        .values("participant")
        .annotate(
            all=Count("pk"),
            done=Count("pk", filter=Q(status=Status.DONE)),
            returned=Count("pk", filter=Q(stage=Stage.RETURNED)),
        )
    )
    return {key: Items(*rest) for key, *rest in counted.values_list("participant", *Items._fields)}
