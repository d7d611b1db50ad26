"""Writing what a workbook changes, field by field as if it was typed, and undoing that."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NotNow
from thuocdo.apps.rounds.models import Entry, FieldSave, Outcome, Participant
from thuocdo.apps.rounds.selectors.own_fields import names_of, version_of
from thuocdo.apps.rounds.selectors.own_sheets import last_import
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services.saving import refuse_locked_unit, save_field
from thuocdo.apps.rounds.services.submitting import held


class StalePreview(NotNow):
    """A preview that was not made here, or long ago."""


class Done(NamedTuple):
    """What was written."""

    written: int
    conflicts: int  # fields that somebody else had changed; both texts are kept
    batch: UUID


def refuse_import(*, participant: Participant, by: User, at: datetime) -> None:
    """Refuse before a file is read what would be refused when it is written.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
    """
    require(by, Permission.ASSESS, participant.unit)
    refuse_locked_unit(participant, at)


@transaction.atomic
def apply(*, participant_id: int, packed: Iterable[list[Any]], by: User, at: datetime) -> Done:
    """Write the rows of a preview; a row against which somebody wrote meanwhile is kept apart.

    Args:
        participant_id: The unit in its round.
        packed: Code, field, text and version of each, as ``Plan.packed`` gives them.
        by: Who.
        at: When.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        FieldRefused: a text is far too long.
    """
    participant = held(participant_id)
    refuse_import(participant=participant, by=by, at=at)
    keys = dict(participant.entries.values_list("code", "pk"))
    batch, written, conflicts = uuid4(), 0, 0
    for code, field, text, version in packed:
        saved = save_field(
            entry_id=keys[code],
            name=field,
            text=text,
            base=version,
            key=key_of(batch, keys[code], field),
            by=by,
            at=at,
        )
        conflicts += saved.is_conflict
        written += not saved.is_conflict
    details = {"batch": str(batch), "fields": written, "conflicts": conflicts}
    audit.record("assessment.imported", subject=participant, by=by, at=at, details=details)
    return Done(written, conflicts, batch)


@transaction.atomic
def undo(*, participant_id: int, by: User, at: datetime) -> int:
    """Put back what stood before the last import, where nobody has written since.

    Returns:
        How many fields were put back.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        NotNow: there is no import to undo.
    """
    participant = held(participant_id)
    refuse_import(participant=participant, by=by, at=at)
    last = last_import(participant)
    if last is None:
        raise NotNow("Không có lần nhập nào để hoàn tác.", "There is no import to undo.")
    count = 0
    for save in saves_of(participant, UUID(last.batch)):
        if version_of(save.entry.draft, save.name) == save.version:
            save_field(
                entry_id=save.entry_id,
                name=save.name,
                text=text_before(save),
                base=save.version,
                key=uuid4(),
                by=by,
                at=at,
            )
            count += 1
    details = {"batch": last.batch, "fields": count}
    audit.record("assessment.import_undone", subject=participant, by=by, at=at, details=details)
    return count


def key_of(batch: UUID, entry: int, field: str) -> UUID:
    """The key of one save of an import, so that it can be found again."""
    return uuid5(batch, f"{entry}:{field}")


def saves_of(participant: Participant, batch: UUID) -> list[FieldSave]:
    """What an import wrote. Two queries."""
    leaves = leaves_of(index_set_of(participant.round))
    entries = Entry.objects.filter(participant=participant)
    keys = [key_of(batch, row.pk, name) for row in entries for name in names_of(leaves[row.code])]
    found = FieldSave.objects.filter(key__in=keys, outcome=Outcome.KEPT)
    return list(found.select_related("entry").order_by("id"))


def text_before(save: FieldSave) -> str:
    """What stood in the field before a save."""
    earlier = FieldSave.objects.filter(
        entry=save.entry_id, name=save.name, outcome=Outcome.KEPT, version=save.version - 1
    )
    found = earlier.first()
    return found.text if found else ""
