"""From a closed period of dossiers into a round: the page between the two."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, needed, require
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.rounds.models import Round
from thuocdo.apps.rounds.services.from_dossiers import feed_from_period, rounds_to_feed
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence


class RoundForm(forms.Form):
    """Which round gets the figures."""

    round = forms.ModelChoiceField(Round.objects.none(), label=say("Vòng đánh giá", "Round"))

    def __init__(self, *args: Any, rounds: QuerySet[Round]) -> None:  # noqa: ANN401  (as Django's)
        super().__init__(*args)
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@needed(Permission.MANAGE_ROUNDS)
def feed_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose an open round, then hand the figures of the period over."""
    period = get_object_or_404(Period.objects.select_related("authority"), pk=pk)
    require(request.user, Permission.MANAGE_ROUNDS, period.authority)
    rounds = rounds_to_feed(period)
    form = RoundForm(request.POST or None, rounds=rounds)
    if request.method == "POST" and form.is_valid():
        items = fed(request, period, form.cleaned_data["round"])
        messages.success(request, said(items))
        return redirect("dossiers:period", period.pk)
    context = {"period": period, "form": form, "has_rounds": rounds.exists()}
    status = 422 if form.errors else 200
    return render(request, "workspace/feed_round.html", context, status=status)


def fed(request: HttpRequest, period: Period, chosen: Round) -> Sentence:
    """Hand over, and say how many items got figures."""
    assert isinstance(request.user, User)  # noqa: S101  (``needed`` asked)
    number = feed_from_period(round_=chosen, period=period, by=request.user, at=timezone.now())
    return Sentence(
        f"Đã đưa số liệu vào {number} mục của {chosen}.", f"{number} items of {chosen} got figures."
    )
