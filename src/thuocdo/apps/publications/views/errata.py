"""Differences from what was published, and errata."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.forms import ErratumForm
from thuocdo.apps.publications.views.access import person, publication_for


@require_GET
@login_required
def show_differences(request: HttpRequest, pk: int) -> HttpResponse:
    """What the latest run, or the draft of an erratum, says otherwise than what was published."""
    row = publication_for(request, pk)
    base, run = (row, selectors.newer_run(row)) if row.is_published else (row.replaces, row.run)
    changes = selectors.named_differences(base, run) if base and run else []
    context = {"publication": row, "run": run if base else None, "changes": changes}
    return render(request, "publications/differences.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def correct_publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare the next version."""
    row = publication_for(request, pk)
    form = ErratumForm(request.POST or None, runs=selectors.runs_of_year(row))
    if request.method == "POST" and form.is_valid():
        draft = services.correct(
            publication=row,
            content=form.cleaned_data["run"],
            reason=form.cleaned_data["reason"],
            by=person(request),
            at=timezone.now(),
        )
        return redirect("publications:publication", draft.pk)
    context = {"publication": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "publications/erratum.html", context, status=status)
