"""Figures that nobody types: a table is read and shown, and taken over when it was looked at."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.forms.planning import FeedForm
from thuocdo.apps.rounds.models import Round
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services import feeding
from thuocdo.apps.rounds.views.council.access import person, round_for
from thuocdo.lib.language import said, say
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.sentence import Refusal

P = Permission
FED = say("Đã nhận số liệu vào vòng đánh giá.", "The figures are taken over.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.MANAGE_ROUNDS)
def feed_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A dry run first; the same table with the box ticked is taken over."""
    round_ = round_for(request, pk, P.MANAGE_ROUNDS)
    form = FeedForm(request.POST or None, request.FILES or None)
    figures = None
    if request.method == "POST" and form.is_valid():
        figures = read_table(round_, form)
        if figures is not None and "take" in request.POST and taken(request, round_, form, figures):
            messages.success(request, FED)
            return redirect("rounds:round", pk)
    context = {
        "round": round_,
        "form": form,
        "units": len(figures.entries) if figures else 0,
        "count": sum(map(len, figures.entries.values())) if figures else 0,
        "is_read": figures is not None and not form.errors,
    }
    return render(request, "rounds/steering/feed.html", context, status=422 if form.errors else 200)


def read_table(round_: Round, form: FeedForm) -> FigureSet | None:
    """The figures; None where the form tells file, row and column of what is wrong."""
    file = form.cleaned_data["table"]
    try:
        figures = figures_in(Source(file.name, file.read()), index_set_of(round_))
        with transaction.atomic():  # nothing is written; rows are held as when it is taken over
            feeding.wanted(round_, figures)
    except Refusal as refusal:
        form.add_error("table", said(refusal.sentence))
        return None
    return figures


def taken(request: HttpRequest, round_: Round, form: FeedForm, figures: FigureSet) -> bool:
    """Take them over; False where the form tells what was refused."""
    try:
        feeding.feed(
            round_=round_,
            figures=figures,
            source=form.cleaned_data["source"],
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, said(refusal.sentence))
    return not form.errors
