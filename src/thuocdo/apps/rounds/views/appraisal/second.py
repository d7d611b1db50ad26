"""Lists of the second appraisal: what to look at again, and what goes to the council."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.selectors.appraisal.disputes import disputed, to_second
from thuocdo.apps.rounds.views.appraisal.access import round_for


@require_safe
@login_required
@needed(Permission.APPRAISE)
def list_seconds(request: HttpRequest, pk: int) -> HttpResponse:
    """Explained and lowered items, those still open first."""
    round_, reach = round_for(request, pk)
    cases = to_second(round_, reach)
    left = [case for case in cases if case.second is None]
    context = {"round": round_, "cases": cases, "left": len(left)}
    return render(request, "rounds/appraisal/second_list.html", context)


@require_safe
@login_required
@needed(Permission.APPRAISE)
def list_disputes(request: HttpRequest, pk: int) -> HttpResponse:
    """What the council must decide."""
    round_, reach = round_for(request, pk)
    context = {"round": round_, "cases": disputed(round_, reach)}
    return render(request, "rounds/appraisal/disputes.html", context)
