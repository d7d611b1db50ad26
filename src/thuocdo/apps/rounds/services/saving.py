"""Saving one field while somebody types: once for every key, and both texts on a conflict."""

from datetime import datetime
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.rounds.errors import FieldRefused, Locked
from thuocdo.apps.rounds.models import (
    Entry,
    FieldSave,
    Outcome,
    Participant,
    Phase,
    Progress,
    Stage,
    Status,
)
from thuocdo.apps.rounds.selectors.fields import (
    EXPLANATION,
    FREE,
    LONGEST,
    NOT_APPLICABLE,
    Draft,
    input_of,
    is_declared,
    lacking,
    text_of,
)
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf, NotApplicable
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

TABLES = "participant__unit", "participant__block", "participant__round__edition"
COLUMNS = (
    *(field.name for field in Entry._meta.concrete_fields),  # noqa: SLF001  (public in Django)
    *(f"participant__{name}" for name in ("progress", "closes_at", "submitted_at")),
    *(f"participant__unit__{name}" for name in ("code", "name", "name_en", "path")),
    "participant__block__phase",
    *(f"participant__round__{name}" for name in ("year", "survey_held")),
    *(f"participant__round__edition__{name}" for name in ("name", "content_hash")),
)
HELD = Prepared(
    lambda key: (
        Entry.objects.select_for_update(of=("self",))
        .select_related(*TABLES)
        .only(*COLUMNS)
        .filter(pk=key)
        .order_by()
    ),
    int,
)
KNOWN = Prepared(lambda key: FieldSave.objects.filter(key=key).order_by().values_list("pk"), UUID)


class Saved(NamedTuple):
    """What became of a text."""

    entry: Entry
    version: int  # of the field as it stands now
    text: str  # that stands in the field now
    is_conflict: bool = False
    theirs: str = ""  # who wrote what stands there, on a conflict


@transaction.atomic
def save_field(  # noqa: PLR0913  (each is said by name, and none follows from another)
    *, entry_id: int, name: str, text: str, base: int, key: UUID, by: User, at: datetime
) -> Saved:
    """Keep a text of one field, as typed; reading it as a figure comes later and refuses nothing.

    Args:
        entry_id: The item.
        name: An input of its rule, or a field of FREE.
        text: What stands in the field; made NFC, otherwise left alone.
        base: The version that the writer saw before typing; 0 is an empty field.
        key: Made by the browser for this save; the same key again changes nothing.
        by: Who.
        at: When.

    Returns:
        How the field stands now. Where another person wrote meanwhile, their text stands, this
        one is kept beside it in the history, and ``is_conflict`` says so.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        FieldRefused: there is no such field, or the text is far too long.
    """
    entry = held(entry_id)
    require(by, Permission.ASSESS, entry.participant.unit)
    if KNOWN.rows(key):
        return answer(entry, FieldSave.objects.get(key=key))
    refuse_locked(entry, at)
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    refuse_unknown(leaf, name, text)
    written = normalize("NFC", text)
    known = entry.draft.get(name, {})
    version = int(known.get("version", 0))
    if known and known["by"] != by.pk and version > base and known["text"] != written:
        row = FieldSave(entry=entry, name=name, version=version, text=written, key=key, at=at)
        row.by, row.outcome = by, Outcome.CONFLICT
        row.save()
        return answer(entry, row)
    if known and known["text"] == written:
        return Saved(entry, version, written)
    entry.draft[name] = {"text": written, "version": version + 1, "by": by.pk, "at": at}
    entry.status = status_of(leaf, entry)
    entry.save(update_fields=["draft", "status"])
    FieldSave(
        entry=entry, name=name, version=version + 1, text=written, key=key, at=at, by=by
    ).save()
    return Saved(entry, version + 1, written)


