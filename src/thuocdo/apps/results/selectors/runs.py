"""Runs and their rows, as pages and other apps ask for them."""

from typing import Any

from django.db.models import Count, QuerySet

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.results.models import LeafScore, Run, UnitScore


def runs() -> QuerySet[Run]:
    """All runs with their number of units, the newest year and run first. One query."""
    found: QuerySet[Run] = Run.objects.annotate(units=Count("unit_scores"))
    newest_first = "-year", "edition__scheme__order", "edition__scheme__slug", "-number"
    return found.select_related("edition__scheme__authority", "created_by").order_by(*newest_first)


def latest_run(scheme: Scheme, year: int) -> Run | None:
    """The last run of a scheme and year, with its edition. One query."""
    found = Run.objects.filter(edition__scheme=scheme, year=year)
    return found.select_related("edition__scheme").order_by("-number").first()


def run_before(run: Run) -> Run | None:
    """The run before of the same scheme and year. One query."""
    found = Run.objects.filter(edition__scheme=run.edition.scheme, year=run.year)
    return found.filter(number__lt=run.number).order_by("-number").first()


def unit_scores(run: Run, block: str | None = None) -> QuerySet[UnitScore]:
    """Units of a run, of one block if it is named, best first; those without a rank last."""
    found = run.unit_scores.all()
    return found if block is None else found.filter(block=block)


def leaves_of(run: Run, unit: str) -> QuerySet[LeafScore]:
    """All leaves of one unit, in the order of the document. One query."""
    found = LeafScore.objects.filter(unit_score__run=run, unit_score__unit=unit)
    return found.select_related("unit_score").order_by("id")


def leaf_lines(score: UnitScore) -> QuerySet[LeafScore, tuple[Any, ...]]:
    """Code, points, maximum, state and trace of the leaves, in that order too. One query."""
    rows = LeafScore.objects.filter(unit_score=score).order_by("id")
    return rows.values_list("code", "points", "maximum", "state", "trace")


def leaf_of(run: Run, unit: str, code: str) -> LeafScore | None:
    """One leaf of one unit. One query."""
    return leaves_of(run, unit).filter(code=code).first()
