"""Pages that decide on an edition: issue and retirement."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.indexsets import selectors, services
from thuocdo.apps.indexsets.errors import NotReadyToIssue
from thuocdo.apps.indexsets.forms import IssueForm, RetireForm
from thuocdo.apps.indexsets.views.showing import edition_page
from thuocdo.lib.language import said, say


def signed_in(request: HttpRequest) -> User:
    """Who asks; the view was reached only with a permission."""
    assert isinstance(request.user, User)  # noqa: S101  (needed() sends others away)
    return request.user


@require_POST
@needed(Permission.ISSUE_INDEX_SETS)
def issue_edition(request: HttpRequest, scheme: str, name: str) -> HttpResponse:
    """Put a draft in force."""
    edition = selectors.edition_called(scheme, name)
    form = IssueForm(request.POST, is_official=edition.is_official)
    if form.is_valid():
        decision = services.Decision(form.cleaned_data["number"], form.cleaned_data["on"])
        by, now = signed_in(request), timezone.now()
        try:
            services.issue(edition=edition, by=by, at=now, decision=decision)
        except NotReadyToIssue as refusal:
            form.add_error(None, said(refusal.sentence).split("\n"))
        else:
            messages.success(request, say("Đã ban hành.", "Issued."))
            return redirect("indexsets:edition", scheme, name)
    return edition_page(request, edition, issuing=form)


@require_POST
@needed(Permission.ISSUE_INDEX_SETS)
def retire_edition(request: HttpRequest, scheme: str, name: str) -> HttpResponse:
    """End the force of an edition."""
    edition = selectors.edition_called(scheme, name)
    form = RetireForm(request.POST)
    if not form.is_valid():
        return edition_page(request, edition, retiring=form)
    reason = form.cleaned_data["reason"]
    services.retire(edition=edition, reason=reason, by=signed_in(request), at=timezone.now())
    messages.success(request, say("Đã cho hết hiệu lực.", "Retired."))
    return redirect("indexsets:edition", scheme, name)
