"""Who is told about a unit's items: those who may fill them in."""

from datetime import date

from django.db.models import Q, QuerySet

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES, Permission, in_force
from thuocdo.apps.units.models import Unit

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


def granted(roles: list[str], unit: Unit, today: date) -> QuerySet[User]:
    """People with a role over a unit or a place above it. One query."""
    codes = unit.path.strip("/").split("/")
    above = [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes) + 1)]
    counting = in_force(today) & Q(role__in=roles, unit__path__in=above)
    grants = Grant.objects.filter(counting)
    return User.objects.filter(is_active=True, pk__in=grants.values("person"))
