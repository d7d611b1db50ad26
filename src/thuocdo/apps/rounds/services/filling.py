"""Many fields of one unit at once: a workbook that is taken in, or a demonstration that plays."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from unicodedata import normalize
from uuid import uuid4

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.rounds.models import Entry, Evidence, FieldSave, Participant
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services.saving import (
    refuse_locked_unit,
    refuse_unknown,
    stated,
)
from thuocdo.apps.rounds.services.submitting import held

Texts = Mapping[tuple[str, str], str]  # leaf, field → what is to stand there


class Filled(NamedTuple):
    """What was written."""

    saves: list[FieldSave]  # of fields whose text is another one now
    unchanged: int


@transaction.atomic
def fill(*, participant_id: int, texts: Texts, by: User, at: datetime) -> Filled:
    """Write many fields as ``save_field`` would, in a handful of queries.

    Args:
        participant_id: The unit in its round.
        texts: What is to stand in each field; other fields stay as they are.
        by: Who.
        at: When.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        FieldRefused: a leaf has no such field, or the text is far too long; nothing is written.
    """
    participant = held(participant_id)
    require(by, Permission.ASSESS, participant.unit)
    refuse_locked_unit(participant, at)
    leaves = leaves_of(index_set_of(participant.round))
    rows = {row.code: row for row in participant.entries.select_for_update()}
    for (code, name), text in texts.items():
        refuse_unknown(leaves[code], name, text)
    saves = [
        save
        for (code, name), text in texts.items()
        if (save := written(rows[code], name, normalize("NFC", text), by, at)) is not None
    ]
    restate(participant, {save.entry_id: save.entry for save in saves})
    FieldSave.objects.bulk_create(saves, batch_size=500)
    return Filled(saves, len(texts) - len(saves))


def written(entry: Entry, name: str, text: str, by: User, at: datetime) -> FieldSave | None:
    """The field with its new text; None where it stands there already."""
    known = entry.draft.get(name, {})
    if str(known.get("text", "")) == text:
        return None
    version = int(known.get("version", 0)) + 1
    entry.draft[name] = {"text": text, "version": version, "by": by.pk, "at": at}
    return FieldSave(entry=entry, name=name, version=version, text=text, key=uuid4(), at=at, by=by)


def restate(participant: Participant, entries: Mapping[int, Entry]) -> None:
    """Drafts and how far each item has come. Two queries."""
    leaves = leaves_of(index_set_of(participant.round))
    linked = Evidence.objects.filter(entry__in=list(entries), removed_at__isnull=True)
    shown = set(linked.values_list("entry", flat=True))
    for key, entry in entries.items():
        entry.status = stated(leaves[entry.code], entry.draft, is_shown=key in shown)
    Entry.objects.bulk_update(entries.values(), ["draft", "status"], batch_size=200)
