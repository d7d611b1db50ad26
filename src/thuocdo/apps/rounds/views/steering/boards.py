"""The board of a round, its units, and the leaves where it gets warm."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, may, needed, require
from thuocdo.apps.rounds.models import PHASES, Phase, Round
from thuocdo.apps.rounds.selectors import hot, steering
from thuocdo.apps.rounds.selectors.board_rows import counts_in
from thuocdo.apps.rounds.selectors.reminders import reminded_on
from thuocdo.apps.rounds.selectors.rounds import rounds, unit_called
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services.reminding import DRAFT
from thuocdo.apps.rounds.views.council.access import person, round_for
from thuocdo.lib.language import said

P = Permission
ROWS, FIRST = 100, 10  # units on a page; shown on the board itself
SHOWN = [phase for phase in PHASES if phase is not Phase.PLANNED]


@require_safe
@needed(P.STEER_ROUNDS)
def show_newest(request: HttpRequest) -> HttpResponse:
    """The newest round that is open, with a way to the others."""
    by = person(request)
    mine = [row for row in rounds() if may(by, P.STEER_ROUNDS, row.authority)]
    if not mine:
        return render(request, "rounds/steering/none.html")
    return render(request, "rounds/steering/board.html", board_of(mine[0]) | {"rounds": mine})


@require_safe
@needed(P.STEER_ROUNDS)
def show_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Phases, submitted and late, forecast, who must be pushed, hot leaves."""
    return render(
        request,
        "rounds/steering/board.html",
        board_of(round_for(request, pk, P.STEER_ROUNDS)),
    )


def board_of(round_: Round) -> dict[str, object]:
    """What the board shows. Five queries."""
    board = steering.board(round_, timezone.now())
    counts = {code: heat.counts for code, heat in board.heat.items()}
    risky = board.at_risk
    return {
        "round": round_,
        "board": board,
        "units": len(board.units),
        "at_risk": len(risky),
        "risky": risky[:FIRST],
        "more": max(len(risky) - FIRST, 0),
        "phases": SHOWN,
        "hot": hot.warmest(round_, board.heat)[:5],
        "domains": hot.completeness(round_, counts),
    }


@require_safe
@needed(P.STEER_ROUNDS)
def show_units(request: HttpRequest, pk: int) -> HttpResponse:
    """All units of a filter and block, to be looked into or reminded."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    placed, lines = steering.unit_lines(round_, timezone.now())
    which, block = request.GET.get("loc", ""), request.GET.get("khoi", "")
    chosen = {one.pk for one in placed if not block or one.block.slug == block}
    of_block = [one for one in lines if one.row.block_id in chosen]
    shown = [one for one in of_block if one.is_in(which)]
    page = Paginator(shown, ROWS).get_page(request.GET.get("trang"))
    context = {
        "round": round_,
        "page": page,
        "which": which if which in steering.FILTERS else "",
        "chosen": block,
        "blocks": [one.block for one in placed],
        "filters": [
            (key, text, sum(one.is_in(key) for one in of_block))
            for key, text in steering.FILTERS.items()
        ],
        "told": reminded_on([one.row for one in page], timezone.localdate()),
        "draft": said(DRAFT),
    }
    return render(request, "rounds/steering/units.html", context)


@require_safe
@needed(P.STEER_ROUNDS)
def show_unit(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """One unit: how complete each domain is, and what stays open."""
    row = unit_called(pk, unit_pk)
    if row is None:
        round_for(request, pk, P.STEER_ROUNDS)
        raise Http404
    require(person(request), P.STEER_ROUNDS, row.round.authority)
    counts = counts_in(row)
    context = {
        "round": row.round,
        "line": steering.line_of(row, counts, timezone.now()),
        "domains": hot.completeness(row.round, counts),
        "timeliness": hot.timeliness(row),
        "extensions": steering.extensions_of(row),
        "reopened": steering.reopened_of(row) if row.times else [],
        "told": set() if row.is_locked else reminded_on([row], timezone.localdate()),
        "draft": said(DRAFT),
        "may_manage": may(person(request), P.MANAGE_ROUNDS, row.round.authority),
    }
    return render(request, "rounds/steering/unit.html", context)


@require_safe
@needed(P.STEER_ROUNDS)
def show_hot(request: HttpRequest, pk: int) -> HttpResponse:
    """All leaves with disagreements, explanations or returns."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    context = {"round": round_, "hot": hot.hot_leaves(round_)}
    return render(request, "rounds/steering/hot.html", context)


@require_safe
@needed(P.STEER_ROUNDS)
def show_hot_leaf(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Why points of a leaf were changed, and how often."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    leaf = leaves_of(index_set_of(round_)).get(code)
    if leaf is None:
        raise Http404
    found = next((one for one in hot.hot_leaves(round_) if one.leaf.code == code), None)
    context = {
        "round": round_,
        "leaf": leaf,
        "found": found,
        "reasons": hot.reasons_of(round_, code),
    }
    return render(request, "rounds/steering/hot_leaf.html", context)
