"""Code lists: fields, procedures and the limits of each, as a decision announces them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.dossiers.models import Field, Limit, Procedure


class Announced(NamedTuple):
    """A procedure as announced, with what it may take from a day on."""

    code: str
    name: str
    field: str  # code
    field_name: str
    group: str
    online_level: int
    from_on: date
    legal_hours: int
    promised_hours: int
    document: str


@transaction.atomic
def load_procedures(*, announced: Iterable[Announced], by: User | None, at: datetime) -> int:
    """Take over procedures; what is there stays, a new limit stands beside the old one.

    Args:
        announced: In any order; the first day of a procedure is the earliest named.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Returns:
        How many limits are new.

    Raises:
        NotAllowed: the person imports no dossiers.
        ValidationError: a promised limit is longer than the legal one.
    """
    if by is not None:
        require(by, Permission.IMPORT_DOSSIERS)
    rows = sorted(announced, key=lambda row: (row.from_on, row.code))
    add_fields(rows)
    add_procedures(rows)
    added = add_limits(rows)
    audit.record("procedures.loaded", subject="procedures", by=by, at=at, details={"items": added})
    return added


def add_fields(rows: list[Announced]) -> None:
    """Fields that are not known yet. Two queries."""
    known = set(Field.objects.values_list("code", flat=True))
    fresh = {row.field: row for row in reversed(rows) if row.field not in known}
    Field.objects.bulk_create(
        Field(code=code, name=row.field_name, valid_from=row.from_on) for code, row in fresh.items()
    )


def add_procedures(rows: list[Announced]) -> None:
    """Procedures that are not known yet. Two queries."""
    known = set(Procedure.objects.values_list("code", flat=True))
    fresh = {row.code: row for row in reversed(rows) if row.code not in known}
    Procedure.objects.bulk_create(
        Procedure(
            code=code,
            name=row.name,
            field_code=row.field,
            group=row.group,
            online_level=row.online_level,
            valid_from=row.from_on,
        )
        for code, row in fresh.items()
    )


def add_limits(rows: list[Announced]) -> int:
    """Limits that are not known yet. Three queries."""
    procedures = {row.code: row for row in Procedure.objects.order_by("valid_from")}
    known = set(Limit.objects.values_list("procedure__code", "from_on"))
    fresh = [
        Limit(
            procedure=procedures[row.code],
            legal_hours=row.legal_hours,
            promised_hours=row.promised_hours,
            from_on=row.from_on,
            document=row.document,
        )
        for row in rows
        if (row.code, row.from_on) not in known
    ]
    for limit in fresh:
        limit.validate_constraints(exclude=["procedure"])
    return len(Limit.objects.bulk_create(fresh))
