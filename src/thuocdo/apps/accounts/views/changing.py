"""Buttons on the page of a person; each is one form that is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.accounts.views.own import signed_in
from thuocdo.apps.accounts.views.people import person_page

manages_people = needed(Permission.MANAGE_PEOPLE)


@require_POST
@manages_people
def lock_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Lock an account."""
    services.deactivate(person=get_object_or_404(User, pk=pk), by=signed_in(request))
    return redirect("accounts:person", pk=pk)


@require_POST
@manages_people
def unlock_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Unlock an account."""
    services.activate(person=get_object_or_404(User, pk=pk), by=signed_in(request))
    return redirect("accounts:person", pk=pk)


@require_POST
@never_cache
@manages_people
def renew_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a one-time password once."""
    person = get_object_or_404(User, pk=pk)
    return person_page(request, *services.set_password(person=person, by=signed_in(request)))


@require_POST
@manages_people
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lost phone's codes off an account."""
    services.reset_second_factor(person=get_object_or_404(User, pk=pk), by=signed_in(request))
    return redirect("accounts:person", pk=pk)


@require_POST
@manages_people
def revoke_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a grant back."""
    revoked = services.revoke(grant=get_object_or_404(Grant, pk=pk), by=signed_in(request))
    return redirect("accounts:person", pk=revoked.person_id)
