"""Grants that count on a day, as every request asks for them."""

from datetime import date

from django.db.models import Q

from thuocdo.apps.accounts.models import Grant
from thuocdo.apps.accounts.permissions.roles import ROLES
from thuocdo.lib.prepared import Prepared

GIVER = "delegated_from__person__"  # of a grant


def in_force(day: date) -> Q:
    """Grants that count on a day: begun, not ended, not revoked.

    One that was delegated counts only while the grant it comes from does.
    """
    source = Q(delegated_from__from_on__lte=day, delegated_from__person__is_active=True)
    is_own = Q(delegated_from__isnull=True)
    return not_over(day) & Q(from_on__lte=day) & (is_own | source)


def not_over(day: date) -> Q:
    """Grants that count on a day or will: neither they nor what they come from has ended."""
    is_own = Q(delegated_from__isnull=True)
    return unended(day) & (is_own | unended(day, "delegated_from__"))


def unended(day: date, prefix: str = "") -> Q:
    """Not revoked, and the last day has not passed."""
    until = f"{prefix}until_on"
    has_days = Q((f"{until}__isnull", True)) | Q((f"{until}__gte", day))
    return Q((f"{prefix}revoked_at__isnull", True)) & has_days


def counting(*names: str) -> Prepared:
    """Columns of a person's grants that count on a day: role and place, then those named."""
    return Prepared(
        lambda key, day: (
            Grant.objects.filter(in_force(day), person=key, role__in=list(ROLES))
            .order_by()
            .values_list("role", "unit__path", *names)
        ),
        int,
        date,
    )


COUNTING = counting("delegated_from", f"{GIVER}full_name", f"{GIVER}username")
GRANTED = counting("domains", "person__unit__path", "delegated_from__person", f"{GIVER}unit__path")
