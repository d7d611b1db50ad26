"""The one check: page, bulk, import and API all ask here."""

from datetime import date
from typing import Protocol

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES
from thuocdo.vietnamese.sentence import Refusal


class Placed(Protocol):
    """A thing with a place in the tree of units."""

    path: str  # codes from the top: "/VN/70/25195/"


class NotAllowed(Refusal):
    """The person was not granted what this needs."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "Tài khoản này chưa được giao quyền làm việc này. Liên hệ quản trị hệ thống nếu cần.",
            "This account has not been granted the right to do this. "
            "Ask the administrator if it is needed.",
        )


def may(
    person: User | AnonymousUser | None,
    permission: Permission,
    unit: Placed | None = None,
    *,
    today: date | None = None,
) -> bool:
    """Whether a grant in force gives the permission over the unit.

    Args:
        person: Who asks; nobody signed in may do nothing.
        permission: What for.
        unit: Where; None asks whether the person may do it anywhere.
        today: The day that counts; today if not named.

    Costs one query.
    """
    if person is None or not person.is_authenticated or not person.is_active:
        return False
    roles = [code for code, role in ROLES.items() if permission in role.permissions]
    grants = in_force(person, today or timezone.localdate()).filter(role__in=roles)
    places = list(grants.values_list("unit__path", flat=True))
    return any(place is None or unit is None or unit.path.startswith(place) for place in places)


def in_force(person: User, day: date) -> QuerySet[Grant]:
    """The grants of a person that hold on a day."""
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=day)
    return person.grants.filter(lasting, from_on__lte=day, revoked_at__isnull=True)


def held(
    person: User | AnonymousUser | None, *, today: date | None = None
) -> frozenset[Permission]:
    """Everything that the person may do somewhere, for menus. One query."""
    if person is None or not person.is_authenticated or not person.is_active:
        return frozenset()
    roles = in_force(person, today or timezone.localdate()).values_list("role", flat=True)
    known = (ROLES[code] for code in set(roles) if code in ROLES)
    return frozenset(permission for role in known for permission in role.permissions)


def require(
    person: User | AnonymousUser | None, permission: Permission, unit: Placed | None = None
) -> None:
    """Refuse who may not.

    Raises:
        NotAllowed: no grant in force gives the permission there.
    """
    if not may(person, permission, unit):
        raise NotAllowed
