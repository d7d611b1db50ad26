"""Views of units: the list, and one unit with its results and its lineage."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.web.portal.files.about import about
from thuocdo.web.portal.files.answering import file_response, page_address
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.changes import compared
from thuocdo.web.portal.showing import shown
from thuocdo.web.portal.unit.choosing import choice_of, chosen, heir_of, results_of
from thuocdo.web.portal.unit.context import unit_context
from thuocdo.web.portal.unit.directory import directory
from thuocdo.web.portal.unit.page import UnitPage, unit_page
from thuocdo.web.portal.unit.registered import provinces, registered, registered_heir
from thuocdo.web.portal.unit.sheet import DEFINITION, sheet_title, unit_sheet


@require_safe
@public_page
def list_units(request: HttpRequest) -> HttpResponse:
    """Units with results by block, and the provinces of the register."""
    lists, today = directory(present_shelf()), timezone.localdate()
    context = {"section": "unit", "lists": lists, "provinces": provinces(today)}
    return render(request, "portal/units.html", context)


@require_safe
@public_page
def show_unit(request: HttpRequest, code: str, form: Form | None = None) -> HttpResponse:
    """One unit; an old code leads to its one successor, a divided unit shows its own."""
    shelf, choice = present_shelf(), choice_of(request.GET)
    results = results_of(shelf, code)
    if not choice.is_dated and (heir := heir_of(shelf, code)):
        return to_heir(code, heir)
    one = chosen(results, choice)
    if one is None:
        return show_registered(request, code)
    page = unit_page(shelf, one, code, compared(shelf, one), choice)
    if form is not None:
        return as_file(request, page, form)
    return show_result(request, page)


def show_result(request: HttpRequest, page: UnitPage) -> HttpResponse:
    """The page of a unit with results; of old cases the register tells the lineage."""
    known = registered(page.unit.code, timezone.localdate()) if page.is_stated else None
    return shown(request, "portal/unit.html", unit_context(request, page, known))


def show_registered(request: HttpRequest, code: str) -> HttpResponse:
    """A unit of the register without results; a code nobody has leads to the search."""
    today = timezone.localdate()
    heir = None if "nam" in request.GET else registered_heir(code, today)
    if heir is not None:
        return to_heir(code, heir)
    known = registered(code, today)
    context = {"section": "unit", "registered": known, "code": code}
    if known is None:
        return shown(request, "portal/unit_unknown.html", context, status=404)
    return shown(request, "portal/unit_registered.html", context)


def to_heir(code: str, heir: str) -> HttpResponse:
    """The page of the successor, which tells where the reader came from."""
    return redirect(f"{reverse('portal:unit', args=(heir,))}?{urlencode({'tu': code})}")


def as_file(request: HttpRequest, page: UnitPage, form: Form) -> HttpResponse:
    """The whole, its domains and items as a file."""
    one = page.published
    name = f"don-vi-{page.unit.code}-{one.slug}-{one.year}-{language()}"
    where = page_address(request, reverse("portal:unit", args=(page.unit.code,)))
    told = about(one, sheet_title(page), DEFINITION, where)
    return file_response(unit_sheet(page), form, name, told)
