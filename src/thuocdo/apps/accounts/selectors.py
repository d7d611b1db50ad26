"""Reading people and their grants."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import EVERYWHERE, ROLES, Permission, in_force, is_within
from thuocdo.apps.accounts.permissions.checking import Placed, grants_in_force
from thuocdo.vietnamese.folding import fold

DEMANDING = [code for code, role in ROLES.items() if role.needs_second_factor]
ACTIVE, LOCKED = "active", "locked"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people to list; what is empty leaves nobody out."""

    text: str = ""  # part of the name with or without marks, of the user name, of the unit
    role: str = ""  # code
    state: str = ""  # ACTIVE or LOCKED


def people(which: Filter, *, by: User, today: date) -> QuerySet[User]:
    """People whom somebody administers, with their grants in force, by name. Three queries."""
    wanted = below(administered(by, today=today))
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
    return person.grants.select_related("unit", "granted_by", "revoked_by").order_by(
        "-from_on", "-pk"
    )


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
    not_ended = Q(until_on__isnull=True) | Q(until_on__gte=today)
    grants = person.grants.filter(not_ended, revoked_at__isnull=True).select_related("unit")
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
        top
        for role, top in grants_in_force(by, today)
        if Permission.MANAGE_PEOPLE in ROLES[role].permissions
    ]


def below(tops: list[str | None]) -> Q:
    """People who work in one of the places or below it."""
    if None in tops:
        return Q()
    fit = Q(pk=None)
    for top in tops:
        fit |= Q(unit__path__startswith=top)
    return fit
