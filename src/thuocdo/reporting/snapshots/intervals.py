"""Rank intervals of a snapshot: one seeded simulation that anybody can repeat."""

import hashlib
from typing import NamedTuple

from thuocdo.core.robustness.rank_intervals import rank_intervals
from thuocdo.core.robustness.uncertainty import Uncertainty
from thuocdo.reporting.ranking_table import error_points, ranking_table, rounding_points
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.model import Interval

REPLICATES = 1000
LEVEL = 0.9  # share of the replicates between the limits


class Simulation(NamedTuple):
    """What has to be known to repeat it: ``thuocdo intervals --seed`` gives the same limits."""

    seed: int
    replicates: int = REPLICATES
    level: float = LEVEL


def simulation_of(edition_hash: str, year: int) -> Simulation:
    """The seed follows from the edition and the year, so that nobody can choose it."""
    digest = hashlib.sha256(f"{edition_hash} {year}".encode()).digest()
    return Simulation(int.from_bytes(digest[:4]))


def intervals_of(scored: Scored, year: int) -> dict[str, Interval]:
    """Limits of all ranked units: survey errors and rounded entries are allowed for."""
    if not scored.places:
        return {}
    table = ranking_table(scored)
    settings = simulation_of(scored.index_set.content_hash, year)
    found = rank_intervals(
        table.points,
        Uncertainty(
            survey_error=error_points(scored, table), rounding=rounding_points(scored, table)
        ),
        seed=settings.seed,
        replicates=settings.replicates,
        level=settings.level,
    )
    return {
        unit: Interval(int(found.low[row]), int(found.high[row]))
        for row, unit in enumerate(table.units)
        if unit in scored.places
    }
