"""All runs, and one of them block by block."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thuocdo.apps.accounts.permissions import Permission, may
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors
from thuocdo.apps.results.selectors import Change, Changes
from thuocdo.apps.results.views.access import person, run_for, schemes_open_to
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rounding import ZERO

ROWS = 200  # units on one page
UNCHANGED = Change(None, None)


@require_GET
@login_required
def list_runs(request: HttpRequest) -> HttpResponse:
    """Runs of the schemes that the person may read, by year and scheme."""
    by = person(request)
    schemes = schemes_open_to(by, Permission.READ_RESULTS)
    rows = selectors.runs().filter(edition__scheme__in=schemes)
    years = [
        (year, scheme, list(runs))
        for (year, scheme), runs in groupby(rows, key=lambda run: (run.year, run.edition.scheme))
    ]
    context = {"years": years, "may_run": may(by, Permission.RUN_RESULTS)}
    return render(request, "results/list.html", context)


@require_GET
@login_required
def show_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One block of a run: ranks, what is missing, what changed against the run before."""
    run = run_for(request, pk, Permission.READ_RESULTS)
    rows = list(selectors.unit_scores(run))
    blocks = list(dict.fromkeys(row.block for row in rows))
    asked = request.GET.get("khoi", "")
    block = asked if asked in blocks else blocks[0]
    changes, index_set = selectors.changes_of(run), indexsets.index_set_of(run.edition)
    shown = [row for row in rows if row.block == block]
    page = Paginator(shown, ROWS).get_page(request.GET.get("trang"))
    context = {
        "run": run,
        "page": page,
        "rows": [(row, changes.by_unit.get(row.unit, UNCHANGED)) for row in page],
        "blocks": blocks,
        "chosen": block,
        "incomplete": [(row, titled(index_set, row.missing)) for row in rows if row.missing],
        "changes": changes,
        "moved": moved(changes, {row.unit: row.name for row in rows}),
        "may_run": may(person(request), Permission.RUN_RESULTS, run.edition.scheme.place),
    }
    return render(request, "results/run.html", context)


def titled(index_set: IndexSet, codes: list[str]) -> list[tuple[str, object]]:
    """Leaves without figures by code and title."""
    return [(code, index_set.leaf(code).title) for code in codes]


def moved(changes: Changes, names: dict[str, str]) -> list[tuple[str, Change]]:
    """Units whose points changed, by name, the largest change first."""
    found = [(names[unit], change) for unit, change in changes.by_unit.items() if change.points]
    return sorted(found, key=lambda one: abs(one[1].points or ZERO), reverse=True)
