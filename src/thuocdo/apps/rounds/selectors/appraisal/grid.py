"""All units by all leaves: one short cell each, for the grid of a round."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.rounds.models import Entry, Participant, Round, Stage
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.appraisal.rows import UNSEEN
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf


class Cell(NamedTuple):
    """One item."""

    code: str  # of the leaf
    points: Decimal | None  # of the latest layer
    stage: str
    is_lower: bool  # than declared


class Line(NamedTuple):
    """One unit."""

    participant: Participant
    cells: list[Cell | None]  # in the order of the leaves; none where nothing is shown
    waiting: int


class Grid(NamedTuple):
    """Units by leaves."""

    leaves: list[Leaf]
    lines: list[Line]


def grid_of(round_: Round, reach: Reach) -> Grid:
    """The items that the person may see. Two queries."""
    index_set = index_set_of(round_)
    places = {leaf.code: domain_of(index_set, leaf.code) for leaf in index_set.leaves}
    units = round_.participants.exclude(block__phase__in=UNSEEN).select_related("unit", "block")
    seen = [
        row
        for row in units.order_by("block__block__order", "unit__sort_key")
        if reach.over(row.unit)
    ]
    mine = {
        code for code, domain in places.items() if any(reach.covers(u.unit, domain) for u in seen)
    }
    leaves = [leaf for leaf in index_set.leaves if leaf.code in mine]
    cells = cells_of(seen)
    return Grid(
        leaves, [line_of(row, leaves, cells.get(row.pk, {}), places, reach) for row in seen]
    )


def cells_of(participants: list[Participant]) -> dict[int, dict[str, Cell]]:
    """The cells of some units by participant and leaf. One query."""
    found: dict[int, dict[str, Cell]] = {}
    fields = ("participant", "code", "stage", "declared_points", "appraised_points")
    rows = Entry.objects.filter(participant__in=[row.pk for row in participants]).order_by()
    for key, code, stage, declared, appraised, second in rows.values_list(*fields, "second_points"):
        given = appraised if second is None else second
        points = declared if given is None else given
        is_lower = given is not None and declared is not None and given < declared
        found.setdefault(key, {})[code] = Cell(code, points, stage, is_lower)
    return found


def line_of(
    row: Participant,
    leaves: list[Leaf],
    cells: dict[str, Cell],
    places: dict[str, str],
    reach: Reach,
) -> Line:
    """One unit's cells in the order of the leaves."""
    own = [
        cells.get(leaf.code) if reach.covers(row.unit, places[leaf.code]) else None
        for leaf in leaves
    ]
    return Line(row, own, sum(cell is not None and cell.stage == Stage.SUBMITTED for cell in own))
