"""Embargo, readers before it ends, and their reading."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.forms import EmbargoForm, ReaderForm
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.views.access import person, publication_for
from thuocdo.lib.language import say

SET = say("Đã lưu giờ công bố.", "The moment of release was saved.")
ADDED = say("Đã thêm người đọc trước.", "The reader was added.")
REMOVED = say("Đã bỏ người đọc trước.", "The reader was removed.")


@require_GET
@login_required
def withhold(request: HttpRequest, pk: int) -> HttpResponse:
    """The moment of release and the readers."""
    row = publication_for(request, pk)
    return render(request, "publications/withhold.html", withholding(row))


def withholding(row: Publication, **bound: EmbargoForm | ReaderForm) -> dict[str, object]:
    """What the page shows, with what was typed."""
    until = row.embargo_until and timezone.localtime(row.embargo_until)
    initial = {"day": f"{until:%d/%m/%Y}", "hour": f"{until:%H:%M}"} if until else {}
    return {
        "publication": row,
        "readers": row.readers.select_related("person"),
        "embargo": EmbargoForm(initial=initial),
        "reader": ReaderForm(),
        **bound,
    }


@require_POST
@login_required
def set_embargo(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or lift the embargo of a draft."""
    row = publication_for(request, pk)
    form = EmbargoForm(request.POST)
    if not form.is_valid():
        context = withholding(row, embargo=form)
        return render(request, "publications/withhold.html", context, status=422)
    services.embargo(publication=row, until=form.moment(), by=person(request), at=timezone.now())
    messages.success(request, SET)
    return redirect("publications:withhold", row.pk)


@require_POST
@login_required
def add_reader(request: HttpRequest, pk: int) -> HttpResponse:
    """Name somebody who may read before the others."""
    row = publication_for(request, pk)
    form = ReaderForm(request.POST)
    if not form.is_valid():
        context = withholding(row, reader=form)
        return render(request, "publications/withhold.html", context, status=422)
    reader = form.cleaned_data["username"]
    services.add_reader(publication=row, person=reader, by=person(request), at=timezone.now())
    messages.success(request, ADDED)
    return redirect("publications:withhold", row.pk)


@require_POST
@login_required
def remove_reader(request: HttpRequest, pk: int, reader: int) -> HttpResponse:
    """Take the right away again."""
    row = publication_for(request, pk)
    one = get_object_or_404(row.readers, pk=reader)
    services.remove_reader(reader=one, by=person(request), at=timezone.now())
    messages.success(request, REMOVED)
    return redirect("publications:withhold", row.pk)


@require_GET
@never_cache
def read_early(request: HttpRequest, pk: int) -> HttpResponse:
    """The results, for those who were named; nobody else learns that there is such a page."""
    row = selectors.publications().filter(pk=pk).first()
    if row is None or not request.user.is_authenticated:
        raise Http404
    services.read_early(publication=row, by=person(request), at=timezone.now())
    snapshot = selectors.snapshot_of(row) if row.is_published else selectors.early_snapshot(row)
    blocks = [(name, selectors.lines(snapshot, name)) for name in snapshot.blocks]
    context = {"publication": row, "snapshot": snapshot, "blocks": blocks}
    return render(request, "publications/read_early.html", context)
