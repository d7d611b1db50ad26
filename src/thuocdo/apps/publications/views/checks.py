"""Soát số: what agrees, what does not, and accepting it with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, may, require
from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.forms import AcceptForm
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.views.access import person, publication_for
from thuocdo.lib.language import say

CHECKED = say("Đã soát số.", "The figures were checked.")
ACCEPTED = say("Đã chấp nhận có lý do.", "Accepted with a reason.")


@require_http_methods(["GET", "POST"])
@login_required
def check_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of checks; posting runs them again."""
    row = publication_for(request, pk)
    if request.method == "POST":
        services.check(publication=row, by=person(request), at=timezone.now())
        messages.success(request, CHECKED)
        return redirect("publications:checks", row.pk)
    return render(request, "publications/checks.html", checks_of(request, row))


def checks_of(request: HttpRequest, row: Publication) -> dict[str, object]:
    """What the page shows; the button to publish with what keeps it disabled."""
    findings = list(row.findings.select_related("accepted_by"))
    return {
        "publication": row,
        "objections": [one for one in findings if not one.is_passed],
        "agreements": [one for one in findings if one.is_passed],
        "failed": sum(one.is_failed for one in findings),
        "left": sum(one.is_open for one in findings),
        "is_checked": row.is_published or selectors.is_checked(row),
        "obstacles": [] if row.is_published else selectors.obstacles_to(row),
        "may_accept": may(person(request), Permission.ACCEPT_FINDING, row.scheme.place),
    }


@require_http_methods(["GET", "POST"])
@login_required
def accept_finding(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    """Accept figures that do not agree."""
    row = publication_for(request, pk)
    require(person(request), Permission.ACCEPT_FINDING, row.scheme.place)
    one = get_object_or_404(row.findings, pk=finding)
    form = AcceptForm(request.POST or None, initial={"reason": one.accepted_reason})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        services.accept(finding=one, reason=reason, by=person(request), at=timezone.now())
        messages.success(request, ACCEPTED)
        return redirect("publications:checks", row.pk)
    context = {"publication": row, "finding": one, "form": form}
    status = 422 if form.errors else 200
    return render(request, "publications/accept.html", context, status=status)
