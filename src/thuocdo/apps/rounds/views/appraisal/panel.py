"""What stands beside the column for one unit: evidence, reasons to look, and the ways to decide."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from thuocdo.apps.documents.models import Document
from thuocdo.apps.documents.selectors import Finding
from thuocdo.apps.rounds.models import Return, Stage
from thuocdo.apps.rounds.selectors.appraisal.column import Column, Row
from thuocdo.apps.rounds.selectors.appraisal.flags import findings_of
from thuocdo.apps.rounds.selectors.appraisal.reasons import library, precedents
from thuocdo.apps.rounds.selectors.checks import found_of
from thuocdo.apps.rounds.selectors.citing import page_in
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.services.moving import Action, can
from thuocdo.apps.rounds.views.appraisal.verdicts import boxes_of, layer_of
from thuocdo.lib.deadlines import due_after

DAYS = (1, 2, 3, 5, 7, 10)  # working days that are offered


class Paper(NamedTuple):
    """One document of the evidence."""

    document: Document
    page: int  # that is cited; the first where none is
    note: str
    findings: list[Finding]

    @property
    def url(self) -> str:
        """The viewer at that page."""
        return f"{reverse('documents:view', args=[self.document.pk])}?trang={self.page}"


def panel_context(request: HttpRequest, column: Column, row: Row) -> dict[str, object]:
    """What the panel shows. Four queries."""
    papers = papers_of(column, row)
    phase = row.entry.participant.block.phase
    can_judge = can(row.entry, Action.APPRAISE, phase) and not row.is_own
    today = timezone.localdate()
    return {
        "round": column.round,
        "leaf": column.leaf,
        "chosen": row,
        "papers": papers,
        "paper": shown_paper(request, papers),
        "boxes": boxes_of(column.leaf, layer_of(row)),
        "can_judge": can_judge,
        "can_agree": row.is_open and can_judge and row.entry.declared_points is not None,
        "can_return": can_judge
        and is_declared(column.leaf)
        and can(row.entry, Action.RETURN, phase),
        "days": [(days, due_after(today, days)) for days in DAYS],
        "reasons": list(library(column.round, column.leaf.code)),
        "precedents": precedents(column.round, column.leaf.code, row.entry.pk),
        "open_return": open_return(row, today),
        "checked": found_of(row.entry),
    }


class Open(NamedTuple):
    """A return that is not answered."""

    row: Return
    is_over: bool  # its day has passed


def open_return(row: Row, today: date) -> Open | None:
    """The return that the unit has not answered yet. One query, or none."""
    if row.entry.stage != Stage.RETURNED:
        return None
    found = row.entry.returns.select_related("reason").get(answered_at__isnull=True)
    return Open(found, found.due_on < today)


def papers_of(column: Column, row: Row) -> list[Paper]:
    """The evidence with its doubts."""
    return [
        Paper(
            one.document,
            page_in(one.page),
            one.note,
            findings_of(column.round, row.facts, one.document_id),
        )
        for one in row.facts.evidence
    ]


def shown_paper(request: HttpRequest, papers: list[Paper]) -> Paper | None:
    """The document and page of the address, or the first one at the page it is cited for."""
    wanted = request.GET.get("tl", "")
    paper = next((one for one in papers if str(one.document.pk) == wanted), None)
    if paper is None:
        return papers[0] if papers else None
    page = request.GET.get("trang", "")
    return paper._replace(page=page_in(page)) if page else paper
