"""People and their grants, for whoever administers them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts import selectors, services
from thuocdo.apps.accounts.forms import GrantForm, PeopleFilter, PersonForm
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import EVERYWHERE, ROLES, Permission, needed, require
from thuocdo.apps.accounts.views.own import signed_in
from thuocdo.lib.forms import reporting_to

PAGE = 50
INVALID = 422
manages_people = needed(Permission.MANAGE_PEOPLE)


@require_safe
@manages_people
def list_people(request: HttpRequest) -> HttpResponse:
    """Everybody, with the roles of today."""
    form = PeopleFilter(request.GET)
    today = timezone.localdate()
    people = selectors.people(form.chosen(), by=signed_in(request), today=today)
    page = Paginator(people, PAGE).get_page(request.GET.get("trang"))
    return render(request, "accounts/people.html", {"form": form, "page": page})


@require_safe
@manages_people
def show_person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: where, how protected, every grant in words."""
    person = get_object_or_404(User.objects.select_related("unit"), pk=pk)
    require(signed_in(request), Permission.MANAGE_PEOPLE, person.unit or EVERYWHERE)
    return person_page(request, person)


def person_page(request: HttpRequest, person: User, password: str = "") -> HttpResponse:
    """The page of a person; a new password is shown this once."""
    today = timezone.localdate()
    context = {
        "person": person,
        "password": password,
        "grants": selectors.grants_of(person),
        "delegations": selectors.delegations_of(person),
        "has_second_factor": selectors.has_second_factor(person),
        "may_change": selectors.administrates(
            signed_in(request), selectors.places_of(person, today=today), today=today
        )
        and person.pk != request.user.pk,
        "today": today,
    }
    return render(request, "accounts/person.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@manages_people
def add_person(request: HttpRequest) -> HttpResponse:
    """Make an account and show its one-time password once."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        with reporting_to(form):
            new = services.create_person(**form.cleaned_data, by=signed_in(request))
            return person_page(request, *new)
    status = INVALID if form.is_bound else 200
    return render(request, "accounts/add_person.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@manages_people
def add_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""
    person = get_object_or_404(User, pk=pk)
    form = GrantForm(request.POST or None, initial={"from_on": timezone.localdate()})
    if form.is_valid():
        with reporting_to(form):
            services.grant(person=person, by=signed_in(request), **form.cleaned_data)
            return redirect("accounts:person", pk=pk)
    context = {"form": form, "person": person, "roles": ROLES.values()}
    status = INVALID if form.is_bound else 200
    return render(request, "accounts/add_grant.html", context, status=status)


@require_safe
@manages_people
def show_roles(request: HttpRequest) -> HttpResponse:
    """What each role is for and what it may."""
    return render(request, "accounts/roles.html", {"roles": ROLES.values()})
