"""One item: judged, returned, taken back, or appraised a second time."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import NotAllowed, Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, WrongPlan
from thuocdo.apps.rounds.selectors.appraisal.column import Column, Row
from thuocdo.apps.rounds.services import appraising, returning, seconding
from thuocdo.apps.rounds.services.returning import Asked
from thuocdo.apps.rounds.views.appraisal.access import entry_key, person, row_for
from thuocdo.apps.rounds.views.appraisal.panel import panel_context
from thuocdo.apps.rounds.views.appraisal.verdicts import reason_in, verdict_in
from thuocdo.lib.digits import whole
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

DONE = say("Đã ghi kết quả thẩm định.", "The appraisal is recorded.")
RETURNED = say("Đã trả lại đơn vị; đơn vị được báo ngay.", "Returned; the unit is told at once.")
TAKEN = say("Đã thu lại mục quá hạn bổ sung.", "The overdue item was taken back.")
SECONDED = say("Đã ghi kết quả thẩm định lần hai.", "The second appraisal is recorded.")
MOST_DIGITS = 3  # of working days
MENDABLE = (FieldRefused, NoReason, WrongPlan)  # what the same form can put right


class Place(NamedTuple):
    """Which item an address means."""

    pk: int
    code: str
    unit: str


@require_http_methods(["GET", "POST"])
@login_required
@needed(Permission.APPRAISE)
def appraise_item(request: HttpRequest, pk: int, code: str, unit: str) -> HttpResponse:
    """The item on a page of its own; posting gives it the appraised word."""
    place = Place(pk, code, unit)
    if request.method == "POST":
        return decided(request, place, judge, str(DONE))
    return page_of(request, place, "item")


def judge(request: HttpRequest, key: int, column: Column, _row: Row) -> None:
    """Give the appraised word."""
    verdict = verdict_in(request, column.round, column.leaf)
    appraising.appraise(entry_id=key, verdict=verdict, by=person(request), at=timezone.now())


@require_http_methods(["GET", "POST"])
@login_required
@needed(Permission.APPRAISE)
def return_item(request: HttpRequest, pk: int, code: str, unit: str) -> HttpResponse:
    """Give the item back to its unit."""
    place = Place(pk, code, unit)
    if request.method == "POST":
        return decided(request, place, give_back, str(RETURNED))
    return page_of(request, place, "return")


def give_back(request: HttpRequest, key: int, column: Column, _row: Row) -> None:
    """Return it with a reason and some working days."""
    reason, text = reason_in(request, column.round)
    days = whole(request.POST.get("han", ""), MOST_DIGITS)
    asked = Asked(days or 0, reason, text)
    returning.return_item(entry_id=key, asked=asked, by=person(request), at=timezone.now())


@require_http_methods(["GET", "POST"])
@login_required
@needed(Permission.APPRAISE)
def second_item(request: HttpRequest, pk: int, code: str, unit: str) -> HttpResponse:
    """The second appraisal of an item."""
    place = Place(pk, code, unit)
    if request.method == "POST":
        return decided(request, place, give_second, str(SECONDED))
    return page_of(request, place, "second")


def give_second(request: HttpRequest, key: int, column: Column, _row: Row) -> None:
    """Give the second word."""
    verdict = verdict_in(request, column.round, column.leaf)
    seconding.second(entry_id=key, verdict=verdict, by=person(request), at=timezone.now())


@require_POST
@login_required
@needed(Permission.APPRAISE)
def take_back(request: HttpRequest, pk: int, code: str, unit: str) -> HttpResponse:
    """End a return whose day has passed."""
    key = entry_key(pk, code, unit)
    returning.take_back(entry_id=key, by=person(request), at=timezone.now())
    messages.success(request, TAKEN)
    return redirect(column_url(Place(pk, code, unit)))


PAGES = {"judge": "item", "give_back": "return", "give_second": "second"}  # step → its page
Step = Callable[[HttpRequest, int, Column, Row], None]


def decided(request: HttpRequest, place: Place, step: Step, done: str) -> HttpResponse:
    """Do it; what the form can put right is said beside the form, the rest on a page of its own.

    Raises:
        Refusal: the right is missing, or stage and phase do not allow it.
    """
    key = entry_key(*place)
    column, row = row_for(request, *place)
    try:
        step(request, key, column, row)
    except MENDABLE as refusal:
        return mended(request, place, refusal, step)
    if is_data(request):
        return JsonResponse({"done": done})
    messages.success(request, done)
    return redirect(next_url(request, place))


def mended(request: HttpRequest, place: Place, refusal: Refusal, step: Step) -> HttpResponse:
    """The same form with the sentence, and what was typed."""
    if is_data(request):
        kind = "reason" if isinstance(refusal, NoReason) else "field"
        return JsonResponse({"refused": said(refusal.sentence), "kind": kind}, status=422)
    return page_of(request, place, PAGES[step.__name__], refusal)


def is_data(request: HttpRequest) -> bool:
    """Whether the caller wants data instead of a page."""
    return request.accepts("application/json") and not request.accepts("text/html")


def page_of(
    request: HttpRequest, place: Place, which: str, refusal: Refusal | None = None
) -> HttpResponse:
    """The form on a page of its own, without a script."""
    column, row = row_for(request, *place)
    if row.is_own and which != "item":
        raise NotAllowed
    context = panel_context(request, column, row) | {"which": which, "refusal": refusal}
    if refusal is not None:
        context["typed"] = request.POST.get("ly-do", "")
        sent = context["boxes"]
        assert isinstance(sent, list)  # noqa: S101  (panel_context made it)
        context["boxes"] = [box.refilled(request.POST.get(box.name, "")) for box in sent]
    status = 422 if refusal else 200
    return render(request, "rounds/appraisal/item.html", context, status=status)


def column_url(place: Place) -> str:
    """The column with this unit chosen."""
    url = reverse("rounds:appraise_column", args=[place.pk, place.code])
    return f"{url}?dv={place.unit}"


def next_url(request: HttpRequest, place: Place) -> str:
    """Where the work goes on: the list of the second appraisal, or the column."""
    if request.POST.get("ve") == "lan-hai":
        return reverse("rounds:second_list", args=[place.pk])
    return column_url(place)
