"""Handing the assessment to the leader, and the leader's page, made for a phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, acting_for, held, needed
from thuocdo.apps.rounds.errors import NoReason
from thuocdo.apps.rounds.models import Participant, Progress
from thuocdo.apps.rounds.selectors import own_gaps, own_tree
from thuocdo.apps.rounds.services import submitting
from thuocdo.apps.rounds.views.own.access import is_open, participant_for, person, time_left
from thuocdo.lib.language import say

P = Permission
ASKED = say("Đã trình lãnh đạo duyệt.", "Sent to the leader for signature.")
SIGNED = say("Đã duyệt và nộp; bản tự đánh giá đã khóa.", "Signed, submitted and locked.")
SENT_BACK = say("Đã trả lại cho công chức.", "Sent back to the officers.")
SAY_WHY = say("Nêu lý do chưa duyệt.", "Say why it is not signed.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.ASSESS)
def ask_leader(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still open; posting hands the assessment to the leader."""
    participant = participant_for(request, pk, P.ASSESS)
    if request.method == "POST":
        submitting.ask_signature(participant_id=pk, by=person(request), at=timezone.now())
        messages.success(request, ASKED)
        return redirect("rounds:own_tree", pk)
    return render(request, "rounds/own/ask.html", page_of(participant))


def page_of(participant: Participant) -> dict[str, object]:
    """What both pages show. Twelve queries."""
    whole = own_tree.tree(participant)
    return {
        "participant": participant,
        "whole": whole,
        "gaps": own_gaps.gaps(whole),
        "explained": own_gaps.explained(whole),
        "not_applicable": own_gaps.not_applicable(whole),
        "doubts": own_gaps.doubts(whole),
        "sent_back": own_gaps.sent_back(participant),
        "left": time_left(participant),
        "is_open": is_open(participant, timezone.now()),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.SIGN_OFF)
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """What the leader signs; posting submits and locks."""
    participant = participant_for(request, pk, P.SIGN_OFF)
    if request.method == "POST":
        submitting.sign_off(participant_id=pk, by=person(request), at=timezone.now())
        messages.success(request, SIGNED)
        return redirect("rounds:own_sign", pk)
    rights = held(person(request), participant.unit)
    more = {
        "awaits": participant.progress == Progress.AWAITING,
        "may_sign": P.SIGN_OFF in rights,
        "acting_for": acting_for(person(request), P.SIGN_OFF, participant.unit),
        "signed_for": own_gaps.signed_for(participant) if participant.submitted_by_id else "",
    }
    return render(request, "rounds/own/sign.html", page_of(participant) | more)


@require_POST
@needed(P.SIGN_OFF)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader does not sign yet and says why."""
    participant = participant_for(request, pk, P.SIGN_OFF)
    reason = request.POST.get("reason", "")
    try:
        submitting.send_back(
            participant_id=participant.pk, reason=reason, by=person(request), at=timezone.now()
        )
    except NoReason:
        messages.error(request, SAY_WHY)
        return redirect("rounds:own_sign", pk)
    messages.success(request, SENT_BACK)
    return redirect("rounds:own_tree", pk)
