"""Reading people and their grants."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import (
    EVERYWHERE,
    ROLES,
    Permission,
    in_force,
    is_within,
    not_over,
)
from thuocdo.apps.accounts.permissions.checking import Placed, grants_in_force
from thuocdo.lib.below import below
from thuocdo.vietnamese.folding import fold

DEMANDING = [code for code, role in ROLES.items() if role.needs_second_factor]
PASSED_ON = [
    code for code, role in ROLES.items() if Permission.MANAGE_PEOPLE not in role.permissions
]
ACTIVE, LOCKED = "active", "locked"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people to list; what is empty leaves nobody out."""

    text: str = ""  # part of the name with or without marks, of the user name, of the unit
    role: str = ""  # code
    state: str = ""  # ACTIVE or LOCKED


def people(which: Filter, *, by: User, today: date) -> QuerySet[User]:
    """People whom somebody administers, with their grants in force, by name. Three queries."""
    wanted = below("unit__path", administered(by, today=today))
    if which.state:
        wanted &= Q(is_active=which.state == ACTIVE)
    if which.role:
        counting = in_force(today) & Q(role=which.role, person=OuterRef("pk"))
        wanted &= Q(Exists(Grant.objects.filter(counting)))
    current = Grant.objects.filter(in_force(today)).select_related("unit")
    return (
        User.objects.filter(wanted, named(which.text))
        .select_related("unit")
        .prefetch_related(Prefetch("grants", queryset=current, to_attr="current_grants"))
        .order_by("sort_key", "username")
    )


def named(text: str) -> Q:
    """People whose name, user name or unit holds the words; marks do not matter."""
    words = fold(text).split()
    fit = Q()
    for word in words:
        fit &= (
            Q(folded__contains=word) | Q(username__icontains=word) | Q(unit__folded__contains=word)
        )
    return fit


def grants_of(person: User) -> QuerySet[Grant]:
    """All grants ever given to a person, the latest first. One query."""
    return with_names(person.grants.all())


def with_names(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Grants with everybody whom a table names, the latest first."""
    named = ("person", "unit", "granted_by", "revoked_by", "delegated_from__person")
    return grants.select_related(*named).order_by("-from_on", "-pk")


def delegations_of(person: User) -> QuerySet[Grant]:
    """What a person ever delegated to others, the latest first. One query."""
    return with_names(Grant.objects.filter(delegated_from__person=person))


def delegations_with(person: User) -> QuerySet[Grant]:
    """What was delegated by a person or to it: what that person may take back or return."""
    both = Q(person=person) | Q(delegated_from__person=person)
    return Grant.objects.filter(both, delegated_from__isnull=False)


def delegable(person: User, *, today: date) -> QuerySet[Grant]:
    """What a person may delegate: own grants in force, but not the administration of people."""
    own = person.grants.filter(in_force(today), role__in=PASSED_ON, delegated_from__isnull=True)
    return own.select_related("unit", "person__unit")


def stand_ins(source: Grant) -> QuerySet[User]:
    """Who may be delegated a grant: others of the unit, and of those above and below it.

    The unit is where the holder works; where nobody said so, the one granted.
    """
    others = User.objects.filter(is_active=True).exclude(pk=source.person_id)
    home = source.person.unit or source.unit
    if home is None:
        return others.order_by("sort_key", "pk")
    codes = home.path.strip("/").split("/")
    above = [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes))]
    near = Q(unit__path__below=home.path) | Q(unit__path__in=above)
    return others.filter(near).order_by("sort_key", "pk")


def lacks_second_factor(person: User, *, today: date) -> bool:
    """Whether the person may not do without a second factor and has none. One query."""
    demanded = Grant.objects.filter(in_force(today), person=OuterRef("pk"), role__in=DEMANDING)
    kept = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    demanding = Q(must_use_second_factor=True) | Q(Exists(demanded))
    return User.objects.filter(demanding, ~Exists(kept), pk=person.pk).exists()


def needs_second_factor(person: User, *, today: date) -> bool:
    """Whether the person may not do without one. One query."""
    demanded = person.grants.filter(in_force(today), role__in=DEMANDING)
    return bool(person.must_use_second_factor or demanded.exists())


def has_second_factor(person: User) -> bool:
    """Whether codes from a phone are asked at sign-in. One query."""
    kept = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP)
    return bool(kept.exists())


def places_of(person: User, *, today: date) -> list[Placed]:
    """Everywhere an account reaches now or will: where the person works, and each grant.

    Whoever takes over the account could act in all of them. One query.
    """
    grants = person.grants.filter(not_over(today)).select_related("unit")
    places: list[Placed] = [grant.unit or EVERYWHERE for grant in grants]
    if person.unit:
        places.append(person.unit)
    return places or [EVERYWHERE]


def administrates(by: User, places: list[Placed], *, today: date) -> bool:
    """Whether somebody manages people in all of the places. One query."""
    tops = administered(by, today=today)
    return all(any(is_within(place.path, top) for top in tops) for place in places)


def administered(by: User, *, today: date) -> list[str | None]:
    """Places where somebody manages people; None is everywhere. One query."""
    return [
        grant.top
        for grant in grants_in_force(by, today)
        if Permission.MANAGE_PEOPLE in ROLES[grant.role].permissions
    ]
