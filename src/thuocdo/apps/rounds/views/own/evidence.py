"""Linking documents to an item and taking them away; forms, and the queue of autosave.js."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.documents.models import Document
from thuocdo.apps.rounds.models import Entry, Participant
from thuocdo.apps.rounds.selectors import own_evidence, own_item
from thuocdo.apps.rounds.services import evidence, explaining
from thuocdo.apps.rounds.services.moving import Action, can
from thuocdo.apps.rounds.views.own.access import entry_for, participant_for, person
from thuocdo.lib.digits import whole
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

P = Permission
LONGEST_PAGE, LONGEST_NOTE = 40, 300
LINKED = say("Đã gắn minh chứng.", "The evidence is linked.")
CHOOSE = say("Chọn một văn bản trong kho của đơn vị.", "Choose a document of the unit's store.")
REMOVED = say("Đã gỡ minh chứng khỏi mục này.", "The evidence was taken away from this item.")


@require_POST
@needed(P.ASSESS)
def link_document(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Link one document; the queue of the page gets JSON."""
    participant = participant_for(request, pk, P.ASSESS)
    entry = entry_for(participant, code)
    if "application/json" in request.headers.get("Accept", ""):
        return linked_json(request, participant, entry)
    if not request.POST.get("document"):
        messages.error(request, CHOOSE)
    else:
        linked(request, participant, entry)
        messages.success(request, LINKED)
    return redirect(f"{reverse('rounds:own_item', args=[pk, code])}#minh-chung")


def linked(request: HttpRequest, participant: Participant, entry: Entry) -> None:
    """Link what the form names.

    Raises:
        Http404: there is no such document in the unit's store.
        Refusal: the item is locked.
    """
    document = document_for(participant, request.POST.get("document", ""))
    page, key = request.POST.get("page", "").strip()[:LONGEST_PAGE], key_in(request)
    who, now = person(request), timezone.now()
    if can(entry, Action.EXPLAIN, participant.block.phase):
        explaining.add_document(
            entry_id=entry.pk, document=document, page=page, key=key, by=who, at=now
        )
        return
    note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    evidence.link(
        entry_id=entry.pk, document=document, page=page, note=note, key=key, by=who, at=now
    )


def linked_json(request: HttpRequest, participant: Participant, entry: Entry) -> JsonResponse:
    """The strip as it stands now, or why nothing was linked."""
    try:
        linked(request, participant, entry)
    except Refusal as refused:
        status = getattr(refused, "status", 409)
        return JsonResponse({"sentence": said(refused.sentence)}, status=status)
    context = {
        "evidence": own_evidence.shown_for(entry, participant),
        "participant": participant,
        "code": entry.code,
        "is_open": True,
    }
    strip = render_to_string("rounds/own/_strip.html", context, request)
    return JsonResponse({"strip": strip, "at": timezone.localtime().strftime("%H:%M")})


def document_for(participant: Participant, key: str) -> Document:
    """A document of the unit's store.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(Document, pk=whole(key) or 0, unit=participant.unit)


def key_in(request: HttpRequest) -> UUID:
    """The key that the browser made, or one for a form that was sent without script."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.ASSESS)
def unlink_document(request: HttpRequest, pk: int, code: str, evidence_pk: int) -> HttpResponse:
    """Ask, then take a document away from the item; the document itself stays in the store."""
    participant = participant_for(request, pk, P.ASSESS)
    entry = entry_for(participant, code)
    row = get_object_or_404(entry.evidence.select_related("document"), pk=evidence_pk)
    if request.method == "POST":
        evidence.unlink(evidence_id=row.pk, by=person(request), at=timezone.now())
        messages.success(request, REMOVED)
        return redirect(f"{reverse('rounds:own_item', args=[pk, code])}#minh-chung")
    context = {
        "participant": participant,
        "leaf": own_item.leaf_of(entry),
        "evidence": row,
        "uses": own_evidence.uses([row.document]).get(row.document_id, []),
    }
    return render(request, "rounds/own/unlink.html", context)
