"""Rows of a run, made and stored in batches: the memory does not grow with the units."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from thuocdo.apps.results.models import Figure, LeafScore, Run, Step, UnitScore
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.ranking.places import Place
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rollup.units import Scorer
from thuocdo.lib.rows import insert_rows
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.scored import places_of, scored_unit
from thuocdo.reporting.snapshots.figures import figure_rows
from thuocdo.reporting.snapshots.layers import HEADER
from thuocdo.reporting.snapshots.leaves import leaf_lines
from thuocdo.reporting.snapshots.model import Layers
from thuocdo.reporting.snapshots.traces import line_of

UNITS = 40  # scored and explained together; with 60 leaves some 5 MB
FIGURE = ("run", "unit", "code", "name", "value", "document", "page", "layer")
LEAF = ("unit_score", "code", "state", "points", "maximum", "trace")
STEP = ("run", *HEADER)
Item = TypeVar("Item")


def store(run: Run, index_set: IndexSet, figures: FigureSet) -> None:
    """Score every unit twice: once for the ranks, once to store its leaves batch by batch.

    Raises:
        InvalidFigure: a figure contradicts itself or its leaf.
    """
    scorer = Scorer(index_set, survey_held=run.survey_held)
    policies = index_set.policies
    standings = {
        unit: scored_unit(scorer, figures, unit).standing(policies.standing)
        for unit in figures.units
    }
    places = places_of(figures, standings, policies)
    store_figures(run, figures)
    for units in batches(figures.units, UNITS):
        store_units(run, figures, [scored_unit(scorer, figures, unit) for unit in units], places)


def store_figures(run: Run, figures: FigureSet) -> None:
    """One row a figure; who entered it is not kept."""
    insert_rows(Figure, FIGURE, ((run.pk, *row) for row in figure_rows(figures)))


def store_steps(run: Run, layers: Layers) -> None:
    """One row a word of a round; a run of a table has none."""
    rows = (
        (run.pk, *key, *line[:6], *line.told, line.not_applicable, *line.reason, *line[-2:])
        for key, lines in layers.items()
        for line in lines
    )
    insert_rows(Step, STEP, rows)


def store_units(
    run: Run, figures: FigureSet, results: list[UnitResult], places: Mapping[str, Place]
) -> None:
    """One row a unit, and one for each of its leaves."""
    rows = UnitScore.objects.bulk_create(
        unit_row(run, figures, result, places.get(result.unit)) for result in results
    )
    insert_rows(
        LeafScore,
        LEAF,
        (
            (row.pk, leaf.code, leaf.state, leaf.points, leaf.maximum, line_of(result.unit, leaf))
            for row, result in zip(rows, results, strict=True)
            for leaf in leaf_lines(result).values()
        ),
    )


def unit_row(run: Run, figures: FigureSet, result: UnitResult, place: Place | None) -> UnitScore:
    """What one unit came to."""
    unit = figures.units[result.unit]
    return UnitScore(
        run=run,
        unit=unit.code,
        name=unit.name,
        block=unit.block,
        region=unit.region,
        is_ranked=unit.is_ranked,
        size=unit.size,
        total=result.total,
        maximum=result.maximum,
        percent=result.percent,
        rank=place.rank if place else None,
        out_of=place.out_of if place else None,
        is_tied=place.is_tied if place else False,
        band=result.band or "",
        missing=list(result.missing),
    )


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of at most that many."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
