"""Giving rights and taking them back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thuocdo.apps.accounts.errors import (
    AlreadyGranted,
    AlreadyRevoked,
    OwnAccount,
    PersonIsInactive,
)
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import EVERYWHERE, ROLES, Permission, not_over, require
from thuocdo.apps.audit import services as audit
from thuocdo.lib.language import say


@transaction.atomic
def grant(  # noqa: PLR0913  (all that a decision of appointment says)
    *,
    person: User,
    role: str,
    unit: Any,  # noqa: ANN401  (units lie above accounts)
    from_on: date,
    document: str,
    by: User,
    until_on: date | None = None,
    domains: Sequence[str] = (),
) -> Grant:
    """Give a role over a unit and all below it; no unit is everywhere.

    Raises:
        NotAllowed: ``by`` does not administer people of the unit.
        OwnAccount: ``by`` is the person.
        PersonIsInactive: the account is locked.
        AlreadyGranted: the same role there is in force in some of the days.
        ValidationError: an unknown role, the last day before the first, no document.
    """
    require(by, Permission.MANAGE_PEOPLE, unit or EVERYWHERE)
    if person.pk == by.pk:
        raise OwnAccount
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not person.is_active:
        raise PersonIsInactive(str(person))
    given = Grant(
        person=person,
        role=role,
        unit=unit,
        domains=sorted(set(domains)),
        from_on=from_on,
        until_on=until_on,
        document=document.strip(),
        granted_by=by,
    )
    check(given)
    given.save()
    audit.record("grant.given", subject=given, by=by, details=told(given))
    return given


def check(given: Grant) -> None:
    """Refuse a grant that says nothing clear or that is given already."""
    if given.role not in ROLES:
        raise ValidationError({"role": say("Không có vai trò này.", "There is no such role.")})
    given.full_clean()
    same = given.person.grants.filter(role=given.role, unit=given.unit)
    overlapping = same.filter(not_over(given.from_on))
    if given.until_on:
        overlapping = overlapping.filter(from_on__lte=given.until_on)
    earlier = overlapping.first()
    if earlier:
        raise AlreadyGranted(str(given.person), earlier.document)


def told(given: Grant) -> dict[str, object]:
    """What the log keeps of a grant."""
    source = given.delegated_from
    passed_on = {"delegated_by": str(source.person), "reason": given.reason} if source else {}
    return {
        "person": str(given.person),
        "role": given.role,
        "unit": getattr(given.unit, "path", None),
        "domains": given.domains,
        "from": given.from_on,
        "until": given.until_on,
        "document": given.document,
        **passed_on,
    }


@transaction.atomic
def revoke(*, grant: Grant, by: User, at: datetime | None = None) -> Grant:
    """Take a grant back at once.

    Raises:
        NotAllowed: ``by`` does not administer people of its unit.
        OwnAccount: it is a grant of ``by``.
        AlreadyRevoked: somebody was faster.
    """
    held = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    require(by, Permission.MANAGE_PEOPLE, held.unit or EVERYWHERE)
    if held.person_id == by.pk:
        raise OwnAccount
    if held.revoked_at:
        raise AlreadyRevoked
    held.revoked_at, held.revoked_by = at or timezone.now(), by
    held.save(update_fields=["revoked_at", "revoked_by"])
    audit.record("grant.revoked", subject=held, by=by, details=told(held), at=held.revoked_at)
    return held
