"""The people who fill in a unit's assessment, and what each of them has to do."""

from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES, Permission, in_force
from thuocdo.apps.rounds.models import Participant
from thuocdo.apps.rounds.selectors.own_tree import Tree
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.sentence import Sentence

WRITING = [code for code, role in ROLES.items() if Permission.ASSESS in role.permissions]


class Load(NamedTuple):
    """Items of one person."""

    items: int
    done: int


def people_of(unit: Unit) -> list[User]:
    """Everybody with a grant to fill in over this very unit, by name. One query."""
    from django.utils import timezone  # noqa: PLC0415

    rows = User.objects.filter(
        is_active=True,
        grants__in=grants_over(unit).filter(in_force(timezone.localdate())),
    )
    return list(rows.distinct().order_by("sort_key", "pk"))


def grants_over(unit: Unit):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Grants of the roles that fill in."""
    from thuocdo.apps.accounts.models import Grant  # noqa: PLC0415

    return Grant.objects.filter(unit=unit, role__in=WRITING)


def load_of(whole: Tree, one: User) -> Load:
    """How many items are the person's, and how many of them are done."""
    mine = [line for line in whole.own if line.entry.assigned_to_id == one.pk]
    return Load(len(mine), sum(line.is_done for line in mine))


def titles_of(participant: Participant) -> dict[str, Sentence]:
    """Titles of the items by code. No query."""
    return {leaf.code: leaf.title for leaf in index_set_of(participant.round).leaves}
