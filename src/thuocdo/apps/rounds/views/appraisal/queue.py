"""The queue: all leaves with what is left, and one unit over all leaves."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.models import Batch, Participant, Round
from thuocdo.apps.rounds.selectors.appraisal.batches import last_batch_of
from thuocdo.apps.rounds.selectors.appraisal.flags import Group
from thuocdo.apps.rounds.selectors.appraisal.queue import open_rounds, queue_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.appraisal.returns import returns_of
from thuocdo.apps.rounds.selectors.appraisal.unit import unit_rows
from thuocdo.apps.rounds.services.appraising.confirming import UNDO_WITHIN
from thuocdo.apps.rounds.views.appraisal.access import person, reach_for, round_for
from thuocdo.lib.deadlines import in_words


@require_safe
@login_required
@needed(Permission.APPRAISE)
def show_queue(request: HttpRequest) -> HttpResponse:
    """The leaves of one round that the person may appraise; other rounds by ``?vong=``."""
    reach = reach_for(request)
    rounds = [row for row in open_rounds() if reach.meets(row.authority)]
    wanted = request.GET.get("vong", "")
    chosen = next((row for row in rounds if str(row.pk) == wanted), rounds[0] if rounds else None)
    context: dict[str, object] = {"rounds": rounds, "round": chosen}
    if chosen is not None:
        context |= queue_context(chosen, reach)
    return render(request, "rounds/appraisal/queue.html", context)


def queue_context(round_: Round, reach: Reach) -> dict[str, object]:
    """The lines of the queue, their sums, and what is with the units."""
    domains = [domain for domain in queue_of(round_, reach) if domain.lines]
    lines = [line for domain in domains for line in domain.lines]
    today = timezone.localdate()
    returns = returns_of(round_, reach)
    return {
        "domains": domains,
        "lines": lines,
        "finished": sum(line.is_done for line in lines),
        "waiting": sum(line.waiting for line in lines),
        "sums": {group.value: sum(line.split[group] for line in lines) for group in Group},
        "returns": [(row, in_words(today, row.due_on)) for row in returns],
    }


@require_safe
@login_required
@needed(Permission.APPRAISE)
def show_unit(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """One unit over all leaves."""
    round_, reach = round_for(request, pk)
    found = unit_rows(round_, unit, reach)
    if found is None:
        raise Http404
    context = {
        "round": round_,
        "unit": found,
        "bulk": [(group, len(found.waiting(group))) for group in (Group.COMPUTED, Group.CLEAN)],
        "batch": undoable(request, found.participant),
    }
    return render(request, "rounds/appraisal/unit.html", context)


def undoable(request: HttpRequest, participant: Participant) -> Batch | None:
    """The person's last batch over this unit alone, while its ten minutes run. One query."""
    return last_batch_of(participant, person(request), timezone.now() - UNDO_WITHIN)
