"""The list of the own units' rounds, and one unit's items as a tree."""

from datetime import datetime
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, held, needed
from thuocdo.apps.rounds.models import Phase, Progress
from thuocdo.apps.rounds.selectors import own_last, own_rounds, own_tree
from thuocdo.apps.rounds.selectors.own_tree import Tree
from thuocdo.apps.rounds.views.own.access import (
    is_open,
    left_of,
    participant_for,
    person,
    time_left,
)
from thuocdo.lib.language import language, said
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

P = Permission


@require_safe
@needed(P.ASSESS)
def list_own(request: HttpRequest) -> HttpResponse:
    """The rounds in which the own units take part. Two queries."""
    rows, items = own_rounds.own_rounds(person(request)), own_rounds.items_of(person(request))
    left, none = cache(left_words), own_rounds.Items()
    current = [
        (row, items.get(row.pk, none), left(row.phase, row.closes_at, row.is_locked))
        for row in rows
        if not row.is_over
    ]
    context = {
        "current": current,
        "over": [row for row in rows if row.is_over],
        "phases": {phase.value: str(phase.label) for phase in Phase},
        "words": {progress.value: str(progress.label) for progress in Progress},
    }
    return render(request, "rounds/own/list.html", context)


def left_words(phase: str, closes_at: datetime | None, is_locked: bool) -> str:  # noqa: FBT001
    """How much time there is, in words; empty where nothing is left to do."""
    left = left_of(phase, closes_at, is_locked=is_locked)
    return said(left) if left else ""


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def show_tree(request: HttpRequest, pk: int) -> HttpResponse:
    """All items with progress, points so far and last year's. Eight queries."""
    participant = participant_for(request, pk)
    whole, who = own_tree.tree(participant), person(request)
    rights = held(who, participant.unit)
    counted = own_tree.counts(whole, who)
    context = {
        "participant": participant,
        "whole": whole,
        "tree": own_tree.narrowed(whole, request.GET.get("loc", ""), who),
        "filters": [(key, own_tree.FILTERS[key][0], n) for key, n in counted.items()],
        "dropped": own_last.dropped_in(participant.round),
        "left": time_left(participant),
        "is_open": is_open(participant, timezone.now()) and P.ASSESS in rights,
        "may_sign": P.SIGN_OFF in rights,
        "is_published": participant.block.phase in {Phase.PUBLISHED, Phase.ARCHIVED},
    }
    return render(request, "rounds/own/tree.html", context)


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def tell_total(request: HttpRequest, pk: int) -> JsonResponse:
    """Progress and points of the moment, asked for when the page has been quiet for a while."""
    whole = own_tree.tree(participant_for(request, pk))
    return JsonResponse(total_of(whole))


def total_of(whole: Tree) -> dict[str, object]:
    """What the column on the left shows."""
    points = write_number(whole.result.total, 2, language())
    done, items = whole.done, len(whole.own)
    words = Sentence(
        f"{done}/{items} mục · {points} điểm tạm tính",
        f"{done}/{items} items · {points} points so far",
    )
    return {
        "done": done,
        "words": said(words),
        "states": {
            line.leaf.code: [said(line.standing.word), line.standing.style] for line in whole.lines
        },
    }
