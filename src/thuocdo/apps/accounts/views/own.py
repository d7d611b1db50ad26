"""The own account: what it may, its password and second factor, staying signed in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts import selectors
from thuocdo.apps.accounts.models import User

ENDED = 401


@require_safe
@login_required
def show_account(request: HttpRequest) -> HttpResponse:
    """What the own account may, and how it is protected."""
    person, today = signed_in(request), timezone.localdate()
    context = {
        "person": person,
        "grants": selectors.grants_of(person),
        "delegations": selectors.delegations_of(person),
        "may_delegate": selectors.delegable(person, today=today).exists(),
        "has_second_factor": selectors.has_second_factor(person),
        "today": today,
    }
    return render(request, "accounts/mine.html", context)


@require_POST
@never_cache
def extend_session(request: HttpRequest) -> HttpResponse:
    """Stay signed in: every request begins the half hour anew; 401 when it is over."""
    return HttpResponse(status=204 if request.user.is_authenticated else ENDED)


@require_safe
def show_forgotten(request: HttpRequest) -> HttpResponse:
    """Whom to ask for a new password; nothing is sent by mail."""
    contact = getattr(settings, "CONTACT", "")
    return render(request, "accounts/forgotten.html", {"contact": contact})


def signed_in(request: HttpRequest) -> User:
    """The person of a request that passed the gate."""
    assert isinstance(request.user, User)  # noqa: S101  (the gate let nobody else in)
    return request.user
