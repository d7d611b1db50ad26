"""Procedures with their limits and cuts, and loading a list of them."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts.permissions import Permission, may, needed
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.forms.announcing import ListForm
from thuocdo.apps.dossiers.selectors.listing import PAGE, Page
from thuocdo.apps.dossiers.selectors.procedures import Line, procedures_of
from thuocdo.apps.dossiers.services.announcing import COLUMNS
from thuocdo.apps.dossiers.views.lists import page_number
from thuocdo.apps.dossiers.views.scoping import asked, person
from thuocdo.lib.language import said

MOST = 200  # refused lines on the page


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_procedures(request: HttpRequest) -> HttpResponse:
    """What each procedure may take by law, what is promised, and what came of it."""
    found = asked(request)
    if found.scope is None:
        return render(request, "dossiers/empty.html", {"tab": "procedures"})
    lines = procedures_of(found.scope)
    page = part_of(lines, page_number(request))
    context = {
        "tab": "procedures",
        "asked": found,
        "scope": found.scope,
        "title": said(selectors.title_of(found.scope.period.code)),
        "may_load": may(person(request), Permission.IMPORT_DOSSIERS),
        "page": page,
        "lines": page.lines,
        "count": len(lines),
        "cut": sum(1 for line in lines if line.cut and line.cut.is_less),
    }
    return render(request, "dossiers/procedures.html", context)


def part_of(lines: list[Line], number: int) -> Page[Line]:
    """One page of the list; the last one where the number is too high."""
    last = max(1, ceil(len(lines) / PAGE))
    first = (min(number, last) - 1) * PAGE
    return Page(lines[first : first + PAGE], len(lines), min(number, last))


@require_http_methods(["GET", "POST"])
@needed(Permission.IMPORT_DOSSIERS)
def load_list(request: HttpRequest) -> HttpResponse:
    """Check a list of procedures and load it; what is refused is shown with its line."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    found = None
    if form.is_valid():
        file, is_trial = form.cleaned_data["file"], form.cleaned_data["is_trial"]
        found = services.announce(
            content=file.read(),
            name=file.name,
            is_trial=is_trial,
            by=person(request),
            at=timezone.now(),
        )
    context = {
        "tab": "procedures",
        "form": form,
        "found": found,
        "refused": found.refused[:MOST] if found else [],
        "columns": ", ".join(COLUMNS.values()),
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/announce.html", context, status=status)
