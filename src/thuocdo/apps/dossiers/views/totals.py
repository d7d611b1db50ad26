"""Totals of units without rows: the page on which a table is handed in, and its form."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.analytics.ingesting.declaring import COLUMNS
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.dossiers import services, tasks
from thuocdo.apps.dossiers.forms.totals import TotalsForm
from thuocdo.apps.dossiers.services import Wanted
from thuocdo.apps.dossiers.views.imports import units_to_choose
from thuocdo.apps.dossiers.views.scoping import person
from thuocdo.lib.forms import reporting_to

MARK = "\ufeff"  # without it Excel takes Vietnamese letters for another encoding
RIGHT = Permission.IMPORT_DOSSIERS


@require_http_methods(["GET", "POST"])
@needed(RIGHT)
def hand_in_totals(request: HttpRequest) -> HttpResponse:
    """Take a table and try it; the page of the file tells what would be kept."""
    form = TotalsForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        units=units_to_choose(request),
        initial={"as_of": f"{timezone.localdate():%d/%m/%Y}"},
    )
    if request.method == "POST" and form.is_valid():
        with reporting_to(form):
            return tried(request, form)
    context = {"tab": "imports", "form": form, "columns": COLUMNS.values()}
    return render(request, "dossiers/totals.html", context, status=422 if form.errors else 200)


def tried(request: HttpRequest, form: TotalsForm) -> HttpResponse:
    """Have a table read without keeping anything."""
    data = form.cleaned_data
    batch = services.hand_in_totals(
        unit=data["unit"],
        file=services.stage(data["file"].name, data["file"].chunks()),
        wanted=Wanted(data["as_of"], is_trial=True),
        by=person(request),
        at=timezone.now(),
    )
    tasks.enqueue(batch)
    return redirect("dossiers:batch", batch.pk)


@require_safe
@needed(RIGHT)
def send_form(_request: HttpRequest) -> HttpResponse:
    """The names of the columns, to be filled in below."""
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    csv.writer(response).writerow(COLUMNS.values())
    response["Content-Disposition"] = 'attachment; filename="bang-tong-hop.csv"'
    return response
