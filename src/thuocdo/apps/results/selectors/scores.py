"""A stored run as the core's own objects: what went in, and what comes out of it again."""

from collections.abc import Mapping
from functools import lru_cache

from django.db.models import QuerySet

from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results.errors import RunDiffers
from thuocdo.apps.results.models import Figure, Run, UnitScore
from thuocdo.apps.results.selectors.hashing import inputs_hash
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, InputType, Layer, Provenance, Value
from thuocdo.reading.figures.declared import NOT_APPLICABLE
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.reporting.snapshots.figures import value_again

KEPT = 8  # runs in memory; one of 60 units takes some 10 MB
AT_ONCE = 5000  # rows fetched together
COLUMNS = ("unit", "code", "name", "value", "layer", "document", "page")
Types = Mapping[tuple[str, str], InputType]  # leaf, input → how it is written


def figures_of(run: Run) -> FigureSet:
    """The figures as they went in, with the units as they were registered. Four queries at most.

    Raises:
        RunDiffers: the rows are not those of which the run keeps the hash.
    """
    figures = FigureSet()
    for row in run.unit_scores.order_by("id"):
        figures.add_unit(unit_of(row))
    types = types_in(indexsets.index_set_of(run.edition))
    read_entries(run.figures.order_by("id"), types, figures)
    if inputs_hash(figures, survey_held=run.survey_held) != run.inputs_hash:
        raise RunDiffers(str(run))
    return figures


def unit_of(row: UnitScore) -> Unit:
    """A unit as it was registered for the run."""
    return Unit(row.unit, row.name, row.block, row.region, row.is_ranked, row.size)


def types_in(index_set: IndexSet) -> Types:
    """How each figure is written."""
    return {
        (leaf.code, asked.name): asked.type
        for leaf in index_set.leaves
        if leaf.rule
        for asked in leaf.rule.inputs
    }


def read_entries(rows: QuerySet[Figure], types: Types, figures: FigureSet) -> None:
    """Put the rows together to what each unit declared for each leaf."""
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for unit, code, name, value, *where in rows.values_list(*COLUMNS).iterator(AT_ONCE):
        key = unit, code
        source = provenance_of(*where)
        if name == NOT_APPLICABLE:
            figures.entries[unit][code] = Entry({}, value, source)
            continue
        if key not in values:
            values[key] = {}
            figures.entries[unit][code] = Entry(values[key], None, source)
        values[key][name] = value_again(value, types[code, name])


@lru_cache(maxsize=1024)
def provenance_of(layer: str, document: str, page: str) -> Provenance:
    """Where a figure comes from; who entered it is not kept."""
    known = Layer(layer) if layer else Layer.DECLARED
    return Provenance(known, None, None, document or None, page or None)


def scored(run: Run) -> Scored:
    """The results as the core's objects, computed once a process and equal to what is stored.

    Raises:
        RunDiffers: what is stored is not what the engine gives.
    """
    return _scored(run.pk, run.inputs_hash)


@lru_cache(maxsize=KEPT)
def _scored(pk: int, _inputs_hash: str) -> Scored:
    """The hash keeps a key that is used again, as in tests, from being taken for the old run."""
    run = Run.objects.select_related("edition__scheme").get(pk=pk)
    index_set = indexsets.index_set_of(run.edition)
    if index_set.content_hash != run.edition_hash:
        raise RunDiffers(str(run))
    found = score_figures(index_set, figures_of(run), survey_held=run.survey_held)
    for row in run.unit_scores.all():
        place = found.places.get(row.unit)
        again = found.results[row.unit].total, place.rank if place else None
        if again != (row.total, row.rank):
            raise RunDiffers(str(run))
    return found
