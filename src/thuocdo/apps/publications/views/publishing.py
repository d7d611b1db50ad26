"""The last step: look once more, then freeze."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.views.access import person, publication_for
from thuocdo.lib.language import say

FROZEN = say(
    "Đã khóa và công bố. Từ nay chỉ có thể đính chính.",
    "Frozen and published. From now on it can only be corrected by an erratum.",
)


@require_http_methods(["GET", "POST"])
@login_required
def publish_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm and publish."""
    row = publication_for(request, pk)
    require(person(request), Permission.PUBLISH, row.scheme.place)
    if request.method == "POST":
        services.publish(publication=row, by=person(request), at=timezone.now())
        messages.success(request, FROZEN)
        return redirect("publications:publication", row.pk)
    context = {"publication": row, "obstacles": selectors.obstacles_to(row)}
    return render(request, "publications/publish.html", context)
