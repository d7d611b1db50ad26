"""The one check: page, bulk, import and API all ask here."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions.counting import COUNTING, GRANTED, in_force
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


class Counting(NamedTuple):
    """A grant that counts on a day."""

    role: str
    top: str | None  # path of the unit; None is everywhere
    giver: str | None  # name of who delegated it; None: the person's own


class Giver(NamedTuple):
    """What belongs to somebody who delegated a right: nobody appraises it in that name."""

    home: str
    tops: frozenset[str]

    def owns(self, unit: Placed) -> bool:
        """Whether the unit is the giver's own, as ``belongs_to`` says."""
        return unit.path == self.home or any(is_within(unit.path, top) for top in self.tops)


class Granted(NamedTuple):
    """A grant that counts on a day, with its domains and, where delegated, its giver."""

    role: str
    top: str | None
    domains: frozenset[str]  # none is all of them
    home: str  # place where the person works; empty: nowhere
    giver: Giver | None

    def reaches(self, unit: Placed) -> bool:
        """Whether the unit lies below the grant and is not the own one of whoever delegated it."""
        return is_within(unit.path, self.top) and not (self.giver and self.giver.owns(unit))


KEPT = "_grants_of_this_request"
OWN = {Permission.ASSESS, Permission.SIGN_OFF}  # what makes a unit somebody's own
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
    return bool(fitting(person, permission, unit, today))


def fitting(
    person: Asking, permission: Permission, unit: Placed | None, today: date | None
) -> list[Counting]:
    """The grants in force that give the permission over the unit, or anywhere."""
    return [
        grant
        for grant in grants_in_force(person, today)
        if permission in ROLES[grant.role].permissions
        and (unit is None or is_within(unit.path, grant.top))
    ]


def acting_for(
    person: Asking, permission: Permission, unit: Placed | None = None, *, today: date | None = None
) -> str:
    """By whose delegation alone the person holds the permission; empty: by an own right, or not.

    Costs what ``may`` does.
    """
    return names_of(fitting(person, permission, unit, today))


def names_of(grants: list[Counting]) -> str:
    """Who delegated, where all of the grants are delegated."""
    givers = {grant.giver for grant in grants if grant.giver is not None}
    is_own = any(grant.giver is None for grant in grants)
    return "" if is_own else ", ".join(sorted(givers))


def held(
    person: Asking, unit: Placed | None = None, *, today: date | None = None
) -> frozenset[Permission]:
    """Everything that grants in force allow over the unit, or anywhere. One query."""
    return frozenset(
        permission
        for grant in grants_in_force(person, today)
        if unit is None or is_within(unit.path, grant.top)
        for permission in ROLES[grant.role].permissions
    )


def grants_in_force(person: Asking, today: date | None) -> Iterator[Counting]:
    """Each grant that counts on the day. One query, kept where a request only reads."""
    if not isinstance(person, User) or not person.is_active:
        return
    day = today or timezone.localdate()
    kept: dict[date, list[Counting]] = getattr(person, KEPT, {})
    if day not in kept:
        kept[day] = [
            Counting(role, top, None if source is None else name or username)
            for role, top, source, name, username in COUNTING.rows(person.pk, day)
        ]
    yield from kept[day]


def tops(
    person: Asking, permission: Permission, *, today: date | None = None
) -> frozenset[str | None]:
    """Paths of the units at whose top grants give the permission; None is everywhere.

    Costs one query; none where a page that only reads has asked before.
    """
    return frozenset(
        grant.top
        for grant in grants_in_force(person, today)
        if permission in ROLES[grant.role].permissions
    )


def keep_grants(person: Asking) -> None:
    """Read the grants of this object once; only for a request that changes nothing."""
    if isinstance(person, User):
        setattr(person, KEPT, {})


def is_within(path: str, top: str | None) -> bool:
    """Whether a place is another or below it; ``/VN/70/`` is not below ``/VN/7/``."""
    if top is None:
        return True
    codes, top_codes = path.strip("/").split("/"), top.strip("/").split("/")
    return top_codes != [""] and codes[: len(top_codes)] == top_codes


def require(person: Asking, permission: Permission, unit: Placed | None = None) -> None:
    """Refuse who may not; what is done by delegation alone is noted, for the log.

    Raises:
        NotAllowed: no grant in force gives the permission there.
    """
    grants = fitting(person, permission, unit, None)
    if not grants or not isinstance(person, User):
        raise NotAllowed
    person.acting_for = names_of(grants)


def granted_domains(
    person: Asking, permission: Permission, unit: Placed, *, today: date | None = None
) -> frozenset[str] | None:
    """Codes of the domains of criteria over which the person holds the permission in a unit.

    None is all of them, where a grant names no domain; an empty set is none. What was delegated
    does not reach the own unit of whoever delegated it. One query, two where a grant is delegated.
    """
    if not isinstance(person, User) or not person.is_active:
        return frozenset()
    found: set[str] = set()
    for grant in granted(person, today or timezone.localdate()):
        if permission in ROLES[grant.role].permissions and grant.reaches(unit):
            if not grant.domains:
                return None
            found.update(grant.domains)
    return frozenset(found)


def granted(person: User, day: date) -> list[Granted]:
    """All grants that count, with their domains. One query, two where one is delegated."""
    rows = GRANTED.rows(person.pk, day)
    tops = own_places({giver for *_, giver, _ in rows if giver}, day)
    return [
        Granted(
            role,
            top,
            frozenset(domains),
            home or "",
            Giver(its_home or "", frozenset(tops[giver])) if giver else None,
        )
        for role, top, domains, home, giver, its_home in rows
    ]


def own_places(people: set[int], day: date) -> dict[int, list[str]]:
    """Where each of the people fills in or signs, by the key. One query, none for nobody."""
    found: dict[int, list[str]] = {one: [] for one in people}
    if people:
        roles = [code for code, role in ROLES.items() if OWN & role.permissions]
        grants = Grant.objects.filter(in_force(day), person__in=people, role__in=roles)
        for one, top in grants.filter(unit__isnull=False).values_list("person", "unit__path"):
            found[one].append(top)
    return found


def belongs_to(person: Asking, unit: Placed, *, today: date | None = None) -> bool:
    """Whether the unit is the person's own: works there, or was granted a part in it.

    A grant over a single unit or a subtree counts where it lets the person fill in or sign off;
    a grant everywhere does not make every unit one's own. One query.
    """
    if not isinstance(person, User):
        return False
    if person.unit is not None and person.unit.path == unit.path:
        return True
    return any(
        grant.top is not None
        and is_within(unit.path, grant.top)
        and OWN & ROLES[grant.role].permissions
        for grant in grants_in_force(person, today)
    )


def reach(person: Asking, permission: Permission, *, today: date | None = None) -> list[int | None]:
    """Keys of the units over which grants give the permission; None is everywhere. One query."""
    if not isinstance(person, User) or not person.is_active:
        return []
    grants = person.grants.filter(in_force(today or timezone.localdate()), role__in=list(ROLES))
    found = grants.order_by("pk").values_list("role", "unit")
    return [unit for role, unit in found if permission in ROLES[role].permissions]
