"""Linking documents to items; a link taken away stays known."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.documents.models import Document
from thuocdo.apps.rounds.errors import NotNow
from thuocdo.apps.rounds.models import Entry, Evidence
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services.saving import held, refuse_locked, status_of


@transaction.atomic
def link(  # noqa: PLR0913  (each is said by name)
    *,
    entry_id: int,
    document: Document,
    page: str = "",
    note: str = "",
    key: UUID,
    by: User,
    at: datetime,
) -> Evidence:
    """Show an item by a document of the same unit; the same key again adds nothing.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        NotNow: the document is another unit's.
    """
    entry = held(entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    known = Evidence.objects.filter(key=key).first()
    if known is not None:
        return known
    refuse_locked(entry, at)
    if document.unit_id != entry.participant.unit_id:
        raise NotNow(
            "Văn bản này không thuộc kho minh chứng của đơn vị.",
            "This document is not in the unit's own store.",
        )
    row = Evidence.objects.create(
        entry=entry, document=document, page=page, note=note, key=key, added_at=at, added_by=by
    )
    restate(entry)
    return row


@transaction.atomic
def unlink(*, evidence_id: int, by: User, at: datetime) -> Evidence:
    """Take a document away from an item.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
    """
    row = Evidence.objects.get(pk=evidence_id)
    entry = held(row.entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    refuse_locked(entry, at)
    if row.removed_at is None:
        row.removed_at, row.removed_by = at, by
        row.save(update_fields=["removed_at", "removed_by"])
        restate(entry)
    return row


def restate(entry: Entry) -> None:
    """How far the item has come, now that its evidence has changed."""
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    entry.status = status_of(leaf, entry)
    entry.save(update_fields=["status"])
