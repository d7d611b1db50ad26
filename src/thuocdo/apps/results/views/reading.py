"""One unit of a run, and one item of it down to the document."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thuocdo.apps.accounts.permissions import Permission, may
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors
from thuocdo.apps.results.models import LeafScore
from thuocdo.apps.results.views.access import person, run_for
from thuocdo.core.rollup.results import State
from thuocdo.reporting.index_set_sheets import METHODS, rule_in_words
from thuocdo.reporting.snapshots.layer_words import in_words
from thuocdo.reporting.snapshots.leaves import ROLES
from thuocdo.vietnamese.sentence import Sentence

STATES = {
    State.SCORED.value: Sentence("đã chấm", "scored"),
    State.MISSING.value: Sentence("thiếu số liệu", "figures missing"),
    State.NOT_APPLICABLE.value: Sentence("không áp dụng", "not applicable"),
    State.INFORMATIONAL.value: Sentence("chỉ hiển thị", "informational"),
    State.NO_SURVEY.value: Sentence("không điều tra", "no survey held"),
}
LAYERS = {
    "": Sentence("", ""),
    "declared": Sentence("khai ban đầu", "as first declared"),
    "appraised": Sentence("thẩm định", "appraised"),
    "explained": Sentence("sau giải trình", "after explanation"),
    "council": Sentence("hội đồng", "council"),
    "final": Sentence("chính thức", "final"),
}
NOBODY = Sentence("", "")


class Told:
    """The stored trace of a leaf, in words."""

    def __init__(self, leaf: LeafScore) -> None:
        trace = leaf.trace
        self.sentence = Sentence(*trace["sentence"])
        self.explanation = Sentence(*trace["explanation"])
        self.gap = Sentence(*trace["gap"])
        self.figures = [
            (Sentence(vi, en), Sentence(text, text_en))
            for _, vi, en, text, text_en, _ in trace["figures"]
        ]
        self.document, self.page = trace["document"], trace["page"]
        self.layer = LAYERS[trace["layer"]]
        self.role = ROLES.get(trace["role"], NOBODY)
        self.state = STATES[leaf.state]


@require_GET
@login_required
def show_unit(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """All items of one unit."""
    run = run_for(request, pk, Permission.READ_RESULTS)
    score = get_object_or_404(run.unit_scores, unit=unit)
    index_set = indexsets.index_set_of(run.edition)
    leaves = [
        (code, index_set.leaf(code).title, points, maximum, state, STATES[state], trace)
        for code, points, maximum, state, trace in selectors.leaf_lines(score)
    ]
    context = {"run": run, "score": score, "leaves": leaves}
    return render(request, "results/unit.html", context)


@require_GET
@login_required
def show_leaf(request: HttpRequest, pk: int, unit: str, code: str) -> HttpResponse:
    """Points, rule, figures, document and page of one item."""
    run = run_for(request, pk, Permission.READ_RESULTS)
    leaf = selectors.leaf_of(run, unit, code)
    if leaf is None:
        raise Http404
    known = indexsets.index_set_of(run.edition).leaf(code)
    context = {
        "run": run,
        "leaf": leaf,
        "score": leaf.unit_score,
        "title": known.title,
        "rule": rule_in_words(known),
        "method": METHODS[known.method.value],
        "sources": known.sources,
        "told": Told(leaf),
        "layers": list(in_words(selectors.steps_of(run, unit, code))),
        "may_run": may(person(request), Permission.RUN_RESULTS, run.edition.scheme.place),
    }
    return render(request, "results/leaf.html", context)
