"""The page of one item; it works as a plain form, and autosave.js makes it quicker."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.accounts.permissions import Permission, held, needed
from thuocdo.apps.rounds.models import Participant, Phase, Stage
from thuocdo.apps.rounds.selectors import own_evidence, own_history, own_item, own_tree
from thuocdo.apps.rounds.selectors.addressees import others_called
from thuocdo.apps.rounds.services.moving import Action, can
from thuocdo.apps.rounds.services.saving_forms import Posted, save_form
from thuocdo.apps.rounds.views.own.access import (
    entry_for,
    is_open_entry,
    participant_for,
    person,
    time_left,
)

P = Permission
PREFIX = "o-"  # of fields, before their names; bases begin with "v-"


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.READ_OWN_ASSESSMENT)
def show_item(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One item; posting saves every field that was changed."""
    participant = participant_for(request, pk)
    if request.method != "POST":
        return render(request, "rounds/own/item.html", page_of(request, participant, code))
    entry = entry_for(participant, code)
    posted = Posted.of(request.POST, own_item.leaf_of(entry), PREFIX)
    conflicts = save_form(entry_id=entry.pk, posted=posted, by=person(request), at=timezone.now())
    if conflicts:
        context = page_of(request, participant, code) | {"conflicts": conflicts}
        return render(request, "rounds/own/item.html", context, status=409)
    return redirect(where_next(request, participant, code))


def where_next(request: HttpRequest, participant: Participant, code: str) -> str:
    """The item that the pressed button names, or the same one."""
    known = set(participant.entries.values_list("code", flat=True))
    wanted = request.POST.get("sang", "")
    return reverse("rounds:own_item", args=[participant.pk, wanted if wanted in known else code])


def page_of(request: HttpRequest, participant: Participant, code: str) -> dict[str, object]:
    """What the page shows. Six queries, one where it was returned, seven at most for documents.

    Raises:
        Http404: there is no such item.
    """
    who, now = person(request), timezone.now()
    whole = own_tree.tree(participant)
    if code not in whole.result.leaves:
        raise Http404
    shown = own_item.item(whole, code)
    line, entry = shown.line, shown.entry
    rights = held(who, participant.unit)
    may_write = P.ASSESS in rights and line.is_own and is_open_entry(entry, now)
    before, after = whole.beside(code)
    explains = participant.block.phase == Phase.EXPLANATION and P.ASSESS in rights
    return {
        "participant": participant,
        "whole": whole,
        "item": shown,
        "evidence": own_evidence.shown_for(entry, participant) if line.evidence else [],
        "offered": own_evidence.offered(participant) if may_write else (),
        "remarks": own_history.remarks_of(entry),
        "returned": own_history.return_of(entry) if line.is_returned else None,
        "saved_at": own_history.last_saved(entry),
        "before": before,
        "after": after,
        "left": time_left(participant),
        "is_open": may_write,
        "may_remark": True,
        "people": others_called(participant.unit, who, timezone.localdate()),
        "may_explain": explains and can(entry, Action.EXPLAIN, participant.block.phase),
        "may_answer": may_write and entry.stage == Stage.RETURNED,
    }


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def show_history(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Everything that was written in an item, by whom and when. Six queries."""
    participant = participant_for(request, pk)
    entry = entry_for(participant, code)
    context = {
        "participant": participant,
        "entry": entry,
        "leaf": own_item.leaf_of(entry),
        "steps": own_history.history(entry),
    }
    return render(request, "rounds/own/history.html", context)
