"""Registers: whose there are, and the documents of one."""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions import held
from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.forms import FilterForm
from thuocdo.apps.documents.models import Document, DocumentFile
from thuocdo.apps.documents.permissions import READING, may_read
from thuocdo.apps.documents.selectors import Finding, Use
from thuocdo.apps.documents.views.access import may_write, person, register_to_read
from thuocdo.apps.units.models import Unit

ON_A_PAGE = 50
DOUBTFUL, WITHDRAWN = "nghi-van", "da-rut"


class Row(NamedTuple):
    """One line of a register."""

    document: Document
    version: DocumentFile | None
    findings: list[Finding]
    uses: list[Use]
    may_read: bool


@require_safe
@login_required
def list_registers(request: HttpRequest) -> HttpResponse:
    """The registers that the person may read; who has one only is there at once."""
    who, query = person(request), request.GET.get("q", "")
    if not READING & held(who):
        raise NotAllowed
    units = selectors.registers_for(who, today=timezone.localdate(), query=query)
    page = Paginator(units, ON_A_PAGE).get_page(request.GET.get("trang"))
    if page.paginator.count == 1 and not query:
        return redirect("documents:register", page.object_list[0].pk)
    return render(request, "documents/registers.html", {"page": page, "query": query})


@require_safe
@login_required
def show_register(request: HttpRequest, unit: int) -> HttpResponse:
    """The documents of a unit, narrowed as asked."""
    owner = register_to_read(request, unit)
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    listed, is_narrowed = page_of(request, owner, wanted), any(wanted.values())
    standing = selectors.documents_of(owner).count if is_narrowed else listed.total
    context = {
        "unit": owner,
        "form": form,
        "page": listed.page,
        "rows": listed.rows,
        "count": standing(),
        "may_write": may_write(request, owner),
        "is_narrowed": is_narrowed,
    }
    return render(request, "documents/register.html", context)


class Listed(NamedTuple):
    """One page of the register."""

    page: Page[Document]
    rows: list[Row]

    def total(self) -> int:
        """How many documents stand on all pages; counted already."""
        return self.page.paginator.count


def page_of(request: HttpRequest, unit: Unit, wanted: dict[str, object]) -> Listed:
    """The lines of one page, with what is doubtful and where they are used."""
    rows: QuerySet[Document] | list[Document] = narrowed(unit, wanted)
    if wanted.get("xem") == DOUBTFUL:
        doubts = selectors.findings_of(rows, year=None, issuers=(), unit=unit)
        rows = [row for row in rows if doubts[row.pk]]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    return Listed(page, lines(request, unit, list(page.object_list)))


def narrowed(unit: Unit, wanted: dict[str, object]) -> QuerySet[Document]:
    """The documents that a filter leaves."""
    rows = selectors.documents_of(unit, with_withdrawn=wanted.get("xem") == WITHDRAWN)
    if wanted.get("xem") == WITHDRAWN:
        rows = rows.filter(withdrawn_at__isnull=False)
    if wanted.get("loai"):
        rows = rows.filter(type=wanted["loai"])
    if wanted.get("nam"):
        rows = rows.filter(issued_on__year=wanted["nam"])
    return selectors.containing(rows, str(wanted.get("q") or ""))


def lines(request: HttpRequest, unit: Unit, rows: list[Document]) -> list[Row]:
    """What is shown of each document."""
    doubts = selectors.findings_of(rows, year=None, issuers=(), unit=unit)
    uses = selectors.uses_of(rows)
    who = person(request)
    return [Row(row, row.current, doubts[row.pk], uses[row.pk], may_read(who, row)) for row in rows]
