"""Passing an own role on for some days, and taking it back."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thuocdo.apps.accounts.errors import (
    AlreadyRevoked,
    NotAllowed,
    NotDelegable,
    OwnAccount,
    PersonIsInactive,
)
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import Permission, is_within, require
from thuocdo.apps.accounts.selectors import delegable, stand_ins
from thuocdo.apps.accounts.services.granting import check, told
from thuocdo.apps.accounts.signals import delegation_begun, delegation_ended
from thuocdo.apps.audit import services as audit
from thuocdo.lib.language import say

LONGEST = 90  # days, the first and the last counted


class Terms(NamedTuple):
    """What a delegation says: to whom, where, from when to when, why, by which document."""

    to: User
    unit: Any  # units lie above accounts; None: all that the own grant reaches
    from_on: date
    until_on: date
    reason: str
    document: str


@transaction.atomic
def delegate(*, source: Grant, terms: Terms, by: User, today: date | None = None) -> Grant:
    """Pass an own role on: never more than the own right, never longer.

    Raises:
        NotAllowed: it is not a grant of ``by``, or it does not reach the unit.
        NotDelegable: it was delegated itself, administers people, or does not count today.
        OwnAccount: ``by`` is the one to receive it.
        PersonIsInactive: the account of that person is locked.
        AlreadyGranted: that person has the role there in some of the days.
        ValidationError: the days, the person, no reason or no document.
    """
    today = today or timezone.localdate()
    require(by, Permission.SEE_WORKSPACE)
    held = Grant.objects.select_for_update(of=("self",)).get(pk=source.pk)
    unit = terms.unit or held.unit
    if held.person_id != by.pk or not reaches(held, unit):
        raise NotAllowed
    if not delegable(by, today=today).filter(pk=held.pk).exists():
        raise NotDelegable
    person = User.objects.select_for_update(of=("self",)).get(pk=terms.to.pk)
    refuse_person(person, held)
    refuse_days(terms, held, today)
    given = Grant(
        person=person,
        role=held.role,
        unit=unit,
        domains=held.domains,
        from_on=terms.from_on,
        until_on=terms.until_on,
        document=terms.document.strip(),
        granted_by=by,
        delegated_from=held,
        reason=terms.reason.strip(),
    )
    check(given)
    given.save()
    audit.record("grant.delegated", subject=given, by=by, details=told(given))
    delegation_begun.send(Grant, grant=given, at=timezone.now())
    return given


def reaches(held: Grant, unit: Any) -> bool:  # noqa: ANN401  (units lie above accounts)
    """Whether a unit is that of a grant or below it; no unit is everywhere."""
    if held.unit is None:
        return True
    return unit is not None and is_within(unit.path, held.unit.path)


def refuse_person(person: User, held: Grant) -> None:
    """Refuse who cannot stand in."""
    if person.pk == held.person_id:
        raise OwnAccount
    if not person.is_active:
        raise PersonIsInactive(str(person))
    if not stand_ins(held).filter(pk=person.pk).exists():
        raise ValidationError(
            {
                "to": say(
                    "Chỉ ủy quyền cho người cùng đơn vị, hoặc thuộc cấp trên, cấp dưới của đơn vị.",
                    "Delegate only to people of the same unit, of one above or of one below it.",
                )
            }
        )


def refuse_days(terms: Terms, held: Grant, today: date) -> None:
    """Refuse days that have passed, too many, or beyond the own right."""
    if terms.from_on < today:
        raise ValidationError(
            {"from_on": say("Ngày bắt đầu phải từ hôm nay.", "It begins today at the earliest.")}
        )
    if terms.until_on > terms.from_on + timedelta(days=LONGEST - 1):
        raise ValidationError(
            {
                "until_on": say(
                    f"Mỗi lần ủy quyền không quá {LONGEST} ngày.",
                    f"A delegation lasts {LONGEST} days at most.",
                )
            }
        )
    if held.until_on and terms.until_on > held.until_on:
        last = f"{held.until_on:%d/%m/%Y}"
        raise ValidationError(
            {
                "until_on": say(
                    f"Quyền đang giữ hết hạn ngày {last}; không ủy quyền quá ngày đó.",
                    f"The own right ends on {last}; it cannot be delegated beyond.",
                )
            }
        )


@transaction.atomic
def take_back(*, delegation: Grant, by: User, at: datetime | None = None) -> Grant:
    """End a delegation at once: whoever gave it takes it back, whoever got it returns it.

    Raises:
        NotAllowed: ``by`` is neither of both.
        AlreadyRevoked: somebody was faster.
    """
    held = Grant.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    source = held.delegated_from
    if source is None or not by.is_active or by.pk not in {held.person_id, source.person_id}:
        raise NotAllowed
    if held.revoked_at:
        raise AlreadyRevoked
    held.revoked_at, held.revoked_by = at or timezone.now(), by
    held.save(update_fields=["revoked_at", "revoked_by"])
    by.acting_for = ""
    audit.record(
        "grant.delegation_ended", subject=held, by=by, details=told(held), at=held.revoked_at
    )
    delegation_ended.send(Grant, grant=held, by=by, at=held.revoked_at)
    return held
