"""Passing an own role on, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts import selectors, services
from thuocdo.apps.accounts.forms import DelegationForm
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.accounts.services import Terms
from thuocdo.apps.accounts.views.own import signed_in
from thuocdo.lib.forms import reporting_to
from thuocdo.lib.language import say

INVALID = 422
DELEGATED = say("Đã ủy quyền; nhật ký đã ghi.", "Delegated, and written in the log.")
ENDED = say("Đã thôi ủy quyền.", "The delegation has ended.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(Permission.SEE_WORKSPACE)
def delegate(request: HttpRequest) -> HttpResponse:
    """Pass one of the own roles on for some days."""
    by, today = signed_in(request), timezone.localdate()
    form = DelegationForm(request.POST or None, by=by, today=today)
    if form.is_valid():
        with reporting_to(form):
            source = form.cleaned_data.pop("source")
            services.delegate(source=source, terms=Terms(**form.cleaned_data), by=by, today=today)
            messages.success(request, DELEGATED)
            return redirect("accounts:mine")
    status = INVALID if form.is_bound else 200
    return render(request, "accounts/delegate.html", {"form": form}, status=status)


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation; those of others are not known here."""
    by = signed_in(request)
    delegation = get_object_or_404(selectors.delegations_with(by), pk=pk)
    services.take_back(delegation=delegation, by=by)
    messages.success(request, ENDED)
    return redirect("accounts:mine")
