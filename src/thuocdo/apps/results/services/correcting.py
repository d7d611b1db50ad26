"""A run with some figures replaced; the run before stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import selectors
from thuocdo.apps.results.errors import NoReason, NoSuchFigure, NothingToCorrect
from thuocdo.apps.results.models import LeafScore, Run
from thuocdo.apps.results.services.running import Inputs, computed
from thuocdo.apps.results.services.storing import store_steps
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, Provenance
from thuocdo.reading.figures.declared import NOT_APPLICABLE
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Source
from thuocdo.reporting.snapshots.cells import table
from thuocdo.reporting.snapshots.layers import Key, one_line
from thuocdo.reporting.snapshots.model import LayerLine, Layers
from thuocdo.vietnamese.sentence import Sentence

HEADER = ("unit", "code", "input", "value", "document", "page")


class Corrected(NamedTuple):
    """One figure as it should have been."""

    unit: str  # code
    code: str  # of the leaf
    name: str  # of the input, or not_applicable with the reason as its value
    value: str  # as people write it; "" takes the figure away: it is missing then
    document: str = ""  # number of the document that shows it
    page: str = ""


@transaction.atomic
def corrected(
    *, run: Run, changes: Sequence[Corrected], reason: str, by: User | None, at: datetime
) -> Run:
    """A new run with these figures in place of those of a run.

    Args:
        run: Whose figures and units are taken over.
        changes: What is different.
        reason: Why; an erratum publishes it.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Raises:
        NotAllowed: the person may not run results of this authority.
        NoReason: there is no reason.
        NoSuchFigure: a unit is not in the run.
        NothingToCorrect: no figure would change.
        UnreadableTable: a value is not what its leaf asks for; the sentence says which.
    """
    if by is not None:
        require(by, Permission.RUN_RESULTS, run.edition.scheme.place)
    if not reason.strip():
        raise NoReason
    before = selectors.figures_of(run)
    figures = with_changes(before, changes, indexsets.index_set_of(run.edition))
    if figures.entries == before.entries:
        raise NothingToCorrect
    inputs = Inputs(figures, run.survey_held, reason, run)
    made = computed(run.edition, run.year, inputs, by, at)
    store_steps(made, carried(made, run, {(one.unit, one.code) for one in changes}))
    return made


def carried(made: Run, before: Run, changed: set[Key]) -> Layers:
    """How the items went before, and the correction after it where it changed something."""
    layers = selectors.layers_of(before)
    if not layers:
        return layers
    rows = LeafScore.objects.filter(unit_score__run=made).select_related("unit_score")
    found = dict(layers)
    for row in rows.order_by("id"):
        key = row.unit_score.unit, row.code
        known = layers.get(key, ())
        if key in changed or (known and known[-1].points != row.points):
            found[key] = (*known, correction(made, row))
    return found


def correction(made: Run, row: LeafScore) -> LayerLine:
    """What an item came to by corrected figures, and why."""
    figures = row.trace["figures"]
    return LayerLine(
        "corrected",
        made.created_at,
        "authority",
        row.points,
        row.maximum,
        "; ".join(f"{name}={value}" for name, *_, value in figures),
        Sentence(
            "; ".join(f"{label}: {text}" for _, label, _, text, *_ in figures),
            "; ".join(f"{label}: {text}" for _, _, label, _, text, _ in figures),
        ),
        "",
        Sentence(one_line(made.reason), one_line(made.reason)),
        row.trace["document"],
        row.trace["page"],
    )


def with_changes(
    figures: FigureSet, changes: Sequence[Corrected], index_set: IndexSet
) -> FigureSet:
    """The figures with some replaced; what was declared of other leaves stays as it is."""
    stranger = next((one.unit for one in changes if one.unit not in figures.units), None)
    if stranger is not None:
        raise NoSuchFigure(stranger)
    entries = {unit: dict(own) for unit, own in figures.entries.items()}
    for one in changes:
        if not one.value.strip():
            take_away(entries[one.unit], one)
    for unit, own in read_changes(changes, index_set).entries.items():
        for code, entry in own.items():
            entries[unit][code] = merged(entries[unit].get(code), entry)
    return replace(figures, entries=entries, places={})


def take_away(entries: dict[str, Entry], one: Corrected) -> None:
    """A figure that should not be there; a leaf without figures is missing."""
    known = entries.get(one.code)
    if known is None:
        return
    values = {name: value for name, value in known.values.items() if name != one.name}
    reason = None if one.name == NOT_APPLICABLE else known.not_applicable
    if values or reason:
        entries[one.code] = known._replace(values=values, not_applicable=reason)
    else:
        del entries[one.code]


def read_changes(changes: Sequence[Corrected], index_set: IndexSet) -> FigureSet:
    """The values as figures, read by the one reader of tables.

    Raises:
        UnreadableTable: a value is not what its leaf asks for.
    """
    rows = [one for one in changes if one.value.strip()]
    if not rows:
        return FigureSet()
    content = Source("đính chính", table(HEADER, rows).encode())
    return figures_in(content, index_set)


def merged(old: Entry | None, new: Entry) -> Entry:
    """New figures beside those that stay; an item is either not applicable or has figures."""
    if old is None or new.not_applicable is not None or old.not_applicable is not None:
        return new
    known, given = old.provenance or Provenance(), new.provenance or Provenance()
    source = known._replace(
        document=given.document or known.document, page=given.page or known.page
    )
    return Entry({**old.values, **new.values}, None, source)
