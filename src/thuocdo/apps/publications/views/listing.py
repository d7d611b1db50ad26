"""All publications, and one of them."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuocdo.apps.accounts.permissions import Permission, may, require
from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.views.access import person, publication_for


@require_GET
@login_required
def list_publications(request: HttpRequest) -> HttpResponse:
    """Drafts and publications of the authorities that the person works for."""
    by, now = person(request), timezone.now()
    require(by, Permission.PREPARE_PUBLICATION)
    rows = list(selectors.publications().select_related("scheme__authority"))
    places = {row.scheme.authority_id: row.scheme.place for row in rows}
    open_to = {
        key for key, place in places.items() if may(by, Permission.PREPARE_PUBLICATION, place)
    }
    listed = [Listed(row, now) for row in rows if row.scheme.authority_id in open_to]
    return render(request, "publications/list.html", {"rows": listed})


class Listed:
    """A row of the list with its state at this moment."""

    def __init__(self, row: Publication, now: datetime) -> None:
        self.row = row
        self.is_public = row.is_public(now)
        self.is_waiting = row.is_published and not self.is_public
        successor: Publication | None = getattr(row, "replaced_by", None)
        self.has_successor = successor is not None
        self.is_replaced = successor is not None and successor.is_public(now)


@require_GET
@login_required
def show_publication(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft with what is still to be done, or a published version."""
    row = publication_for(request, pk)
    newer = selectors.newer_run(row)
    context = {
        "publication": row,
        "listed": Listed(row, timezone.now()),
        "obstacles": [] if row.is_published else selectors.obstacles_to(row),
        "versions": selectors.history(row.scheme, row.year),
        "newer": newer,
        "may_publish": may(person(request), Permission.PUBLISH, row.scheme.place),
    }
    return render(request, "publications/publication.html", context)
