"""How the items of a run went in their round, as it was when the run was made."""

from thuocdo.apps.results.models import Run, Step
from thuocdo.reporting.snapshots.model import LayerLine, Layers
from thuocdo.vietnamese.sentence import Sentence


def layers_of(run: Run) -> Layers:
    """The words of all items; empty for a run of a table. One query."""
    found: dict[tuple[str, str], tuple[LayerLine, ...]] = {}
    for row in run.steps.order_by("id").iterator(5000):
        key = row.unit, row.code
        found[key] = (*found.get(key, ()), line_of(row))
    return found


def steps_of(run: Run, unit: str, code: str) -> list[LayerLine]:
    """The words of one item. One query."""
    return [line_of(row) for row in run.steps.filter(unit=unit, code=code).order_by("id")]


def line_of(row: Step) -> LayerLine:
    """One word as it is published."""
    return LayerLine(
        row.layer,
        row.at,
        row.role,
        row.points,
        row.maximum,
        row.figures,
        Sentence(row.told, row.told_en),
        row.not_applicable,
        Sentence(row.reason, row.reason_en),
        row.document,
        row.page,
    )
