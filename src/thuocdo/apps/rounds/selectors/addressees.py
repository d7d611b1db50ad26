"""Who is told about a unit's items: those who may fill them in."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES, Permission, in_force
from thuocdo.apps.units.models import Unit
from thuocdo.lib.prepared import Prepared

DEEPEST = 16  # levels of places
ASSESSING = [code for code, role in ROLES.items() if Permission.ASSESS in role.permissions]


WRITERS = [
    code
    for code, role in ROLES.items()
    if {Permission.ASSESS, Permission.SIGN_OFF, Permission.APPRAISE} & role.permissions
]


def officers_of(unit: Unit, today: date) -> QuerySet[User]:
    """People granted to fill in a unit's assessment, by a grant over it or a place above it."""
    return granted(ASSESSING, unit, today)


def correspondents_of(unit: Unit, today: date) -> QuerySet[User]:
    """Who can be called to a remark: the unit's officers and leaders, and its appraisers."""
    return granted(WRITERS, unit, today).order_by("sort_key", "pk")


def others_called(unit: Unit, who: User, today: date) -> list[User]:
    """The same without one person, with their names alone. One query."""
    above = places_above(unit)
    return [one for one in called(len(above)).objects(today, *above) if one.pk != who.pk]


@lru_cache(DEEPEST)
def called(depth: int) -> Prepared:
    """Correspondents of a place so deep in the tree of units."""
    return Prepared(
        lambda today, *above: (
            granted_in(WRITERS, above, today)
            .order_by("sort_key", "pk")
            .only("full_name", "username")
        ),
        date,
        *[str] * depth,
    )


def places_above(unit: Unit) -> list[str]:
    """The place of a unit and every place above it."""
    codes = unit.path.strip("/").split("/")
    return [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes) + 1)]


def granted(roles: list[str], unit: Unit, today: date) -> QuerySet[User]:
    """People with a role over a unit or a place above it. One query."""
    return granted_in(roles, places_above(unit), today)


def granted_in(roles: list[str], places: Sequence[str], today: date) -> QuerySet[User]:
    """People with a role over one of some places. One query."""
    counting = in_force(today) & Q(role__in=roles, unit__path__in=places)
    grants = Grant.objects.filter(counting)
    return User.objects.filter(is_active=True, pk__in=grants.values("person"))
