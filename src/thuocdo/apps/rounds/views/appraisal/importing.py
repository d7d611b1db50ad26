"""Appraisals of one leaf from a table, and the table to fill in."""

import csv
import io

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.selectors.appraisal.column import Column
from thuocdo.apps.rounds.services import appraising
from thuocdo.apps.rounds.services.appraising.importing import NAME, REASON, UNIT
from thuocdo.apps.rounds.views.appraisal.access import column_for, person
from thuocdo.apps.units import services as units
from thuocdo.lib.language import said, say
from thuocdo.reading.tables.reading import table_in
from thuocdo.reporting.snapshots.cells import guarded


class TableForm(forms.Form):
    """A table of appraisals."""

    bang = forms.FileField(
        label=say("Bảng thẩm định", "Table of appraisals"),
        help_text=say(
            "CSV hoặc XLSX theo bảng mẫu; mỗi dòng một đơn vị.",
            "CSV or XLSX like the one offered; a row for each unit.",
        ),
    )


@require_http_methods(["GET", "POST"])
@login_required
@needed(Permission.APPRAISE)
def import_table(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take appraisals from a table; each row that is refused is named."""
    column = column_for(request, pk, code)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if request.method == "POST" and form.is_valid():
        take_in(request, column, form)
        return redirect("rounds:appraise_column", pk, code)
    context = {"round": column.round, "leaf": column.leaf, "column": column, "form": form}
    status = 422 if form.errors else 200
    return render(request, "rounds/appraisal/import.html", context, status=status)


def take_in(request: HttpRequest, column: Column, form: TableForm) -> None:
    """Do it, and tell what came of it.

    Raises:
        Refusal: no table, or no row of it could be taken.
    """
    upload = form.cleaned_data["bang"]
    source = units.table_upload(upload.name, upload.read(units.MOST_BYTES + 1))
    taken = appraising.take_in(
        round_=column.round,
        code=column.leaf.code,
        table=table_in(source, None),
        by=person(request),
        at=timezone.now(),
    )
    count = len(taken.words)
    messages.success(request, say(f"Đã ghi {count} dòng.", f"{count} rows recorded."))
    for row in taken.refused:
        told = said(row.refusal.sentence)
        messages.warning(request, say(f"Dòng {row.number}: {told}", f"Row {row.number}: {told}"))


@require_safe
@login_required
@needed(Permission.APPRAISE)
def table_to_fill(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The units that await appraisal, with what they declare."""
    column = column_for(request, pk, code)
    names = [asked.name for asked in column.leaf.rule.inputs] if column.leaf.rule else []
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([UNIT, NAME, *names, REASON])
    for row in column.rows:
        if row.is_open:
            figures = row.declared.figures if row.declared else {}
            cells = [row.code, str(row.entry.participant), *(figures.get(n, "") for n in names)]
            out.writerow([*map(guarded, cells), ""])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tham-dinh-{code}.csv"'
    return response
