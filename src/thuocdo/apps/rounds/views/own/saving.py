"""The door through which autosave.js keeps one text at a time; every answer is JSON."""

import json
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.rounds.models import Entry, Status
from thuocdo.apps.rounds.selectors import own_fields, own_item
from thuocdo.apps.rounds.selectors.own_tree import STANDINGS
from thuocdo.apps.rounds.services.saving import Saved, save_field
from thuocdo.apps.rounds.views.own.access import person
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Refusal, Sentence

UNREADABLE = Sentence(
    "Yêu cầu lưu không đúng dạng. Tải lại trang rồi nhập lại.",
    "The request to save is malformed. Reload the page and type again.",
)
GONE = Sentence("Không còn mục này.", "There is no such item any more.")
CONFLICT, UNCLEAR, MISSING = 409, 422, 404


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep one text; asked without one, say who is signed in and give a fresh form token.

    The service asks for the right over the unit; asking here too would cost a query a save.
    """
    if request.method != "POST":
        require(person(request), Permission.ASSESS)
        return JsonResponse({"person": person(request).pk, "token": get_token(request)})
    try:
        return kept(request, json.loads(request.body))
    except Refusal as refused:
        status = getattr(refused, "status", CONFLICT)
        return JsonResponse({"sentence": said(refused.sentence)}, status=status)
    except Entry.DoesNotExist:
        require(person(request), Permission.ASSESS)
        return JsonResponse({"sentence": said(GONE)}, status=MISSING)
    except (ValueError, KeyError, TypeError, AttributeError):
        require(person(request), Permission.ASSESS)
        return JsonResponse({"sentence": said(UNREADABLE)}, status=400)


def kept(request: HttpRequest, sent: dict[str, str]) -> JsonResponse:
    """Save, and say how the field and the item stand.

    Raises:
        Refusal: nothing was kept; the sentence says why.
    """
    saved = save_field(
        entry_id=int(sent["entry"]),
        name=str(sent["name"]),
        text=str(sent["text"]),
        base=int(sent["base"]),
        key=UUID(str(sent["key"])),
        by=person(request),
        at=timezone.now(),
    )
    told = answer_of(saved, str(sent["name"]))
    if saved.is_conflict:
        return JsonResponse(told | {"theirs": saved.theirs, "mine": sent["text"]}, status=CONFLICT)
    return JsonResponse(told, status=UNCLEAR if told.get("sentence") else 200)


def answer_of(saved: Saved, name: str) -> dict[str, object]:
    """The field's version and reading, and the item's points of the moment."""
    entry = saved.entry
    leaf = own_item.leaf_of(entry)
    now = own_item.now_of(leaf, entry.draft, own_item.others_for(leaf, entry.participant))
    standing = STANDINGS[Status(entry.status)]
    told: dict[str, object] = {
        "version": saved.version,
        "text": saved.text,
        "at": timezone.localtime().strftime("%H:%M"),
        "state": [said(standing.word), standing.style],
        "panel": render_to_string("rounds/own/_now.html", {"now": now}),
        "step": said(now.step) if now.step else "",
        "dot": own_item.place_of(now.result.points, leaf),
        "explain": now.is_scored and entry.status != "done",
    }
    return told | reading_of(entry, name)


def reading_of(entry: Entry, name: str) -> dict[str, object]:
    """How the text of a figure is read, or what is asked about it."""
    leaf = own_item.leaf_of(entry)
    found = next((one for one in own_fields.fields_of(leaf, entry.draft) if one.name == name), None)
    if found is None:
        return {}
    refused = found.refusal
    if refused is None:
        return {"echo": said(found.echo)}
    return {"sentence": said(refused.sentence), "readings": list(refused.readings)}
