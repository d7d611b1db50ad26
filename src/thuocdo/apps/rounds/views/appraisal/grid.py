"""The grid of a round: thousands of cells, written without a template for each."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.models import Round, Stage
from thuocdo.apps.rounds.selectors.appraisal.grid import Cell, Grid, Line, grid_of
from thuocdo.apps.rounds.views.appraisal.access import round_for
from thuocdo.lib.language import language, said
from thuocdo.vietnamese.numbers import write_number

MARKS = {  # stage → mark and class
    Stage.DRAFT: ("", "w"),
    Stage.SUBMITTED: ("○", "w"),
    Stage.RETURNED: ("▲", "r"),
    Stage.APPRAISED: ("✓", ""),
    Stage.EXPLAINED: ("?", "d"),
    Stage.SECONDED: ("✓", ""),
    Stage.DISPUTED: ("!", "d"),
    Stage.DECIDED: ("✓", ""),
    Stage.FINAL: ("■", ""),
}
LOWER = "▼"
NOTHING = "–"


@require_safe
@login_required
@needed(Permission.APPRAISE)
def show_grid(request: HttpRequest, pk: int) -> HttpResponse:
    """All units by all leaves."""
    round_, reach = round_for(request, pk)
    grid = grid_of(round_, reach)
    context = {
        "round": round_,
        "grid": grid,
        "head": head_of(round_, grid),
        "body": body_of(round_, grid),
    }
    return render(request, "rounds/appraisal/grid.html", context)


def head_of(round_: Round, grid: Grid) -> SafeString:
    """A column for each leaf, leading to it."""
    return mark_safe(  # noqa: S308  (joined from escaped parts)
        "".join(
            format_html(
                '<th scope="col" role="columnheader"><a href="{}" title="{}">{}</a></th>',
                reverse("rounds:appraise_column", args=[round_.pk, leaf.code]),
                said(leaf.title),
                leaf.code,
            )
            for leaf in grid.leaves
        )
    )


def body_of(round_: Round, grid: Grid) -> SafeString:
    """A row for each unit."""
    return mark_safe("".join(rows_of(round_, grid)))  # noqa: S308  (joined from escaped parts)


def rows_of(round_: Round, grid: Grid) -> Iterator[str]:
    """The rows, one after the other."""
    tongue = language()
    known: dict[Cell, str] = {}
    for line in grid.lines:
        yield name_of(round_, line)
        for cell in line.cells:
            if cell is None:
                yield '<td role="cell"></td>'
                continue
            alike = cell._replace(code="")
            if alike not in known:
                known[alike] = cell_of(alike, tongue)
            yield known[alike]
        yield "</tr>"


def name_of(round_: Round, line: Line) -> SafeString:
    """The unit at the head of its row."""
    unit = line.participant.unit
    return format_html(
        '<tr role="row" data-unit="{}"><th scope="row" role="rowheader"><a href="{}">{}</a></th>',
        unit.code,
        reverse("rounds:appraise_unit", args=[round_.pk, unit.code]),
        unit,
    )


def cell_of(cell: Cell, tongue: str) -> str:
    """Points with the mark of the stage; numbers and marks need no escaping."""
    mark, style = MARKS[Stage(cell.stage)]
    if cell.is_lower and cell.stage == Stage.APPRAISED:
        mark, style = LOWER, "l"
    points = NOTHING if cell.points is None else write_number(cell.points, 2, tongue)
    return f'<td role="cell" class="{style}">{mark} {points}</td>'
