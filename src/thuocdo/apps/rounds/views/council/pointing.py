"""The council's own points of one item, for all units in one table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.forms.pointing import PointsForm
from thuocdo.apps.rounds.models import Sitting
from thuocdo.apps.rounds.selectors import pointing
from thuocdo.apps.rounds.services.pointing import give_points
from thuocdo.apps.rounds.views.council.access import person, sitting_for
from thuocdo.lib.forms import tell_in
from thuocdo.lib.language import say
from thuocdo.reporting.index_set_sheets import rule_in_words
from thuocdo.vietnamese.sentence import Refusal

WRITTEN = say("Đã ghi điểm của Hội đồng.", "The council's points are written down.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(Permission.DECIDE_IN_COUNCIL)
def point_leaf(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Every unit with its points; posting writes down what is new."""
    sitting = sitting_for(request, pk)
    known = {one.leaf.code: one for one in pointing.leaves_to_point(sitting.round)}
    if code not in known:
        return redirect("rounds:sitting", pk)
    rows = pointing.points_rows(sitting.round, code)
    form = PointsForm(request.POST or None, leaf=known[code].leaf, rows=rows)
    if request.method == "POST" and form.is_valid() and was_given(request, sitting, code, form):
        messages.success(request, WRITTEN)
        return redirect("rounds:council_points", pk, code)
    context = {
        "sitting": sitting,
        "line": known[code],
        "rule": rule_in_words(known[code].leaf),
        "form": form,
        "may_write": sitting.approved_at is not None and sitting.closed_at is None,
    }
    return render(
        request, "rounds/council/points.html", context, status=422 if form.errors else 200
    )


def was_given(request: HttpRequest, sitting: Sitting, code: str, form: PointsForm) -> bool:
    """Write it down; what is wrong with a row is told above the table."""
    try:
        give_points(
            sitting_id=sitting.pk,
            code=code,
            given=form.given(),
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        tell_in(form, refusal)
        return False
    return True
