"""An edition tried on the figures of a stored run; nothing is stored."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors
from thuocdo.apps.results.forms import RehearsalForm
from thuocdo.apps.results.views.access import person, schemes_open_to
from thuocdo.apps.units import selectors as units
from thuocdo.apps.units.models import Kind
from thuocdo.core.index_set.model import IndexSet
from thuocdo.lib.language import said
from thuocdo.reporting.rehearsal import Rehearsal, Verdict, rehearse
from thuocdo.reporting.scored import Scored
from thuocdo.vietnamese.sentence import Refusal, Sentence

VERDICTS = {
    Verdict.TELLS: Sentence("phân hóa được", "tells units apart"),
    Verdict.CEILING: Sentence("gần như ai cũng tối đa", "nearly all are full"),
    Verdict.DEAD: Sentence("không ai có điểm", "nobody has points"),
    Verdict.UNTOUCHED: Sentence("không ai bị trừ", "nobody is docked"),
    Verdict.LACKS_FIGURES: Sentence("chưa có số liệu", "no figures yet"),
    Verdict.NOT_SCORED: Sentence("chỉ hiển thị", "shown only"),
}
MOST_MOVES = 30  # units shown; the rest moved less


@require_GET
@login_required
def rehearse_edition(request: HttpRequest) -> HttpResponse:
    """Choose an edition and a run; see what the edition would have done."""
    by = person(request)
    require(by, Permission.READ_INDEX_SETS)
    schemes = schemes_open_to(by, Permission.READ_RESULTS)
    form = RehearsalForm(request.GET if "bo" in request.GET else None, schemes=schemes)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        run, edition = form.cleaned_data["lan"], form.cleaned_data["bo"]
        try:
            found = rehearsed(indexsets.index_set_of(edition), selectors.scored(run))
        except Refusal as refusal:
            form.add_error(None, said(refusal.sentence))
        else:
            items = [(item, VERDICTS[item.verdict]) for item in found.items]
            moves = [move for move in found.moves if move.places][:MOST_MOVES]
            context |= {"found": found, "items": items, "moves": moves}
            context |= {"run": run, "edition": edition}
    status = 422 if form.errors else 200
    return render(request, "results/rehearsal.html", context, status=status)


def rehearsed(index_set: IndexSet, before: Scored) -> Rehearsal:
    """The rehearsal, with winners and losers by type of unit as well."""
    kinds = {kind.value: kind.label for kind in Kind}
    known = units.latest_units(list(before.figures.units))
    types = {
        code: Sentence(str(kinds[unit.kind]), str(kinds[unit.kind])) for code, unit in known.items()
    }
    return rehearse(index_set, before, types=types)
