"""Moving a block on, settling it, computing anew, putting it away."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuocdo.apps.accounts.permissions import Permission, needed, require
from thuocdo.apps.rounds import tasks
from thuocdo.apps.rounds.models import RoundBlock
from thuocdo.apps.rounds.selectors.planning import recompute_key, settle_key
from thuocdo.apps.rounds.services import finishing, phases
from thuocdo.apps.rounds.views.council.access import person, round_for
from thuocdo.lib.background.submitting import submit
from thuocdo.lib.language import say

P = Permission
AT_ONCE = 120  # units settled while the page waits; more go to the queue
MOVED = say("Đã chuyển giai đoạn.", "Moved to the next phase.")
SETTLED = say("Đã chốt kết quả của khối.", "The results of the block are settled.")
QUEUED = say(
    "Đang chốt ở chế độ nền; tiến độ hiện trên trang này.",
    "It is being settled in the background; this page shows how far it is.",
)
ARCHIVED = say("Đã lưu trữ khối.", "The block is archived.")


def block_for(request: HttpRequest, pk: int) -> RoundBlock:
    """The block, for those who manage rounds of its authority.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    rows = RoundBlock.objects.select_related("round__authority", "block")
    found = get_object_or_404(rows, pk=pk)
    require(person(request), P.MANAGE_ROUNDS, found.round.authority)
    return found


@require_POST
@needed(P.MANAGE_ROUNDS)
def advance_block(request: HttpRequest, pk: int) -> HttpResponse:
    """To the next phase."""
    block = block_for(request, pk)
    phases.advance(block_id=pk, by=person(request), at=timezone.now())
    messages.success(request, MOVED)
    return redirect("rounds:round", block.round_id)


@require_POST
@needed(P.MANAGE_ROUNDS)
def settle_block(request: HttpRequest, pk: int) -> HttpResponse:
    """Final words for every item; a large block goes to the queue."""
    block, by, at = block_for(request, pk), person(request), timezone.now()
    if block.participants.count() <= AT_ONCE:
        finishing.finish(block_id=pk, by=by, at=at)
        messages.success(request, SETTLED)
    else:
        finishing.refuse_open(block)
        words = {"block": pk, "by": by.pk, "at": at.isoformat()}
        submit(tasks.settle_block, words, key=settle_key(block), again=True)
        messages.success(request, QUEUED)
    return redirect("rounds:round", block.round_id)


@require_POST
@needed(P.MANAGE_ROUNDS)
@transaction.atomic
def recompute_round(request: HttpRequest, pk: int) -> HttpResponse:
    """All points anew, in the background."""
    round_ = round_for(request, pk, P.MANAGE_ROUNDS)
    submit(tasks.recompute_round, {"round_id": pk}, key=recompute_key(round_), again=True)
    messages.success(request, QUEUED)
    return redirect("rounds:round", pk)


@require_POST
@needed(P.MANAGE_ROUNDS)
def archive_block(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it away."""
    block = block_for(request, pk)
    finishing.archive(block_id=pk, by=person(request), at=timezone.now())
    messages.success(request, ARCHIVED)
    return redirect("rounds:round", block.round_id)
