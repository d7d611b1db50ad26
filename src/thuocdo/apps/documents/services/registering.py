"""Entries of the register: added, corrected, replaced, withdrawn."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.errors import (
    NoReason,
    NotOfThisUnit,
    ReplacesItself,
    StillUsed,
    Withdrawn,
)
from thuocdo.apps.documents.models import Document, Type
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.normalising import to_nfc


@dataclass(frozen=True, slots=True)
class Details:
    """What the register says of a document."""

    title: str
    number: str = ""  # as written: "112/BC-UBND"
    type: str = Type.OTHER
    issuer: str = ""
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_restricted: bool = False


TEXTS = ("title", "number", "issuer")


def described(row: Document, details: Details) -> Document:
    """The row as the details say, letters composed and checked.

    Raises:
        ValidationError: days of validity that do not fit, or no title.
    """
    for name, value in asdict(details).items():
        setattr(row, name, " ".join(to_nfc(value).split()) if name in TEXTS else value)
    row.full_clean(exclude=("folded", "created_by", "unit"))
    return row


@transaction.atomic
def register_document(*, unit: Unit, details: Details, by: User, at: datetime) -> Document:
    """Enter a document in a unit's register; its file follows, or never comes.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        ValidationError: days of validity that do not fit, or no title.
    """
    require(by, Permission.REGISTER_DOCUMENTS, unit)
    row = described(Document(unit=unit, created_at=at, created_by=by), details)
    row.save()
    audit.record("document.registered", subject=row, by=by, at=at, details=told(row))
    return row


@transaction.atomic
def correct(
    *, document: Document, details: Details, by: User, at: datetime, reason: str = ""
) -> Document:
    """Correct what the register says; the log keeps both the old and the new.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        Withdrawn: it was withdrawn.
        ValidationError: days of validity that do not fit, or no title.
    """
    row = locked(document, by)
    before = told(row)
    described(row, details).save()
    changes = {
        name: f"{before[name]} → {new}" for name, new in told(row).items() if before[name] != new
    }
    if changes:
        noted = {"changes": changes, "reason": reason}
        audit.record("document.corrected", subject=row, by=by, at=at, details=noted)
    return row


@transaction.atomic
def supersede(*, document: Document, newer: Document, by: User, at: datetime) -> Document:
    """Say that a newer document of the same unit takes the place of an older one.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        Withdrawn: one of them was withdrawn.
        NotOfThisUnit: they belong to different units.
        ReplacesItself: the newer one is replaced by the older one, however far.
    """
    row = locked(document, by)
    if newer.unit_id != row.unit_id:
        raise NotOfThisUnit
    newer = locked(newer, by)
    refuse_circle(row, newer)
    row.replaced_by = newer
    row.save()
    details = {"newer": newer.pk, "number": newer.number}
    audit.record("document.superseded", subject=row, by=by, at=at, details=details)
    return row


def refuse_circle(row: Document, newer: Document) -> None:
    """Follow the chain of replacements; it must not come back."""
    each: Document | None = newer
    while each is not None:
        if each.pk == row.pk:
            raise ReplacesItself
        each = each.replaced_by


@transaction.atomic
def withdraw(
    *, document: Document, reason: str, known_uses: int, by: User, at: datetime
) -> Document:
    """Take a document out of use; nothing is deleted, and what cites it keeps its link.

    Args:
        document: Which.
        reason: Why; shown wherever it is cited.
        known_uses: How many uses the person was shown and accepts.
        by: Who.
        at: When.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        Withdrawn: it was withdrawn before.
        NoReason: no reason was given.
        StillUsed: it has other uses than the person was shown.
    """
    row = locked(document, by)
    reason = to_nfc(reason).strip()
    if not reason:
        raise NoReason
    used = selectors.uses(row)
    if len(used) != known_uses:
        raise StillUsed(len(used))
    row.withdrawn_reason, row.withdrawn_by, row.withdrawn_at = reason, by, at
    row.save()
    details = {"reason": reason, "uses": [use.title.vi for use in used]}
    audit.record("document.withdrawn", subject=row, by=by, at=at, details=details)
    return row


def locked(document: Document, by: User) -> Document:
    """The row as it is now, held until the transaction ends, for who may change it.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        Withdrawn: it was withdrawn.
    """
    row = Document.objects.select_for_update().get(pk=document.pk)
    require(by, Permission.REGISTER_DOCUMENTS, row.unit)
    if row.is_withdrawn:
        raise Withdrawn
    return row


def told(row: Document) -> dict[str, object]:
    """What the log keeps of an entry."""
    return {
        "title": row.title,
        "number": row.number,
        "type": row.type,
        "issuer": row.issuer,
        "issued_on": row.issued_on and row.issued_on.isoformat(),
        "valid_from": row.valid_from and row.valid_from.isoformat(),
        "valid_to": row.valid_to and row.valid_to.isoformat(),
        "is_restricted": row.is_restricted,
    }
