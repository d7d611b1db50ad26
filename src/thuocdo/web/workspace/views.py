"""Views of the workspace."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.notifications import services
from thuocdo.lib.deadlines import basis, due_after
from thuocdo.lib.language import say
from thuocdo.web.workspace import mine
from thuocdo.web.workspace.components import gallery
from thuocdo.web.workspace.forms import SnoozeForm

PUT_OFF = say("Đã tạm hoãn; hạn không đổi.", "Put off; the due date stays.")
SOME_DAYS = 3  # working days that the form begins with


def person_of(request: HttpRequest) -> User:
    """The person of a request that passed the gate."""
    assert isinstance(request.user, User)  # noqa: S101  (the gate let nobody else in)
    return request.user


@require_safe
@needed(Permission.SEE_WORKSPACE)
def show_home(request: HttpRequest) -> HttpResponse:
    """Where a person begins: everything that is due, in one list."""
    today = timezone.localdate()
    kind, place = request.GET.get("loai", ""), request.GET.get("vong", "")
    listed = mine.list_for(person_of(request), today, kind=kind, place=place)
    return render(request, "workspace/home.html", {"mine": listed, "today": today})


@require_safe
@needed(Permission.SEE_WORKSPACE)
def show_item(request: HttpRequest) -> HttpResponse:
    """One piece of work inside the list, or as a page of its own where there is no script."""
    today = timezone.localdate()
    row = mine.one_of(person_of(request), request.GET.get("khoa", ""), today)
    page = "workspace/_item.html" if getattr(request, "htmx", False) else "workspace/item.html"
    return render(
        request, page, about(row, today, SnoozeForm(initial={"until": back_on(row, today)}))
    )


def about(row: mine.Shown, today: date, form: SnoozeForm) -> dict[str, object]:
    """What is shown of one piece of work."""
    due_on = row.item.due_on
    counted = None if due_on is None else basis(today, due_on)
    return {"row": row, "today": today, "form": form, "basis": counted}


def back_on(row: mine.Shown, today: date) -> date:
    """The day that the form proposes: in three working days, or on the due date."""
    proposed = due_after(today, SOME_DAYS)
    return proposed if row.item.due_on is None else min(proposed, row.item.due_on)


@require_POST
@needed(Permission.SEE_WORKSPACE)
def put_off(request: HttpRequest) -> HttpResponse:
    """Leave a piece of work out of the list for some days, with a reason."""
    person, now = person_of(request), timezone.now()
    today = timezone.localdate(now)
    row = mine.one_of(person, request.POST.get("khoa", ""), today)
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        return render(request, "workspace/item.html", about(row, today, form), status=422)
    until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
    services.put_off(row.item, until=until, reason=reason, by=person, at=now)
    messages.success(request, PUT_OFF)
    return redirect("workspace:home")


@require_POST
@needed(Permission.SEE_WORKSPACE)
def bring_back(request: HttpRequest) -> HttpResponse:
    """Take a piece of work into the list again."""
    services.bring_back(request.POST.get("khoa", "")[:200], by=person_of(request))
    return redirect("workspace:home")


@require_safe
@needed(Permission.SEE_ADMINISTRATION)
def show_components(request: HttpRequest) -> HttpResponse:
    """Every part of the pages, in the theme that is asked for."""
    return render(request, "workspace/components.html", gallery())
