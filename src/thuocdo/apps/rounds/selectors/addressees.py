"""Who is told about a unit's items: those who may fill them in."""

from datetime import date

from django.db.models import Q, QuerySet

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES, Permission, in_force
from thuocdo.apps.units.models import Unit

ASSESSING = [code for code, role in ROLES.items() if Permission.ASSESS in role.permissions]


def officers_of(unit: Unit, today: date) -> QuerySet[User]:
    """People granted to fill in a unit's assessment, by a grant over it or a place above it."""
    codes = unit.path.strip("/").split("/")
    above = [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes) + 1)]
    counting = in_force(today) & Q(role__in=ASSESSING, unit__path__in=above)
    grants = Grant.objects.filter(counting)
    return User.objects.filter(is_active=True, pk__in=grants.values("person"))
