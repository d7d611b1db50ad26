"""Corrected figures of one item: another run, the one before stays."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors, services
from thuocdo.apps.results.forms import LeafForm
from thuocdo.apps.results.models import Run
from thuocdo.apps.results.views.access import person, run_for
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

STORED = say(
    "Đã tính lại thành một lần tính mới. Lần tính cũ giữ nguyên; bản công bố chưa đổi.",
    "Scored again as a new run. The run before stays; nothing published has changed.",
)


@require_http_methods(["GET", "POST"])
@login_required
def correct_leaf(request: HttpRequest, pk: int, unit: str, code: str) -> HttpResponse:
    """The figures of one item, to be changed with a reason."""
    run = run_for(request, pk, Permission.RUN_RESULTS)
    score = selectors.leaf_of(run, unit, code)
    if score is None:
        raise Http404
    leaf = indexsets.index_set_of(run.edition).leaf(code)
    form = LeafForm(request.POST or None, leaf=leaf, score=score)
    if request.method == "POST" and form.is_valid():
        made = made_from(request, run, form)
        if made is not None:
            messages.success(request, STORED)
            return redirect("results:leaf", made.pk, unit, code)
    context = {"run": run, "score": score.unit_score, "leaf": leaf, "form": form}
    status = 422 if form.errors else 200
    return render(request, "results/correct.html", context, status=status)


def made_from(request: HttpRequest, run: Run, form: LeafForm) -> Run | None:
    """The new run; None where the form tells what was refused."""
    try:
        return services.corrected(
            run=run,
            changes=form.changes(),
            reason=form.cleaned_data["reason"],
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, said(refusal.sentence))
        return None
