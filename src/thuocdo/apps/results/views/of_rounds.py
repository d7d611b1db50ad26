"""A round that is settled becomes a run."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, needed, require
from thuocdo.apps.results import selectors, services
from thuocdo.apps.results.views.access import person
from thuocdo.apps.rounds.models import Entry, Round, Stage
from thuocdo.lib.language import say

STORED = say("Đã tính và lưu. Kết quả chưa công bố.", "Scored and stored. Nothing is published.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(Permission.RUN_RESULTS)
def run_of_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be scored; posting makes the run."""
    round_ = get_object_or_404(Round.objects.select_related("authority", "edition__scheme"), pk=pk)
    require(person(request), Permission.RUN_RESULTS, round_.authority)
    if request.method == "POST":
        reason = request.POST.get("reason", "")[:300]
        run = services.run_of_round(
            round_=round_, reason=reason, by=person(request), at=timezone.now()
        )
        messages.success(request, STORED)
        return redirect("results:run", run.pk)
    left = Entry.objects.filter(participant__round=round_).exclude(stage=Stage.FINAL)
    context = {
        "round": round_,
        "units": round_.participants.count(),
        "left": left.count(),
        "latest": selectors.latest_run(round_.edition.scheme, round_.year),
    }
    return render(request, "results/of_round.html", context)
