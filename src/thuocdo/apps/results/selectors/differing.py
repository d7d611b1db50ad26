"""How runs differ: from the one before, and from what was published."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.results.models import Run
from thuocdo.apps.results.selectors.runs import run_before
from thuocdo.apps.results.selectors.scores import scored
from thuocdo.reporting.snapshots.differences import Difference, differences
from thuocdo.reporting.snapshots.model import Snapshot


class Change(NamedTuple):
    """A unit against the run before."""

    points: Decimal | None  # none where either run lacks a total
    places: int | None  # positive is better; none where either run lacks a rank


class Changes(NamedTuple):
    """All units that came to something else than in the run before."""

    before: Run | None
    by_unit: dict[str, Change]
    gone: tuple[str, ...] = ()  # names of units that are no longer there


def changes_of(run: Run) -> Changes:
    """What a run changed. Three queries."""
    before = run_before(run)
    if before is None:
        return Changes(None, {})
    old = {row.unit: row for row in before.unit_scores.all()}
    new = {row.unit: row for row in run.unit_scores.all()}
    by_unit = {
        code: Change(
            None if row.missing or old[code].missing else row.total - old[code].total,
            None if row.rank is None or old[code].rank is None else old[code].rank - row.rank,
        )
        for code, row in new.items()
        if code in old and (row.total, row.rank) != (old[code].total, old[code].rank)
    }
    return Changes(before, by_unit, tuple(old[code].name for code in old.keys() - new.keys()))


def differs(run: Run, snapshot: Snapshot) -> list[Difference]:
    """Every value of a run that is not as it was published, to the last digit.

    Raises:
        RunDiffers: what is stored is not what the engine gives.
    """
    return list(differences(snapshot, scored(run)))
