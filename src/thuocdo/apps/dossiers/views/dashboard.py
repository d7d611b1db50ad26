"""The dashboard of dossiers and its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.analytics.periods import Every
from thuocdo.apps.accounts.permissions import Permission, may, needed
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.selectors.boards import Board, board_of
from thuocdo.apps.dossiers.selectors.declared import declared_of, declaring_within
from thuocdo.apps.dossiers.views.scoping import asked, person
from thuocdo.lib.language import said

MARK = "\ufeff"  # without it Excel takes Vietnamese letters for another encoding


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_dashboard(request: HttpRequest) -> HttpResponse:
    """Three on-time rates, lines to reach, months, fields and units."""
    found = asked(request)
    if found.scope is None:
        return show_nothing(request)
    board = board_of(found.scope)
    context = {
        "tab": "board",
        "asked": found,
        "scope": found.scope,
        "board": board,
        "title": said(selectors.title_of(found.scope.period.code)),
        "trend": trend_of(board),
        "declared": declared_of(found.scope),
    }
    return render(request, "dossiers/dashboard.html", context)


def show_nothing(request: HttpRequest) -> HttpResponse:
    """That there are no dossiers yet; units that declared totals are told, with where that is."""
    by = person(request)
    context = {
        "tab": "board",
        "declaring": declaring_within(selectors.places(by, Permission.READ_DOSSIERS)),
        "may_declare": may(by, Permission.IMPORT_DOSSIERS),
    }
    return render(request, "dossiers/empty.html", context)


def trend_of(board: Board) -> list[dict[str, object]]:
    """The months as the chart wants them."""
    return [
        {
            "label": said(selectors.short_title(month.part)),
            "month": month,
            "values": (
                month.on_time.percent,
                month.on_time_settled.percent,
                month.on_time_with_open.percent,
            ),
        }
        for month in board.months
    ]


@require_safe
@needed(Permission.READ_DOSSIERS)
def send_figures(request: HttpRequest) -> HttpResponse:
    """All indicators of the scope by month, field and unit, as a table for programs."""
    found = asked(request)
    by = {"thang": (), "linh-vuc": ("field",)}.get(request.GET.get("bang", ""))
    text = ""
    if found.scope is not None:
        side = (found.scope.side,)
        every = Every.MONTH if by == () else None
        text = selectors.counted(found.scope, side if by is None else by, every).as_csv()
    response = HttpResponse(MARK + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ho-so.csv"'
    return response
