"""Procedures with their limits and cuts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.selectors.procedures import procedures_of
from thuocdo.apps.dossiers.views.scoping import asked
from thuocdo.lib.language import said

MOST = 200  # procedures on the page


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_procedures(request: HttpRequest) -> HttpResponse:
    """What each procedure may take by law, what is promised, and what came of it."""
    found = asked(request)
    if found.scope is None:
        return render(request, "dossiers/empty.html", {"tab": "procedures"})
    lines = procedures_of(found.scope)
    context = {
        "tab": "procedures",
        "asked": found,
        "scope": found.scope,
        "title": said(selectors.title_of(found.scope.period.code)),
        "lines": lines[:MOST],
        "count": len(lines),
        "cut": sum(1 for line in lines if line.cut and line.cut.percent),
    }
    return render(request, "dossiers/procedures.html", context)
