"""Appeals: the unit's own, and those that the council answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, held, needed, require
from thuocdo.apps.rounds.forms.council import AnswerForm, AppealForm, leaf_choices
from thuocdo.apps.rounds.models import Appeal, Participant, Phase
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services import appealing
from thuocdo.apps.rounds.views.council.access import person
from thuocdo.lib.language import say

P = Permission
FILED = say("Đã gửi kiến nghị đến Hội đồng.", "The appeal was sent to the council.")
ANSWERED = say("Đã trả lời kiến nghị.", "The appeal is answered.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.READ_OWN_ASSESSMENT)
def show_appeals(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit's appeals; its leader may file another one."""
    rows = Participant.objects.select_related("unit", "block", "round__edition__scheme")
    participant = get_object_or_404(rows, pk=pk)
    require(person(request), P.READ_OWN_ASSESSMENT, participant.unit)
    leaves = leaf_choices(list(index_set_of(participant.round).leaves))
    form = AppealForm(request.POST or None, leaves=leaves)
    if request.method == "POST" and form.is_valid():
        appealing.file_appeal(
            participant_id=pk, filed=form.filed(), by=person(request), at=timezone.now()
        )
        messages.success(request, FILED)
        return redirect("rounds:appeals", pk)
    is_open = participant.block.phase == Phase.PUBLISHED
    context = {
        "participant": participant,
        "appeals": participant.appeals.select_related("entry", "by"),
        "form": form if is_open and P.SIGN_OFF in held(request.user, participant.unit) else None,
        "is_open": is_open,
    }
    return render(
        request, "rounds/council/appeals.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.DECIDE_IN_COUNCIL)
def answer_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit writes; posting answers it."""
    rows = Appeal.objects.select_related(
        "participant__unit", "participant__round__authority", "entry", "by"
    )
    row = get_object_or_404(rows, pk=pk)
    require(person(request), P.DECIDE_IN_COUNCIL, row.participant.round.authority)
    leaves = leaf_choices(list(index_set_of(row.participant.round).leaves))
    form = AnswerForm(request.POST or None, leaves=[] if row.entry else leaves)
    if request.method == "POST" and form.is_valid():
        appealing.answer_appeal(
            appeal_id=pk, answer=form.answer(), by=person(request), at=timezone.now()
        )
        messages.success(request, ANSWERED)
        return redirect("rounds:council")
    context = {"appeal": row, "form": form}
    return render(
        request, "rounds/council/appeal.html", context, status=422 if form.errors else 200
    )
