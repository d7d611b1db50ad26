"""The entry grid: all figures of a unit on one page, by keyboard; a plain form without script."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, held, needed
from thuocdo.apps.rounds.models import Participant
from thuocdo.apps.rounds.selectors import own_grid, own_item, own_tree
from thuocdo.apps.rounds.services.saving_forms import Posted, save_forms
from thuocdo.apps.rounds.views.own.access import (
    is_open_entry,
    participant_for,
    person,
    time_left,
)
from thuocdo.apps.rounds.views.own.item import PREFIX
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence

P = Permission


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.READ_OWN_ASSESSMENT)
def show_entry_grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Every field that the unit fills in; posting saves those that were changed."""
    participant = participant_for(request, pk)
    if request.method != "POST":
        return render(request, "rounds/own/grid.html", page_of(request, participant))
    posted = posted_in(request.POST, participant)
    written = save_forms(posted=posted, by=person(request), at=timezone.now())
    if written.clashes:
        clashes = [one for of_item in written.clashes.values() for one in of_item]
        context = page_of(request, participant) | {"conflicts": clashes}
        return render(request, "rounds/own/grid.html", context, status=409)
    messages.success(request, said(saved_words(written.fields)))
    return redirect("rounds:own_grid", participant.pk)


def saved_words(fields: int) -> Sentence:
    """What a saved form tells."""
    if not fields:
        return Sentence("Không có ô nào thay đổi.", "No field was changed.")
    return Sentence(f"Đã lưu {fields} ô.", f"Fields saved: {fields}.")


def posted_in(sent: QueryDict, participant: Participant) -> dict[int, Posted]:
    """The fields of each item that were sent; their names begin with the key of the item. Query."""
    of_items: dict[str, dict[str, str]] = {}
    for name, text in sent.items():
        key, mark, rest = name.partition("/")
        if mark:
            of_items.setdefault(key, {})[rest] = str(text)
    rows = [row for row in participant.entries.all() if str(row.pk) in of_items]
    return {row.pk: Posted.of(of_items[str(row.pk)], own_item.leaf_of(row), PREFIX) for row in rows}


def page_of(request: HttpRequest, participant: Participant) -> dict[str, object]:
    """What the page shows. Eight queries."""
    whole, now = own_tree.tree(participant), timezone.now()
    may_write = P.ASSESS in held(person(request), participant.unit)
    opens = {line.entry.pk for line in whole.own if may_write and is_open_entry(line.entry, now)}
    found = own_grid.sheets(whole, opens)
    return {
        "participant": participant,
        "whole": whole,
        "sheets": found,
        "fields": sum(len(cells.fields) for sheet in found for cells in sheet.items),
        "is_open": bool(opens),
        "left": time_left(participant),
    }
