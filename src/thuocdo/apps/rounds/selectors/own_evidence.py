"""Documents that show an item, each with what looks doubtful about it and where else it serves."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from thuocdo.apps.documents import selectors as documents
from thuocdo.apps.documents.models import Document
from thuocdo.apps.documents.selectors import Finding, Use
from thuocdo.apps.rounds.models import Entry, Evidence, Participant
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.lib.digits import whole
from thuocdo.vietnamese.sentence import Sentence

OFFERED = 100  # documents in the list of the page; the rest is found in the store


class Shown(NamedTuple):
    """One link."""

    evidence: Evidence
    document: Document
    doubts: list[Finding]
    items: int  # of this round that the document shows, this one included

    @property
    def url(self) -> str:
        """The document at the page that is cited."""
        digits = self.evidence.page.strip()
        at = "" if whole(digits) is None else f"?{urlencode({'trang': digits})}"
        return f"{reverse('documents:view', args=[self.document.pk])}{at}"


def shown_for(entry: Entry, participant: Participant) -> list[Shown]:
    """The evidence strip of an item. Seven queries at most, whatever is linked."""
    links = list(entry.evidence.filter(removed_at__isnull=True).order_by("id"))
    if not links:
        return []
    keys = [link.document_id for link in links]
    rows = {row.pk: row for row in documents.documents().filter(pk__in=keys)}
    doubts = documents.findings_of(
        rows.values(), year=participant.round.year, issuers=(), unit=participant.unit
    )
    counted = (
        Evidence.objects.filter(
            document__in=keys, removed_at__isnull=True, entry__participant=participant
        )
        .order_by()
        .values_list("document")
        .annotate(Count("entry", distinct=True))
    )
    used = dict(counted)
    return [
        Shown(link, rows[link.document_id], doubts[link.document_id], used[link.document_id])
        for link in links
    ]


def offered(participant: Participant) -> list[Document]:
    """The unit's newest documents, to be picked from. One query."""
    rows = Document.objects.filter(unit=participant.unit, withdrawn_at__isnull=True)
    return list(rows.filter(replaced_by__isnull=True).order_by("-issued_on", "-id")[:OFFERED])


def uses(rows: Sequence[Document]) -> Mapping[int, Sequence[Use]]:
    """Where documents serve as evidence in rounds. One query."""
    links = (
        Evidence.objects.filter(document__in=[row.pk for row in rows], removed_at__isnull=True)
        .select_related("entry__participant__round__edition")
        .order_by("entry__participant__round__year", "entry__order", "id")
    )
    found: dict[int, list[Use]] = {}
    for link in links:
        found.setdefault(link.document_id, []).append(use_of(link))
    return found


def use_of(link: Evidence) -> Use:
    """One place."""
    entry, round_ = link.entry, link.entry.participant.round
    title = index_set_of(round_).leaf(entry.code).title
    return Use(
        Sentence(
            f"{entry.code} {title.vi}, vòng {round_.year}",
            f"{entry.code} {title.en}, round of {round_.year}",
        ),
        reverse("rounds:own_item", args=[entry.participant_id, entry.code]),
        whole(link.page.strip()),
    )
