"""What keeps an assessment from being signed, and what its leader should look at first."""

from datetime import datetime
from typing import NamedTuple

from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.documents import selectors as documents
from thuocdo.apps.documents.selectors import Finding
from thuocdo.apps.rounds.models import Evidence, Participant
from thuocdo.apps.rounds.selectors.fields import (
    EXPLANATION,
    NOT_APPLICABLE,
    faults,
    lacking,
    text_of,
)
from thuocdo.apps.rounds.selectors.own_tree import Line, Tree
from thuocdo.core.scoring.figures import Input
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

NO_EVIDENCE = Sentence("chưa có minh chứng hoặc giải trình", "neither evidence nor an explanation")

SIGNING = Prepared(
    lambda subject: audit.events().filter(
        subject=subject, action__in=["assessment.sent_back", "assessment.sent_for_signature"]
    )[:1],
    str,
)


class Gap(NamedTuple):
    """An item that is not done, and what it lacks."""

    line: Line
    lacks: list[Sentence]


class Doubt(NamedTuple):
    """A document that looks doubtful."""

    line: Line
    document: str
    finding: Finding


class SentBack(NamedTuple):
    """The leader did not sign."""

    by: str
    at: datetime
    reason: str


def gaps(whole: Tree) -> list[Gap]:
    """Every own item that is not done. No query."""
    return [Gap(line, lacks(line)) for line in whole.own if not line.is_done]


def lacks(line: Line) -> list[Sentence]:
    """What one item still needs."""
    draft = line.entry.draft
    wrong = faults(line.leaf, draft)
    found = [one.sentence for one in wrong.values()]
    found += [missing(asked) for asked in lacking(line.leaf, draft) if asked.name not in wrong]
    return [*found, NO_EVIDENCE] if line.lacks_evidence else found


def missing(asked: Input) -> Sentence:
    """An input without a figure."""
    return Sentence(f"chưa có số liệu: {asked.label.vi}", f"no figure: {asked.label.en}")


def explained(whole: Tree) -> list[tuple[Line, str]]:
    """Items with an explanation instead of a document."""
    texts = ((line, text_of(line.entry.draft, EXPLANATION)) for line in whole.own)
    return [(line, text) for line, text in texts if text.strip() and not line.evidence]


def not_applicable(whole: Tree) -> list[tuple[Line, str]]:
    """Items that the unit says do not apply, with the reason."""
    texts = ((line, text_of(line.entry.draft, NOT_APPLICABLE)) for line in whole.own)
    return [(line, text) for line, text in texts if text.strip()]


def doubts(whole: Tree) -> list[Doubt]:
    """What looks doubtful in the documents of all items. Six queries, none without documents."""
    participant = whole.participant
    if not any(line.evidence for line in whole.lines):
        return []
    links = list(
        Evidence.objects.filter(entry__participant=participant, removed_at__isnull=True).order_by(
            "entry__order", "id"
        )
    )
    rows = documents.documents().filter(pk__in=[link.document_id for link in links])
    papers = {row.pk: row for row in rows}
    found = documents.findings_of(
        papers.values(), year=participant.round.year, issuers=(), unit=participant.unit
    )
    lines = {line.entry.pk: line for line in whole.lines}
    return [
        Doubt(lines[link.entry_id], str(papers[link.document_id]), finding)
        for link in links
        for finding in found[link.document_id]
    ]


def sent_back(participant: Participant) -> SentBack | None:
    """Why the leader did not sign, while that is the last word. One query."""
    told = SIGNING.objects(f"rounds.Participant:{participant.pk}")
    last = told[0] if told else None
    if last is None or last.action != "assessment.sent_back":
        return None
    return SentBack(last.by_name, last.at, str(last.details.get("reason", "")))


def signed_for(participant: Participant) -> str:
    """By whose delegation the assessment was signed; empty where the leader did. One query."""
    told = audit.events().filter(
        subject=f"rounds.Participant:{participant.pk}", action="assessment.submitted"
    )
    last = told.first()
    return str(last.details.get("on_behalf_of", "")) if last else ""
