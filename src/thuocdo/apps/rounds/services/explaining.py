"""A unit explains appraised points that it does not accept, for the second appraisal."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents.models import Document
from thuocdo.apps.rounds.errors import Locked, NoReason, NotNow
from thuocdo.apps.rounds.models import Entry, Evidence, Layer, Phase, Word
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.saving import held
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak
from thuocdo.apps.rounds.services.submitting import shown
from thuocdo.vietnamese.normalising import to_nfc


@transaction.atomic
def explain(*, entry_id: int, text: str, by: User, at: datetime) -> Word:
    """Say why the unit does not accept the appraised points; a later word replaces the earlier.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        NoReason: nothing is written.
        NotNow: the item is not appraised, or the block is in another phase.
        Locked: the window of explanations is closed.
    """
    entry = held(entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    if not text.strip():
        raise NoReason
    move(entry, Action.EXPLAIN, entry.participant.block.phase)
    refuse_closed(entry, at)
    said = Said(text=to_nfc(text.strip()), documents=shown([entry]).get(entry.pk, []))
    row = speak(entry, Layer.EXPLANATION, said, Speaker(by, "unit_officer", at))
    entry.save(update_fields=["stage"])
    audit.record(
        "assessment.explained", subject=entry, by=by, at=at, details={"number": row.number}
    )
    return row


@transaction.atomic
def add_document(
    *, entry_id: int, document: Document, page: str = "", key: UUID, by: User, at: datetime
) -> Evidence:
    """Show an explanation by one more document; what was linked before stays.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        NotNow: the item cannot be explained now, or the document is another unit's.
        Locked: the window of explanations is closed.
    """
    entry = held(entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    known = Evidence.objects.filter(key=key).first()
    if known is not None:
        return known
    move(entry, Action.EXPLAIN, entry.participant.block.phase)
    refuse_closed(entry, at)
    if document.unit_id != entry.participant.unit_id:
        raise NotNow(
            "Văn bản này không thuộc kho minh chứng của đơn vị.",
            "This document is not in the unit's own store.",
        )
    row = Evidence.objects.create(
        entry=entry, document=document, page=page, key=key, added_at=at, added_by=by
    )
    audit.record("assessment.evidence_added", subject=entry, by=by, at=at)
    return row


def refuse_closed(entry: Entry, at: datetime) -> None:
    """Refuse outside the window of explanations, or the longer one that the unit was given.

    Raises:
        Locked: it has not opened yet, or is over.
    """
    window = entry.participant.block.windows.get(phase=Phase.EXPLANATION)
    own = window.extensions.filter(participant=entry.participant).aggregate(last=Max("until"))
    ends = max(window.closes_at, own["last"] or window.closes_at)
    if not window.opens_at <= at <= ends:
        raise Locked(str(entry.participant), ends)
