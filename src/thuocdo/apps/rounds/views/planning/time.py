"""More time for a block or a unit, and giving a submitted assessment back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, needed, require
from thuocdo.apps.rounds.forms.planning import ExtendForm, ReopenForm
from thuocdo.apps.rounds.models import Participant, Phase, RoundBlock
from thuocdo.apps.rounds.services import phases, submitting
from thuocdo.apps.rounds.views.council.access import person
from thuocdo.apps.rounds.views.planning.settling import block_for
from thuocdo.lib.forms import tell_in
from thuocdo.lib.language import say
from thuocdo.vietnamese.sentence import Refusal

P = Permission
EXTENDED = say("Đã gia hạn.", "More time is given.")
REOPENED = say("Đã mở lại bản tự đánh giá.", "The self-assessment is open again.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.MANAGE_ROUNDS)
def extend_block(request: HttpRequest, pk: int) -> HttpResponse:
    """Until when, by which document, why."""
    block = block_for(request, pk)
    rows = list(block.participants.select_related("unit"))
    form = ExtendForm(request.POST or None, units=[(str(row.pk), str(row)) for row in rows])
    if request.method == "POST" and form.is_valid() and extended(request, block, form):
        messages.success(request, EXTENDED)
        return redirect("rounds:round", block.round_id)
    context = {"placed": block, "form": form}
    return render(
        request, "rounds/steering/extend.html", context, status=422 if form.errors else 200
    )


def extended(request: HttpRequest, block: RoundBlock, form: ExtendForm) -> bool:
    """Give the time; False where the form tells what was refused."""
    key = form.cleaned_data["unit"]
    try:
        phases.extend(
            block_id=block.pk,
            phase=Phase(form.cleaned_data["phase"]),
            more=form.more(),
            participant=block.participants.get(pk=key) if key else None,
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        tell_in(form, refusal)
    return not form.errors


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.MANAGE_ROUNDS)
def reopen_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Until when, by which document, why."""
    rows = Participant.objects.select_related("unit", "round__authority", "block")
    row = get_object_or_404(rows, pk=pk)
    require(person(request), P.MANAGE_ROUNDS, row.round.authority)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and reopened(request, row, form):
        messages.success(request, REOPENED)
        return redirect("rounds:board_unit", row.round_id, row.pk)
    context = {"row": row, "form": form}
    return render(
        request, "rounds/steering/reopen.html", context, status=422 if form.errors else 200
    )


def reopened(request: HttpRequest, row: Participant, form: ReopenForm) -> bool:
    """Give it back; False where the form tells what was refused."""
    data = form.cleaned_data
    try:
        submitting.reopen(
            participant_id=row.pk,
            until=form.moment(),
            document=data["document"],
            reason=data["reason"],
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        tell_in(form, refusal)
    return not form.errors
