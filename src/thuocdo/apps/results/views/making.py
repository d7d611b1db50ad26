"""A new run: a table is checked first, then confirmed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors, services
from thuocdo.apps.results.forms import ConfirmForm, UploadForm
from thuocdo.apps.results.services import Upload
from thuocdo.apps.results.views.access import person, schemes_open_to
from thuocdo.lib.language import said, say
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.vietnamese.sentence import Refusal

STORED = say("Đã tính và lưu. Kết quả chưa công bố.", "Scored and stored. Nothing is published.")


@require_http_methods(["GET", "POST"])
@login_required
def new_run(request: HttpRequest) -> HttpResponse:
    """The form; a sent table is read and scored, nothing is stored, and what it gives is shown."""
    by = person(request)
    schemes = schemes_open_to(by, Permission.RUN_RESULTS)
    form = UploadForm(request.POST or None, request.FILES or None, schemes=schemes)
    if request.method == "POST" and form.is_valid():
        upload = Upload(form.cleaned_data["file"].name, form.cleaned_data["file"].read())
        try:
            tried = dry_run(form.cleaned_data, upload)
        except Refusal as refusal:
            form.add_error("file", said(refusal.sentence))
        else:
            name = services.keep(upload, by=by, at=timezone.now())
            initial = {**form.cleaned_data, "edition": form.cleaned_data["edition"].pk}
            confirm = ConfirmForm(initial={**initial, "kept": name}, schemes=schemes)
            context = {"tried": tried, "confirm": confirm, "data": form.cleaned_data}
            return render(request, "results/checked.html", context)
    status = 422 if form.errors else 200
    return render(request, "results/new.html", {"form": form}, status=status)


def figures_for(data: dict[str, Any], upload: Upload) -> FigureSet:
    """The figures of a file with the units as they are registered.

    Raises:
        Refusal: the file, a cell or a unit does not fit; the sentence says where.
    """
    edition = data["edition"]
    figures = services.figures_in_upload(upload, indexsets.index_set_of(edition))
    return selectors.registered(figures, scheme=edition.scheme, year=data["year"])


def dry_run(data: dict[str, Any], upload: Upload) -> Scored:
    """What the table gives; nothing is stored.

    Raises:
        Refusal: it cannot be scored; the sentence says where.
    """
    index_set = indexsets.index_set_of(data["edition"])
    figures = figures_for(data, upload)
    return score_figures(index_set, figures, survey_held=data["survey_held"])


@require_POST
@login_required
def confirm_run(request: HttpRequest) -> HttpResponse:
    """Score the file that was checked, and store it."""
    by = person(request)
    schemes = schemes_open_to(by, Permission.RUN_RESULTS)
    form = ConfirmForm(request.POST, schemes=schemes)
    if not form.is_valid():
        return redirect("results:new")
    data = form.cleaned_data
    run = services.run(
        edition=data["edition"],
        year=data["year"],
        figures=figures_for(data, services.kept(data["kept"], by=by)),
        survey_held=data["survey_held"],
        reason=data["reason"],
        by=by,
        at=timezone.now(),
    )
    messages.success(request, STORED)
    return redirect("results:run", run.pk)
