"""Sittings: all of them, calling one, its agenda, approval, closing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, held, may, needed
from thuocdo.apps.rounds.forms.council import CallForm, ConfirmForm
from thuocdo.apps.rounds.models import AgendaKind, Appeal, Round
from thuocdo.apps.rounds.selectors import council
from thuocdo.apps.rounds.selectors.pointing import PointsLeaf, leaves_to_point
from thuocdo.apps.rounds.services import sitting as services
from thuocdo.apps.rounds.views.council.access import person, round_for, sitting_for
from thuocdo.lib.language import say

P = Permission
CALLED = say("Đã lập chương trình họp.", "The agenda is made.")
APPROVED = say("Đã duyệt chương trình họp.", "The agenda is approved.")
CLOSED = say("Đã kết thúc phiên họp; biên bản đã lập.", "The sitting is closed; minutes are made.")


@require_safe
@needed(P.READ_COUNCIL)
def show_council(request: HttpRequest) -> HttpResponse:
    """Rounds with something open, and all sittings."""
    by = person(request)
    rounds = Round.objects.filter(blocks__phase__in=council.SITS).distinct()
    rows = rounds.select_related("authority", "edition__scheme").order_by("-year", "pk")
    mine = [row for row in rows if may(by, P.READ_COUNCIL, row.authority)]
    open_ = [(row, council.uncalled(row), unpointed(row)) for row in mine[:6]]
    appeals = Appeal.objects.filter(participant__round__in=mine, answered_at__isnull=True)
    context = {
        "may_decide": may(by, P.DECIDE_IN_COUNCIL),
        "open": [one for one in open_ if one[1] or one[2]],
        "sittings": [
            row
            for row in council.sittings().prefetch_related("items")
            if may(by, P.READ_COUNCIL, row.round.authority)
        ],
        "appeals": appeals.select_related("participant__unit", "participant__round", "entry"),
    }
    return render(request, "rounds/council/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.DECIDE_IN_COUNCIL)
def call_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """What would stand on the agenda; posting calls the sitting."""
    round_ = round_for(request, pk, P.DECIDE_IN_COUNCIL)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = services.prepare_sitting(
            round_=round_, called=form.called(), by=person(request), at=timezone.now()
        )
        messages.success(request, CALLED)
        return redirect("rounds:sitting", row.pk)
    context = {"round": round_, "form": form, "matters": council.uncalled(round_)}
    context["points"] = unpointed(round_)
    return render(request, "rounds/council/call.html", context, status=422 if form.errors else 200)


def unpointed(round_: Round) -> list[PointsLeaf]:
    """Items of the council's own that lack points, unless a sitting is open to give them."""
    if council.sittings(round_).filter(closed_at__isnull=True).exists():
        return []
    return [one for one in leaves_to_point(round_) if one.left]


@require_safe
@needed(P.READ_COUNCIL)
def show_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda: disagreements first, with every layer's points and what was decided."""
    sitting = sitting_for(request, pk)
    items = list(council.items_of(sitting))
    rights = held(person(request), sitting.round.authority)
    context = {
        "sitting": sitting,
        "items": [item for item in items if item.kind != AgendaKind.POINTS],
        "points": leaves_to_point(sitting.round),
        "decided": sum(item.decision is not None for item in items),
        "all": len(items),
        "left": sum(item.decision is None for item in items),
        "next": next((item for item in items if item.decision is None), None),
        "explanations": [
            item for item in items if item.kind == AgendaKind.EXPLANATION and item.decision is None
        ],
        "confirm": ConfirmForm(),
        "more": [] if sitting.closed_at else council.uncalled(sitting.round),
        "may_decide": P.DECIDE_IN_COUNCIL in rights,
        "may_approve": P.APPROVE_AGENDA in rights,
    }
    return render(request, "rounds/council/sitting.html", context)


@require_POST
@needed(P.APPROVE_AGENDA)
def approve_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The director agrees."""
    services.approve_agenda(sitting_id=pk, by=person(request), at=timezone.now())
    messages.success(request, APPROVED)
    return redirect("rounds:sitting", pk)


@require_POST
@needed(P.DECIDE_IN_COUNCIL)
def renew_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up what has come up since."""
    services.renew_agenda(sitting_id=pk, by=person(request), at=timezone.now())
    return redirect("rounds:sitting", pk)


@require_POST
@needed(P.DECIDE_IN_COUNCIL)
def confirm_explanations(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to all accepted explanations at once."""
    form = ConfirmForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    services.confirm_explanations(
        sitting_id=pk, reason=reason, by=person(request), at=timezone.now()
    )
    return redirect("rounds:sitting", pk)


@require_POST
@needed(P.DECIDE_IN_COUNCIL)
def close_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """End the sitting."""
    services.close_sitting(sitting_id=pk, by=person(request), at=timezone.now())
    messages.success(request, CLOSED)
    return redirect("rounds:sitting", pk)
