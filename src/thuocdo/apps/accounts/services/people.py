"""Accounts of people: made, locked, unlocked, given a one-time password."""

import secrets
from datetime import date, datetime
from typing import Any, NamedTuple

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from thuocdo.apps.accounts.errors import AlreadyBegun, NotAllowed, OwnAccount
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import EVERYWHERE, ROLES, Permission, in_force, require
from thuocdo.apps.accounts.selectors import administrates, places_of
from thuocdo.apps.audit import services as audit

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is easily taken for another
GROUPS, LENGTH = 4, 4  # 4 groups of 4 signs: 79 bits


class NewPassword(NamedTuple):
    """A person and the password that is shown once, for the first sign-in."""

    person: User
    password: str


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    unit: Any,  # noqa: ANN401  (units lie above accounts)
    by: User,
    email: str = "",
) -> NewPassword:
    """Make an account without any right, with a one-time password.

    Raises:
        NotAllowed: ``by`` does not administer people of the unit.
        ValidationError: the user name is taken or holds other signs.
    """
    require(by, Permission.MANAGE_PEOPLE, unit or EVERYWHERE)
    new = made(User(username=username, full_name=full_name, unit=unit, email=email))
    audit.record("person.created", subject=new.person, by=by, details={"username": username})
    return new


@transaction.atomic
def appoint_first_administrator(
    *, username: str, full_name: str, document: str, on: date
) -> NewPassword:
    """Make the account that everything begins with, when nobody may manage people yet.

    Raises:
        AlreadyBegun: somebody may.
    """
    able = [code for code, role in ROLES.items() if Permission.MANAGE_PEOPLE in role.permissions]
    if Grant.objects.filter(in_force(on), role__in=able, person__is_active=True).exists():
        raise AlreadyBegun
    new = made(User(username=username, full_name=full_name))
    Grant.objects.create(person=new.person, role=able[0], from_on=on, document=document)
    audit.record("person.appointed_first", subject=new.person, by=None, details={"role": able[0]})
    return new


def made(person: User) -> NewPassword:
    """Save a new account with a one-time password."""
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.full_clean(exclude=["folded", "sort_key"])
    person.save()
    return NewPassword(person, password)


def one_time_password() -> str:
    """Easily read out over the telephone: ``k7mn-w3xd-…``."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


@transaction.atomic
def set_password(*, person: User, by: User) -> NewPassword:
    """Replace a password by a one-time one; sessions of the person end with it."""
    person = held_for_change(person, by=by)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    audit.record("person.password_replaced", subject=person, by=by)
    return NewPassword(person, password)


@transaction.atomic
def reset_second_factor(*, person: User, by: User) -> User:
    """Take a lost phone's codes off an account; a role that asks for them asks again."""
    person = held_for_change(person, by=by)
    Authenticator.objects.filter(user=person).delete()
    audit.record("second_factor.reset", subject=person, by=by)
    return person


@transaction.atomic
def deactivate(*, person: User, by: User) -> User:
    """Lock an account; open sessions end with the next click."""
    return switched(person, by=by, is_active=False)


@transaction.atomic
def activate(*, person: User, by: User) -> User:
    """Unlock an account; grants that are still in force count again."""
    return switched(person, by=by, is_active=True)


def switched(person: User, *, by: User, is_active: bool) -> User:
    """Lock or unlock; nothing is told when it is so already."""
    person = held_for_change(person, by=by)
    if person.is_active != is_active:
        person.is_active = is_active
        person.save(update_fields=["is_active"])
        action = "person.unlocked" if is_active else "person.locked"
        audit.record(action, subject=person, by=by)
    return person


def held_for_change(person: User, *, by: User, at: datetime | None = None) -> User:
    """The locked row of somebody whom ``by`` administers wherever the account reaches.

    Raises:
        OwnAccount: ``by`` is the person.
        NotAllowed: the account reaches beyond what ``by`` administers.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    today = timezone.localdate(at)
    if not administrates(by, places_of(person, today=today), today=today):
        raise NotAllowed
    if person.pk == by.pk:
        raise OwnAccount
    return person
