"""Decrees: what was recorded, one more by form, many by table."""

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, cast

from django import forms as django_forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.units import selectors, services
from thuocdo.apps.units.errors import UnfitUpload
from thuocdo.apps.units.forms import DecreeForm, NewUnits, UploadForm, refusals_at
from thuocdo.apps.units.models import LineageEvent
from thuocdo.apps.units.views.register import INVALID, PAGE, keeps_units
from thuocdo.lib.language import say
from thuocdo.reading.tables.sources import Source

if TYPE_CHECKING:
    from thuocdo.apps.accounts.models import User

SALT = "units.decrees"  # signs a table that was checked, until it is recorded
HOURS = 2


@require_safe
@keeps_units
def list_events(request: HttpRequest) -> HttpResponse:
    """Everything that happened to units, the latest first."""
    page = Paginator(selectors.events(), PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "events": selectors.counted(page)}
    return render(request, "units/events.html", context)


@require_safe
@keeps_units
def show_event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event with its edges."""
    event = get_object_or_404(LineageEvent, pk=pk)
    return render(request, "units/event.html", {"event": event, "edges": selectors.edges_of(event)})


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_units
def add_decree(request: HttpRequest) -> HttpResponse:
    """Record one event by form."""
    form = DecreeForm(request.POST or None, initial={"old": request.GET.get("ma", "")})
    rows = NewUnits(request.POST or None, prefix="new")
    if form.is_valid() and rows.is_valid():
        event = recorded(request, form, [row for row in rows.cleaned_data if row])
        if event is not None:
            messages.success(request, say("Đã ghi vào danh mục.", "The decree is recorded."))
            return redirect("units:event", pk=event.pk)
    status = INVALID if form.is_bound else 200
    return render(request, "units/decree.html", {"form": form, "rows": rows}, status=status)


def recorded(
    request: HttpRequest, form: DecreeForm, rows: list[dict[str, object]]
) -> LineageEvent | None:
    """The event, or None with the reason at the form."""
    try:
        decree = form.decree(rows)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None
    with refusals_at(form):
        return services.record_event(decree=decree, by=cast("User", request.user))
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_units
def upload_decrees(request: HttpRequest) -> HttpResponse:
    """Check a table first; what was checked is then recorded as it is."""
    if "checked" in request.POST:
        return record_checked(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        with refusals_at(form):
            context |= checked(request, form)
    status = INVALID if form.is_bound and not context.get("token") else 200
    return render(request, "units/upload.html", context, status=status)


def checked(request: HttpRequest, form: UploadForm) -> dict[str, object]:
    """What the table would do; a token carries it to the next step."""
    upload = form.cleaned_data["table"]
    source = services.table_upload(upload.name, upload.read(services.MOST_BYTES + 1))
    tried = services.check_decrees(source=source, by=cast("User", request.user))
    packed = [source.name, b64encode(source.content).decode()]
    token = "" if tried.refusals else signing.dumps(packed, salt=SALT, compress=True)
    return {"checked": tried, "token": token}


def record_checked(request: HttpRequest) -> HttpResponse:
    """Record the table of the step before."""
    form = django_forms.Form(request.POST)
    form.is_valid()
    with refusals_at(form):
        events = services.record_decrees(source=unpacked(request), by=cast("User", request.user))
        done = say(f"Đã ghi {len(events)} sự kiện.", f"{len(events)} events are recorded.")
        messages.success(request, done)
        return redirect("units:events")
    context = {"form": UploadForm(), "failed": form}
    return render(request, "units/upload.html", context, status=INVALID)


def unpacked(request: HttpRequest) -> Source:
    """The table that was checked.

    Raises:
        UnfitUpload: too much time has passed, or the form was changed on its way.
    """
    try:
        name, content = signing.loads(request.POST["checked"], salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature as wrong:
        raise UnfitUpload(
            "bảng đã kiểm tra không còn hiệu lực. Tải lên lại.",
            "the table that was checked is no longer valid. Upload it again.",
        ) from wrong
    return Source(name, b64decode(content))
