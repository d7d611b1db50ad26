"""Beginning from last year: texts and links of documents; never figures, points or states."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents.models import Document
from thuocdo.apps.rounds.models import Entry, Evidence, FieldSave, Participant, Stage
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, is_declared, text_of
from thuocdo.apps.rounds.selectors.own_last import LastYear, badges_of, last_of
from thuocdo.apps.rounds.selectors.own_rows import before as rows_before
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services.saving import refuse_locked_unit
from thuocdo.apps.rounds.services.submitting import held

SPACE = UUID("6f1d4a36-2b7c-5c1e-9d53-0a4f0d7f8e11")  # of the keys that copying gives


class Copied(NamedTuple):
    """What came over."""

    texts: int
    documents: int
    items: int


class Offer(NamedTuple):
    """What an item could take over."""

    entry: Entry
    sources: list[LastYear]
    text: str  # of last year; empty where the field holds something already
    documents: list[tuple[Document, str]]  # with the page

    @property
    def is_empty(self) -> bool:
        """Whether nothing would come over."""
        return not self.text and not self.documents


def offers(participant: Participant) -> list[Offer]:
    """What each item could take over from the round before. Five queries."""
    badges, index_set = badges_of(participant.round), index_set_of(participant.round)
    entries = [
        row
        for row in participant.entries.filter(stage=Stage.DRAFT).order_by("order")
        if is_declared(index_set.leaf(row.code)) and row.code in badges
    ]
    codes = {old for row in entries for old in badges[row.code].old}
    lasting = last_of(participant, rows_before(participant), sorted(codes))
    before = {one.entry.code: one for one in lasting}
    papers = standing(participant, before.values())
    linked = links_of(participant)
    found = []
    for row in entries:
        sources = [before[old] for old in badges[row.code].old if old in before]
        known = linked.get(row.pk, set())
        found.append(offer(row, sources, papers, known))
    return [one for one in found if not one.is_empty]


def offer(
    row: Entry, sources: list[LastYear], papers: dict[int, Document], known: set[int]
) -> Offer:
    """What one item could take over."""
    texts = [source.explanation for source in sources if source.explanation]
    is_empty = not text_of(row.draft, EXPLANATION).strip()
    documents: dict[int, tuple[Document, str]] = {}
    for key, page in (kept for source in sources for kept in cited(source)):
        if key in papers and papers[key].pk not in known:
            documents.setdefault(papers[key].pk, (papers[key], page))
    return Offer(row, sources, "\n".join(texts) if is_empty else "", list(documents.values()))


def cited(source: LastYear) -> Iterator[tuple[int, str]]:
    """Documents of last year's word with their pages."""
    for key, _, page, *_ in source.documents:
        if isinstance(key, int):
            yield key, str(page or "")


def standing(participant: Participant, sources: Collection[LastYear]) -> dict[int, Document]:
    """Last year's documents that still stand, or what took their place, by the old key."""
    keys = {key for source in sources for key, _ in cited(source)}
    rows = Document.objects.filter(pk__in=keys, unit__code=participant.unit.code)
    now = {row.pk: row.replaced_by or row for row in rows.select_related("replaced_by")}
    return {
        key: row
        for key, row in now.items()
        if row.withdrawn_at is None and row.unit_id == participant.unit_id
    }


def links_of(participant: Participant) -> dict[int, set[int]]:
    """Documents that are linked already, by item. One query."""
    found: dict[int, set[int]] = {}
    links = Evidence.objects.filter(entry__participant=participant, removed_at__isnull=True)
    for entry, document in links.values_list("entry", "document"):
        found.setdefault(entry, set()).add(document)
    return found


@transaction.atomic
def copy(*, participant_id: int, codes: Collection[str], by: User, at: datetime) -> Copied:
    """Take over texts and links of the named items; asked again, nothing comes twice.

    An item that was not begun stays so: what came over is not yet anybody's work.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
    """
    participant = held(participant_id)
    require(by, Permission.ASSESS, participant.unit)
    refuse_locked_unit(participant, at)
    taken = [one for one in offers(participant) if one.entry.code in codes]
    texts = [take_text(one, by, at) for one in taken if one.text]
    links = [link for one in taken for link in take_documents(one, by, at)]
    for one in taken:
        one.entry.copied = told(one, at)
        one.entry.save(update_fields=["draft", "copied"])
    FieldSave.objects.bulk_create(texts)
    Evidence.objects.bulk_create(links)
    done = Copied(len(texts), len(links), len(taken))
    audit.record(
        "assessment.copied", subject=participant, by=by, at=at, details=dict(done._asdict())
    )
    return done


def take_text(one: Offer, by: User, at: datetime) -> FieldSave:
    """The text as a save of the field, like one that is typed."""
    row = one.entry
    version = int(row.draft.get(EXPLANATION, {}).get("version", 0)) + 1
    row.draft[EXPLANATION] = {"text": one.text, "version": version, "by": by.pk, "at": at}
    return FieldSave(
        entry=row,
        name=EXPLANATION,
        version=version,
        text=one.text,
        key=uuid5(SPACE, f"{row.pk}:{EXPLANATION}:{version}"),
        at=at,
        by=by,
    )


def take_documents(one: Offer, by: User, at: datetime) -> Iterator[Evidence]:
    """Links to the same documents at the same pages."""
    for document, page in one.documents:
        count = one.entry.evidence.filter(document=document).count()  # links taken away before
        yield Evidence(
            entry=one.entry,
            document=document,
            page=page,
            key=uuid5(SPACE, f"{one.entry.pk}:{document.pk}:{count}"),
            added_at=at,
            added_by=by,
        )


def told(one: Offer, at: datetime) -> dict[str, object]:
    """What came over, kept with the item."""
    return {
        "at": at,
        "from": [source.entry.code for source in one.sources],
        "text": bool(one.text),
        "documents": [document.pk for document, _ in one.documents],
    }
