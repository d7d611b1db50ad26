"""Rank intervals of a snapshot: one seeded simulation that anybody can repeat."""

from thuocdo.core.robustness.rank_intervals import rank_intervals
from thuocdo.core.robustness.uncertainty import Uncertainty
from thuocdo.reporting.ranking_table import error_points, ranking_table, rounding_points
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.model import Interval
from thuocdo.reporting.snapshots.simulation import simulation_of


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
