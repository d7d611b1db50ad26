"""The register: its units, one of them, and what was mistyped."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.units import selectors, services
from thuocdo.apps.units.forms import CorrectionForm, UnitFilter, refusals_at
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import say

if TYPE_CHECKING:
    from thuocdo.apps.accounts.models import User

PAGE, MOST_FOUND = 50, 100
INVALID = 422
NAMED = ("name", "name_en")
SHOWN = (
    *("code", "kind", "valid_from", "valid_to", *NAMED),
    *(f"parent__{each}" for each in (*NAMED, "parent")),
    *(f"parent__parent__{each}" for each in (*NAMED, "parent")),
)  # of a unit in the list
keeps_units = needed(Permission.MANAGE_UNITS)


@require_safe
@keeps_units
def list_units(request: HttpRequest) -> HttpResponse:
    """Units by what is asked for: by name in the order of nearness, else by alphabet."""
    today = timezone.localdate()
    form = UnitFilter(request.GET, today=today)
    units = form.units()
    asked = form.cleaned_data.get("q", "")
    context: dict[str, object] = {"form": form, "asked": asked, "today": today}
    if asked:
        found = selectors.search_units(asked, day=today, limit=MOST_FOUND, units=units)
        rows = [(one.unit, one.parts) for one in found]
        context |= {"rows": rows, "count": len(found), "is_cut": len(found) == MOST_FOUND}
    else:
        page = Paginator(units.only(*SHOWN), PAGE).get_page(request.GET.get("trang"))
        rows = [(unit, ()) for unit in page]
        context |= {"rows": rows, "page": page, "count": page.paginator.count}
    return render(request, "units/list.html", context)


@require_safe
@keeps_units
def show_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its facts, where it came from, what it became, what lies below it."""
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    last = unit.valid_to or timezone.localdate()
    context = {
        "unit": unit,
        "ancestors": selectors.ancestors(unit),
        "forebears": selectors.forebears(unit),
        "heirs": selectors.heirs(unit),
        "children": selectors.children_at(unit, last),
        "memberships": unit.memberships.select_related("block").order_by("valid_from"),
        "others": selectors.spans_of(unit.code).exclude(pk=unit.pk),
    }
    return render(request, "units/unit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_units
def correct_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Set facts right, with a reason."""
    unit = get_object_or_404(Unit, pk=pk)
    form = CorrectionForm(request.POST or None, instance=Unit.objects.get(pk=pk))
    if form.is_valid():
        with refusals_at(form):
            services.correct(
                unit=unit,
                correction=form.correction(),
                reason=form.cleaned_data["reason"],
                by=cast("User", request.user),
            )
            messages.success(request, say("Đã sửa thông tin đơn vị.", "The unit is corrected."))
            return redirect("units:unit", pk=pk)
    status = INVALID if form.is_bound else 200
    return render(request, "units/correct.html", {"unit": unit, "form": form}, status=status)