def held(entry_id: int) -> Entry:
    """The item, held until the transaction ends, with all that is asked of it. One query.

    It names the columns: reading all of the six tables takes twice as long, at every save.

    Raises:
        Entry.DoesNotExist: there is no such item.
    """
    found: list[Entry] = HELD.objects(entry_id)
    if not found:
        raise Entry.DoesNotExist
    return found[0]


def answer(entry: Entry, save: FieldSave) -> Saved:
    """What is told of a save, the first time and on every repetition."""
    known = entry.draft.get(save.name, {})
    version, text = int(known.get("version", 0)), str(known.get("text", ""))
    if save.outcome != Outcome.CONFLICT:
        return Saved(entry, version, text)
    other = User.objects.filter(pk=known.get("by")).first()
    return Saved(entry, version, text, is_conflict=True, theirs=str(other or ""))


def refuse_locked(entry: Entry, at: datetime) -> None:
    """Refuse to write where the unit may not any more.

    Raises:
        Locked: submitted, past the deadline, or in a later phase; a returned item is open until
            the end of its day.
    """
    participant = entry.participant
    if entry.stage == Stage.RETURNED:
        due = entry.return_due
        if participant.block.phase == Phase.APPRAISAL and due and timezone.localdate(at) <= due:
            return
        raise Locked(str(participant), None)
    refuse_locked_unit(participant, at)


def refuse_locked_unit(participant: Participant, at: datetime) -> None:
    """The same for the assessment of a unit as a whole.

    Raises:
        Locked: submitted or awaiting its leader, past the deadline, or in another phase.
    """
    is_open = participant.closes_at is not None and at <= participant.closes_at
    is_filling = participant.progress != Progress.SUBMITTED
    if not (participant.block.phase == Phase.SELF and is_open and is_filling):
        raise Locked(str(participant), participant.submitted_at or participant.closes_at)


def refuse_unknown(leaf: Leaf, name: str, text: str) -> None:
    """Refuse a field that the leaf does not have.

    Raises:
        FieldRefused: no such field, not the unit's to fill in, or more than 20,000 signs.
    """
    if len(text) > LONGEST:
        raise FieldRefused(
            Sentence(
                f"Nội dung dài quá {LONGEST} ký tự. Rút gọn, hoặc đính kèm văn bản.",
                f"The text is longer than {LONGEST} signs. Shorten it, or attach a document.",
            )
        )
    if not is_declared(leaf):
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code} lấy số liệu từ nguồn khác, đơn vị không nhập.",
                f"The item {leaf.code} gets its figures from elsewhere; units do not fill it in.",
            )
        )
    if name == NOT_APPLICABLE and text and leaf.not_applicable is NotApplicable.REFUSED:
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code} áp dụng với mọi đơn vị. Điền số liệu của mục này.",
                f"The item {leaf.code} applies to every unit. Fill in its figures.",
            )
        )
    if name not in FREE and input_of(leaf, name) is None:
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code} không có ô `{name}`.",
                f"The item {leaf.code} has no field `{name}`.",
            )
        )


def status_of(leaf: Leaf, entry: Entry) -> Status:
    """How far the item has come. One query where it hangs on the evidence."""
    without = stated(leaf, entry.draft, is_shown=False)
    if without == stated(leaf, entry.draft, is_shown=True):
        return without
    return stated(leaf, entry.draft, is_shown=has_evidence(entry))


def stated(leaf: Leaf, draft: Draft, *, is_shown: bool) -> Status:
    """How far an item has come: figures, and evidence or an explanation, or a reason for none."""
    if text_of(draft, NOT_APPLICABLE).strip():
        return Status.DONE
    if not lacking(leaf, draft):
        return Status.DONE if is_shown or text_of(draft, EXPLANATION).strip() else Status.DOING
    typed = any(text_of(draft, name).strip() for name in draft)
    return Status.DOING if typed or is_shown else Status.TODO


def has_evidence(entry: Entry) -> bool:
    """Whether a document is linked. One query."""
    return entry.evidence.filter(removed_at__isnull=True).exists()
