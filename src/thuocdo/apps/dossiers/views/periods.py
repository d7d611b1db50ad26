"""Closed periods: the list, closing one, one of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, may, needed, require
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.forms.closing import CloseForm
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.feeding import feedable, service_quality
from thuocdo.apps.dossiers.selectors.frozen import HEADLINES
from thuocdo.apps.dossiers.selectors.rates import shown
from thuocdo.apps.dossiers.views.scoping import person
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import said, say

CLOSED = say(
    "Đã chốt kỳ. Số liệu của kỳ từ nay không đổi.",
    "The period is closed; its figures never change now.",
)


@require_safe
@needed(Permission.READ_DOSSIERS)
def list_periods(request: HttpRequest) -> HttpResponse:
    """Closed periods within reach, and the form that closes one."""
    return listed(request)


@require_POST
@needed(Permission.CLOSE_PERIOD)
def close_period(request: HttpRequest) -> HttpResponse:
    """Close a period of the person's authority."""
    authority = selectors.beginning(person(request), Permission.CLOSE_PERIOD)
    require(person(request), Permission.CLOSE_PERIOD, authority)
    form = CloseForm(request.POST, periods=over())
    if authority is None or not form.is_valid():
        return listed(request, form)
    return closed(request, authority, form)


def listed(request: HttpRequest, form: CloseForm | None = None) -> HttpResponse:
    """The page; with a form that came back, what was refused in it."""
    authority = selectors.beginning(person(request), Permission.CLOSE_PERIOD)
    empty = CloseForm(periods=over()) if authority else None
    rows = [row for row in selectors.closed_periods() if within(request, row)]
    context = {
        "tab": "periods",
        "authority": authority,
        "form": form or empty,
        "rows": [(row, said(selectors.title_of(row.code))) for row in rows],
    }
    return render(request, "dossiers/periods.html", context, status=422 if form else 200)


def within(request: HttpRequest, row: Period) -> bool:
    """Whether the person may see a closed period."""
    tops = selectors.places(person(request), Permission.READ_DOSSIERS)
    path = row.authority.path
    return any(path.startswith(top) or top.startswith(path) for top in tops)


def over() -> list[tuple[str, str]]:
    """Periods with dossiers that are over as far as the data reaches."""
    until = selectors.data_as_of()
    return [
        (one.code, said(selectors.title_of(one.code)).capitalize())
        for one in selectors.periods_kept()
        if until is not None and one.last <= until
    ]


def closed(request: HttpRequest, authority: Unit, form: CloseForm) -> HttpResponse:
    """Close what a valid form asks for."""
    row = services.close_period(
        authority=authority, closing=form.closing(), by=person(request), at=timezone.now()
    )
    messages.success(request, CLOSED)
    return redirect("dossiers:period", row.pk)


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_period(request: HttpRequest, pk: int) -> HttpResponse:
    """What was frozen, whether it would differ today, and what it can feed."""
    row = get_object_or_404(selectors.closed_periods(), pk=pk)
    require(person(request), Permission.READ_DOSSIERS, row.authority)
    units = selectors.codes_below(row.authority)
    cells = selectors.closed_table(row, selectors.RESPONSIBLE, units).cells()
    context = {
        "tab": "periods",
        "period": row,
        "title": said(selectors.title_of(row.code)),
        "headlines": shown(cells, HEADLINES),
        "changes": selectors.changes(row),
        "feedable": feedable(),
        "quality": service_quality(row),
        "may_feed": may(person(request), Permission.MANAGE_ROUNDS, row.authority),
    }
    return render(request, "dossiers/period.html", context)
