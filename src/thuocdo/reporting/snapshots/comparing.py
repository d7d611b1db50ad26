"""Years of published results beside each other: two in depth, or many as a series."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from thuocdo.core.comparing import series as core
from thuocdo.core.comparing.events import Edge, EventKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reading.lineage_table import Line, events_of
from thuocdo.reporting.snapshots.again import KEPT, digest_of, read_again
from thuocdo.reporting.snapshots.model import EventLine, Snapshot
from thuocdo.reporting.two_years import TwoYears


class Way(StrEnum):
    """How a series goes through changes of units; the reader chooses."""

    AS_IT_WAS = "as_it_was"  # each value for the unit that existed then
    TODAYS_UNITS = "todays_units"  # earlier years worked out for the unit of today
    UNCHANGED = "unchanged"  # only units that never changed


def two_years(old: Path, new: Path) -> TwoYears:
    """Two bundles of one scheme, with the lineage of the newer; computed once for each pair.

    Raises:
        BrokenBundle: a file is not what was published.
        NotComputed: one of them holds stated figures.
    """
    return _two_years((old, digest_of(old)), (new, digest_of(new)))


@lru_cache(maxsize=KEPT)
def _two_years(old: tuple[Path, str], new: tuple[Path, str]) -> TwoYears:
    """The digests keep a file that was replaced from being taken for the one before."""
    before, after = read_again(old[0]), read_again(new[0])
    return TwoYears(
        (before.snapshot.year, before.scored),
        (after.snapshot.year, after.scored),
        lineage_in(after.snapshot.lineage),
    )


@lru_cache(maxsize=KEPT)
def lineage_in(lines: tuple[EventLine, ...]) -> Lineage:
    """Published edges put together to events.

    Raises:
        InvalidRequest: they contradict each other.
    """
    return Lineage(
        events_of(
            Line(
                line.on,
                EventKind(line.kind),
                Edge(line.old, line.new or None, line.share),
                line.basis,
                line.document,
            )
            for line in lines
        )
    )


def series(unit: str, snapshots: Iterable[Snapshot], way: Way) -> list[core.SeriesPoint]:
    """The index of a unit over years, in percent, the oldest first.

    Args:
        unit: Code of a unit of the newest year.
        snapshots: One a year, in any order; the lineage of the newest counts.
        way: How to go through changes of units.

    Returns:
        A point a year; of "as it was" one for each unit of then. None is no value, with a note
        why. Nothing for a unit that did change, where only unchanged ones are asked for.

    Raises:
        InvalidRequest: the unit ended before the newest year.
    """
    ordered = sorted(snapshots, key=lambda one: one.year)
    lineage, today = lineage_in(ordered[-1].lineage), date(ordered[-1].year, 12, 31)
    years = [year_of(one) for one in ordered]
    if way is Way.AS_IT_WAS:
        return core.as_it_was(lineage, unit, today, years)
    if way is Way.TODAYS_UNITS:
        return list(core.todays_units(lineage, [unit], today, years))
    return core.unchanged_units_only(lineage, [unit], today, years)


def year_of(snapshot: Snapshot) -> core.Snapshot:
    """What a series wants to know of a year; sizes only where a unit has one."""
    sizes = {
        code: Decimal(unit.population)
        for code, unit in snapshot.units.items()
        if unit.population is not None
    }
    values = {code: score.percent for code, score in snapshot.scores.items()}
    return core.Snapshot(snapshot.year, date(snapshot.year, 12, 31), values, sizes or None)


def all_ways(unit: str, snapshots: Sequence[Snapshot]) -> dict[Way, list[core.SeriesPoint]]:
    """The series in all three ways."""
    return {way: series(unit, snapshots, way) for way in Way}
