"""The one check: page, bulk, import and API all ask here."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES

Asking = User | AnonymousUser | None


class Placed(Protocol):
    """A thing with a place in the tree of units."""

    @property
    def path(self) -> str:
        """Codes from the top: ``/VN/70/25195/``."""
        ...


class Place(NamedTuple):
    """A place in the tree of units without a unit."""

    path: str


KEPT = "_grants_of_this_request"
EVERYWHERE = Place("/")  # above every unit: only a grant over no unit reaches it


def may(
    person: Asking, permission: Permission, unit: Placed | None = None, *, today: date | None = None
) -> bool:
    """Whether a grant in force gives the permission over the unit.

    Args:
        person: Who asks; nobody signed in may do nothing.
        permission: What for.
        unit: Where; None asks whether the person may do it anywhere.
        today: The day that counts; today if not named.

    Costs one query; none where a page that only reads has asked before.
    """
    return permission in held(person, unit, today=today)


def held(
    person: Asking, unit: Placed | None = None, *, today: date | None = None
) -> frozenset[Permission]:
    """Everything that grants in force allow over the unit, or anywhere. One query."""
    return frozenset(
        permission
        for role, top in grants_in_force(person, today)
        if unit is None or is_within(unit.path, top)
        for permission in ROLES[role].permissions
    )


def grants_in_force(person: Asking, today: date | None) -> Iterator[tuple[str, str | None]]:
    """Role and place of each grant that counts on the day; no place is everywhere."""
    if not isinstance(person, User) or not person.is_active:
        return
    day = today or timezone.localdate()
    kept: dict[date, list[tuple[str, str | None]]] = getattr(person, KEPT, {})
    if day not in kept:
        grants = person.grants.filter(in_force(day), role__in=list(ROLES))
        kept[day] = list(grants.values_list("role", "unit__path"))
    yield from kept[day]


def tops(
    person: Asking, permission: Permission, *, today: date | None = None
) -> frozenset[str | None]:
    """Paths of the units at whose top grants give the permission; None is everywhere.

    Costs one query; none where a page that only reads has asked before.
    """
    return frozenset(
        top for role, top in grants_in_force(person, today) if permission in ROLES[role].permissions
    )


def keep_grants(person: Asking) -> None:
    """Read the grants of this object once; only for a request that changes nothing."""
    if isinstance(person, User):
        setattr(person, KEPT, {})


def in_force(day: date) -> Q:
    """Grants that count on a day: begun, not ended, not revoked."""
    not_ended = Q(until_on__isnull=True) | Q(until_on__gte=day)
    return Q(from_on__lte=day, revoked_at__isnull=True) & not_ended


def is_within(path: str, top: str | None) -> bool:
    """Whether a place is another or below it; ``/VN/70/`` is not below ``/VN/7/``."""
    if top is None:
        return True
    codes, top_codes = path.strip("/").split("/"), top.strip("/").split("/")
    return top_codes != [""] and codes[: len(top_codes)] == top_codes


def require(person: Asking, permission: Permission, unit: Placed | None = None) -> None:
    """Refuse who may not.

    Raises:
        NotAllowed: no grant in force gives the permission there.
    """
    if not may(person, permission, unit):
        raise NotAllowed


def granted_domains(
    person: Asking, permission: Permission, unit: Placed, *, today: date | None = None
) -> frozenset[str] | None:
    """Codes of the domains of criteria over which the person holds the permission in a unit.

    None is all of them, where a grant names no domain; an empty set is none. One query.
    """
    if not isinstance(person, User) or not person.is_active:
        return frozenset()
    grants = person.grants.filter(in_force(today or timezone.localdate()), role__in=list(ROLES))
    found: set[str] = set()
    for role, top, domains in grants.values_list("role", "unit__path", "domains"):
        if permission in ROLES[role].permissions and is_within(unit.path, top):
            if not domains:
                return None
            found.update(domains)
    return frozenset(found)


def belongs_to(person: Asking, unit: Placed, *, today: date | None = None) -> bool:
    """Whether the unit is the person's own: works there, or was granted a part in it.

    A grant over a single unit or a subtree counts where it lets the person fill in or sign off;
    a grant everywhere does not make every unit one's own. One query.
    """
    if not isinstance(person, User):
        return False
    if person.unit is not None and person.unit.path == unit.path:
        return True
    own = {Permission.ASSESS, Permission.SIGN_OFF}
    return any(
        top is not None and is_within(unit.path, top) and own & ROLES[role].permissions
        for role, top in grants_in_force(person, today)
    )


def reach(person: Asking, permission: Permission, *, today: date | None = None) -> list[int | None]:
    """Keys of the units over which grants give the permission; None is everywhere. One query."""
    if not isinstance(person, User) or not person.is_active:
        return []
    grants = person.grants.filter(in_force(today or timezone.localdate()), role__in=list(ROLES))
    found = grants.order_by("pk").values_list("role", "unit")
    return [unit for role, unit in found if permission in ROLES[role].permissions]
