"""One computation of the core, stored with everything that went in and came out."""

from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from thuocdo import __version__
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme
from thuocdo.apps.results import selectors
from thuocdo.apps.results.errors import AlreadyRun, NothingToScore, NotInForce, WrongYear
from thuocdo.apps.results.models import Run
from thuocdo.apps.results.services.storing import store, store_steps
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.model import Layers


class Inputs(NamedTuple):
    """What is scored, and how the run came about."""

    figures: FigureSet
    survey_held: bool = True
    reason: str = ""
    corrects: Run | None = None
    layers: Layers = MappingProxyType({})  # how each item of a round went


def run(  # noqa: PLR0913  (each is said by name, and none follows from another)
    *,
    edition: Edition,
    year: int,
    figures: FigureSet,
    survey_held: bool = True,
    reason: str = "",
    by: User | None,
    at: datetime,
) -> Run:
    """Score all units and keep figures, scores and traces; a run never changes.

    Args:
        edition: In force, or retired; a draft may still change.
        year: One that the edition assesses.
        figures: What was declared, with the units as they were registered then.
        survey_held: Whether there was a survey.
        reason: Why another run was needed; shown in the list.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Raises:
        NotAllowed: the person may not run results of this authority.
        NotInForce: the edition is a draft.
        WrongYear: the edition does not assess the year.
        NothingToScore: there is no unit.
        AlreadyRun: a run of exactly these inputs exists.
        InvalidFigure: a figure contradicts itself or its leaf; the sentence says where.
        InvalidRequest: the edition cannot do without its survey.
    """
    return computed(edition, year, Inputs(figures, survey_held, reason), by, at)


@transaction.atomic
def computed(edition: Edition, year: int, inputs: Inputs, by: User | None, at: datetime) -> Run:
    """Check, score and store; runs of one scheme wait for each other."""
    scheme = Scheme.objects.select_for_update(of=("self",)).select_related("authority")
    scheme_row = scheme.get(pk=edition.scheme_id)
    if by is not None:
        require(by, Permission.RUN_RESULTS, scheme_row.authority)
    refuse_unfit(edition, year, inputs)
    row = Run(
        edition=edition,
        year=year,
        number=next_number(scheme_row, year),
        corrects=inputs.corrects,
        edition_hash=edition.content_hash,
        inputs_hash=selectors.inputs_hash(inputs.figures, survey_held=inputs.survey_held),
        engine_version=__version__,
        survey_held=inputs.survey_held,
        reason=inputs.reason.strip(),
        created_at=at,
        created_by=by,
    )
    refuse_same(row)
    row.save()
    store(row, indexsets.index_set_of(edition), inputs.figures)
    store_steps(row, inputs.layers)
    audit.record("run.computed", subject=row, by=by, at=at, details=told(row, inputs.figures))
    return row


def refuse_unfit(edition: Edition, year: int, inputs: Inputs) -> None:
    """Refuse what could not be published later.

    Raises:
        NotInForce: the edition is a draft.
        WrongYear: it does not assess the year.
        NothingToScore: there is no unit.
    """
    if edition.status == EditionStatus.DRAFT:
        raise NotInForce(str(edition))
    if year not in edition.years:
        raise WrongYear(str(edition), year, edition.years)
    if not inputs.figures.units:
        raise NothingToScore


def next_number(scheme: Scheme, year: int) -> int:
    """One more than the last run of the scheme and year."""
    found = Run.objects.filter(edition__scheme=scheme, year=year).aggregate(last=Max("number"))
    return (found["last"] or 0) + 1


def refuse_same(row: Run) -> None:
    """Refuse what would give exactly the same again.

    Raises:
        AlreadyRun: it names the run.
    """
    same = Run.objects.filter(
        edition=row.edition,
        year=row.year,
        edition_hash=row.edition_hash,
        inputs_hash=row.inputs_hash,
        engine_version=row.engine_version,
    ).first()
    if same is not None:
        raise AlreadyRun(same.number)


def told(row: Run, figures: FigureSet) -> dict[str, object]:
    """What the log says of a run."""
    return {
        "scheme": row.edition.scheme.slug,
        "edition": row.edition.name,
        "year": row.year,
        "number": row.number,
        "units": len(figures.units),
        "edition_hash": row.edition_hash,
        "inputs_hash": row.inputs_hash,
        "engine_version": row.engine_version,
        "survey_held": row.survey_held,
        "reason": row.reason,
        "corrects": row.corrects.number if row.corrects else None,
    }
