"""Answering what came back, and explaining appraised points that the unit does not accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.errors import NoReason
from thuocdo.apps.rounds.models import Layer
from thuocdo.apps.rounds.selectors import own_evidence, own_item
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import words_of
from thuocdo.apps.rounds.services import explaining
from thuocdo.apps.rounds.services.moving import Action, can
from thuocdo.apps.rounds.services.returning import answer_return
from thuocdo.apps.rounds.views.own.access import entry_for, participant_for, person
from thuocdo.lib.language import say

P = Permission
ANSWERED = say("Đã gửi lại cho người thẩm định.", "Sent back to the appraiser.")
EXPLAINED = say("Đã gửi giải trình.", "The explanation was sent.")
SAY_WHY = say("Viết nội dung giải trình.", "Write the explanation.")


@require_POST
@needed(P.ASSESS)
def answer(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Hand a returned item in again."""
    participant = participant_for(request, pk, P.ASSESS)
    entry = entry_for(participant, code)
    answer_return(entry_id=entry.pk, by=person(request), at=timezone.now())
    messages.success(request, ANSWERED)
    return redirect("rounds:own_item", pk, code)


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.ASSESS)
def explain_item(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """What was declared and appraised, side by side; posting says why the unit disagrees."""
    participant = participant_for(request, pk, P.ASSESS)
    entry = entry_for(participant, code)
    if request.method == "POST":
        return explained(request, pk, code, entry.pk)
    words = newest(words_of([entry]).get(entry.pk, []))
    context = {
        "participant": participant,
        "entry": entry,
        "leaf": own_item.leaf_of(entry),
        "declared": words.get(Layer.DECLARED),
        "appraised": words.get(Layer.APPRAISED),
        "explanation": words.get(Layer.EXPLANATION),
        "evidence": own_evidence.shown_for(entry, participant),
        "offered": own_evidence.offered(participant),
        "may_explain": can(entry, Action.EXPLAIN, participant.block.phase),
    }
    return render(request, "rounds/own/explain.html", context)


def explained(request: HttpRequest, pk: int, code: str, entry: int) -> HttpResponse:
    """Keep the explanation."""
    try:
        explaining.explain(
            entry_id=entry,
            text=request.POST.get("text", ""),
            by=person(request),
            at=timezone.now(),
        )
    except NoReason:
        messages.error(request, SAY_WHY)
    else:
        messages.success(request, EXPLAINED)
    return redirect(reverse("rounds:own_explain", args=[pk, code]))
