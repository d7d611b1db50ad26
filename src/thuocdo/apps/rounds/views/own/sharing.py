"""Sharing items among the people of the unit, and beginning from last year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.selectors import own_last, own_people, own_tree
from thuocdo.apps.rounds.services import copying, sharing
from thuocdo.apps.rounds.views.own.access import is_open, participant_for, person, time_left
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence

P = Permission
NOBODY_CHOSEN = say("Chọn ít nhất một mục.", "Choose at least one item.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.ASSESS)
def share_items(request: HttpRequest, pk: int) -> HttpResponse:
    """Who does what; posting gives the chosen items to one person."""
    participant = participant_for(request, pk, P.ASSESS)
    people = own_people.people_of(participant.unit)
    if request.method == "POST":
        share(request, pk, people)
        return redirect("rounds:own_share", pk)
    whole = own_tree.tree(participant)
    context = {
        "participant": participant,
        "whole": whole,
        "people": [(one, own_people.load_of(whole, one)) for one in people],
        "left": time_left(participant),
        "is_open": is_open(participant, timezone.now()),
    }
    return render(request, "rounds/own/share.html", context)


def share(request: HttpRequest, pk: int, people: list[User]) -> None:
    """Give the chosen items away."""
    codes, wanted = request.POST.getlist("code"), request.POST.get("person", "")
    chosen = next((one for one in people if str(one.pk) == wanted), None)
    if not codes:
        messages.error(request, NOBODY_CHOSEN)
        return
    changed = sharing.assign(
        participant_id=pk, codes=codes, person=chosen, by=person(request), at=timezone.now()
    )
    messages.success(request, say(f"Đã giao {changed} mục.", f"{changed} items were assigned."))


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.ASSESS)
def copy_last_year(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be taken over from last year; posting takes over what was chosen."""
    participant = participant_for(request, pk, P.ASSESS)
    if request.method == "POST":
        copied = copying.copy(
            participant_id=pk,
            codes=request.POST.getlist("code"),
            by=person(request),
            at=timezone.now(),
        )
        messages.success(request, told(copied))
        return redirect("rounds:own_tree", pk)
    badges = own_last.badges_of(participant.round)
    offers = [(one, badges[one.entry.code]) for one in copying.offers(participant)]
    leaves = own_people.titles_of(participant)
    context = {
        "participant": participant,
        "offers": [(one, badge, leaves[one.entry.code]) for one, badge in offers],
        "dropped": own_last.dropped_in(participant.round),
        "left": time_left(participant),
        "is_open": is_open(participant, timezone.now()),
    }
    return render(request, "rounds/own/copy.html", context)


def told(copied: copying.Copied) -> str:
    """What came over, in words."""
    texts, documents = copied.texts, copied.documents
    return said(
        Sentence(
            f"Đã lấy {texts} nội dung giải trình và {documents} liên kết văn bản. Số liệu và điểm "
            "không lấy; trạng thái giữ nguyên.",
            f"{texts} explanations and {documents} links of documents were taken over. Neither "
            "figures nor points were; states stay as they are.",
        )
    )
