"""People: whoever signs in, one per role, and one who may nothing."""

from datetime import date

import factory
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import Argon2PasswordHasher
from factory.django import DjangoModelFactory

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES

PASSWORD = "khong-doan-duoc-2026"  # noqa: S105  (of people in tests only)
DOCUMENT = "Quyết định số 1/QĐ-SNV ngày 02/01/2025"


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 that costs nothing: for tests that type many passwords."""

    time_cost, memory_cost, parallelism = 1, 8, 1


QUICK = QuickArgon2().encode(PASSWORD, "muoi" * 6)


class UserFactory(DjangoModelFactory):
    """Somebody who may nothing and whose password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"nguoi{number}")
    full_name = factory.Sequence(lambda number: f"Nguyễn Văn {number}")
    password = QUICK


class GrantFactory(DjangoModelFactory):
    """A role everywhere and for ever, unless a unit and days are named."""

    class Meta:
        model = Grant

    person = factory.SubFactory(UserFactory)
    role = "unit_officer"
    from_on = date(2025, 1, 1)
    document = DOCUMENT


def person_with(role, *, unit=None, **options):
    """Somebody with one role, everywhere or over a unit; a second factor where it is needed.

    So ``client.force_login(person_with("director"))`` is not sent to set one up.
    """
    person = UserFactory(**options)
    GrantFactory(person=person, role=role, unit=unit)
    if ROLES[role].needs_second_factor:
        add_second_factor(person)
    return person


def add_second_factor(person, secret="JBSWY3DPEHPK3PXP"):  # noqa: S107  (of tests only)
    """Give somebody an app that shows codes."""
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": secret}
    )


def cast(*, unit=None):
    """One person per role, by the role's code, and ``nobody``, who was granted nothing."""
    people = {role: person_with(role, unit=unit) for role in ROLES}
    return people | {"nobody": UserFactory(full_name="Người không có quyền")}
