"""The inbox, how mails are received, and views of lists that are kept."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.notifications import selectors, services
from thuocdo.apps.notifications.errors import NoSuchNotice
from thuocdo.apps.notifications.forms import PreferenceForm
from thuocdo.apps.notifications.models import Notice
from thuocdo.lib.addresses import in_language
from thuocdo.lib.language import say

SHOWN = 50  # on a page
KEPT = say("Đã lưu cách xem.", "The view was saved.")
DROPPED = say("Đã xóa cách xem.", "The view was deleted.")
SAVED = say("Đã lưu cách nhận thư.", "The choice was saved.")


def person_of(request: HttpRequest) -> User:
    """The person of a request that passed the gate."""
    assert isinstance(request.user, User)  # noqa: S101  (the gate let nobody else in)
    return request.user


def own_notice(request: HttpRequest, pk: int) -> Notice:
    """One of the person's own.

    Raises:
        NoSuchNotice: it is not, which says nothing about whether there is one.
    """
    notice = selectors.inbox(person_of(request)).filter(pk=pk).first()
    if notice is None:
        raise NoSuchNotice
    return notice


@require_safe
@needed(Permission.SEE_WORKSPACE)
def show_inbox(request: HttpRequest) -> HttpResponse:
    """Everything that the person was told, unread first."""
    person = person_of(request)
    pages = Paginator(selectors.inbox(person), SHOWN)
    context = {
        "page": pages.get_page(request.GET.get("trang")),
        "unread": selectors.unread(person),
        "today": timezone.localdate(),
        "can_mail": selectors.can_mail(),
        "problem": selectors.last_problem(person),
    }
    return render(request, "notifications/inbox.html", context)


@require_safe
@needed(Permission.SEE_WORKSPACE)
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where the work is; with that it has been read."""
    notice = own_notice(request, pk)
    services.mark_read(notice=notice, at=timezone.now())
    return redirect(in_language(notice.url))


@require_POST
@needed(Permission.SEE_WORKSPACE)
def read_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """It has been read."""
    notice = own_notice(request, pk)
    services.mark_read(notice=notice, at=timezone.now())
    return redirect("notifications:inbox")


@require_POST
@needed(Permission.SEE_WORKSPACE)
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything has been read."""
    services.mark_all_read(person=person_of(request), at=timezone.now())
    return redirect("notifications:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(Permission.SEE_WORKSPACE)
def preferences(request: HttpRequest) -> HttpResponse:
    """How the person wants mails."""
    person = person_of(request)
    kept = selectors.preference_of(person)
    names = ("has_digest", "has_urgent", "language")
    initial = {"email": person.email} | {name: getattr(kept, name) for name in names}
    form = PreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.prefer(form.choice(), by=person)
        messages.success(request, SAVED)
        return redirect("notifications:preferences")
    context = {"form": form, "can_mail": selectors.can_mail()}
    status = 422 if form.errors else 200
    return render(request, "notifications/preferences.html", context, status=status)


@require_POST
@needed(Permission.SEE_WORKSPACE)
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the list as it was shown and go back to it."""
    view = services.keep_view(
        name=request.POST.get("name", ""),
        address=request.POST.get("address", ""),
        is_shared="is_shared" in request.POST,
        by=person_of(request),
        at=timezone.now(),
    )
    messages.success(request, KEPT)
    return redirect(in_language(view.address))


@require_POST
@needed(Permission.SEE_WORKSPACE)
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one of the own and go back to the list, as it was shown if it says how."""
    view = services.drop_view(pk, by=person_of(request))
    messages.success(request, DROPPED)
    shown = selectors.page_of(request.POST.get("address", "")) or view
    return redirect(in_language(shown.address))
