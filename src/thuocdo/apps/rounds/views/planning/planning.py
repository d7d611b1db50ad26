"""Rounds: all of them, planning one, how it stands, opening it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts.permissions import Permission, may, needed
from thuocdo.apps.indexsets.models import Edition, EditionStatus
from thuocdo.apps.rounds.forms.planning import OpenForm, PlanForm
from thuocdo.apps.rounds.models import PHASES, Phase, Round
from thuocdo.apps.rounds.selectors import planning
from thuocdo.apps.rounds.services import setting_up
from thuocdo.apps.rounds.views.council.access import person, round_for
from thuocdo.apps.units.models import Block
from thuocdo.lib.forms import tell_in
from thuocdo.lib.language import say
from thuocdo.vietnamese.sentence import Refusal

P = Permission
PLANNED = say("Đã lập vòng đánh giá; các đơn vị chưa thấy.", "Planned; no unit sees it yet.")
OPENED = say("Đã mở vòng đánh giá.", "The round is open.")


@require_safe
@needed(P.MANAGE_ROUNDS)
def list_rounds(request: HttpRequest) -> HttpResponse:
    """All rounds with their blocks and phases."""
    by = person(request)
    rows = planning.rounds()
    shown = [row for row in rows if may(by, P.MANAGE_ROUNDS, row.authority)]
    return render(request, "rounds/steering/rounds.html", {"rounds": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.MANAGE_ROUNDS)
def plan_round(request: HttpRequest) -> HttpResponse:
    """Edition, year, blocks and the end of each phase."""
    editions = Edition.objects.exclude(status=EditionStatus.DRAFT).select_related("scheme")
    form = PlanForm(request.POST or None, editions=editions, blocks=Block.objects.all())
    if request.method == "POST" and form.is_valid():
        made = planned(request, form)
        if made is not None:
            messages.success(request, PLANNED)
            return redirect("rounds:round", made.pk)
    return render(
        request, "rounds/steering/plan.html", {"form": form}, status=422 if form.errors else 200
    )


def planned(request: HttpRequest, form: PlanForm) -> Round | None:
    """The new round; None where the form tells what was refused."""
    by, at = person(request), timezone.now()
    try:
        return setting_up.plan(what=form.plan(), blocks=form.windows(), by=by, at=at)
    except Refusal as refusal:
        tell_in(form, refusal)
        return None


@require_safe
@needed(P.MANAGE_ROUNDS)
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Every block with its phase, windows, what stands in the way, and what can be done."""
    round_ = round_for(request, pk, P.MANAGE_ROUNDS)
    lines = planning.lines_of(round_)
    context = {
        "round": round_,
        "lines": lines,
        "phases": [phase for phase in PHASES if phase is not Phase.PLANNED],
        "is_planned": all(line.block.phase == Phase.PLANNED for line in lines),
        "is_settled": all(line.is_settled for line in lines),
        "jobs": planning.jobs_of(round_, [line.block for line in lines]),
        "form": OpenForm(),
        "may_run": may(person(request), P.RUN_RESULTS, round_.authority),
    }
    return render(request, "rounds/steering/round.html", context)


@require_http_methods(["POST"])
@needed(P.MANAGE_ROUNDS)
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it, without the units that do not take part."""
    round_ = round_for(request, pk, P.MANAGE_ROUNDS)
    form = OpenForm(request.POST)
    codes = form.codes() if form.is_valid() else []
    setting_up.open_round(round_=round_, excluded=codes, by=person(request), at=timezone.now())
    messages.success(request, OPENED)
    return redirect("rounds:round", pk)
