"""Scored units as arrays, for simulations and reports on leaves."""

import math
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.index_set.model import Method
from thuocdo.core.robustness.points_table import PointsTable, points_table
from thuocdo.core.rollup.results import LeafResult, State
from thuocdo.core.rounding import HUNDRED, ZERO
from thuocdo.core.scoring.rule import decimal_of
from thuocdo.reporting.scored import Scored


@dataclass(frozen=True, slots=True)
class RankingTable:
    """The arrays, and which unit and leaf their rows and columns are."""

    units: tuple[str, ...]
    codes: tuple[str, ...]
    points: PointsTable

    def percent(self, share: float) -> Decimal | None:
        """A share as a percentage; None where it is not defined."""
        return None if math.isnan(share) else Decimal(repr(round(float(share) * 100, 6)))


def ranking_table(scored: Scored) -> RankingTable:
    """Points and limits of all scored leaves.

    A leaf that does not count for a unit has the maximum 0 there, so that chance leaves it alone.
    """
    codes = tuple(leaf.code for leaf in scored.index_set.leaves if leaf.rule is not None)
    units = tuple(scored.results)
    rows = [[scored.results[unit].leaves[code] for code in codes] for unit in units]
    blocks = sorted({unit.block for unit in scored.figures.units.values()})
    return RankingTable(
        units,
        codes,
        points_table(
            [[points_of(leaf) for leaf in row] for row in rows],
            [[float(leaf.maximum) for leaf in row] for row in rows],
            [blocks.index(scored.figures.units[unit].block) for unit in units],
            minima=[[lowest_of(leaf) for leaf in row] for row in rows],
            official=[rank_of(scored, unit) for unit in units],
        ),
    )


def points_of(result: LeafResult) -> float:
    """Points as a float; NaN where figures are missing, 0 where the leaf does not count."""
    if result.points is not None:
        return float(result.points)
    return math.nan if result.state is State.MISSING else 0.0


def lowest_of(result: LeafResult) -> float:
    """The lowest points that the leaf can have; what it has, for a penalty without end."""
    points, minimum = result.points or ZERO, result.leaf.minimum
    return float(min(points, ZERO if minimum is None else minimum))


def rank_of(scored: Scored, unit: str) -> int:
    """The official rank; 0 for a unit without one."""
    place = scored.places.get(unit)
    return place.rank if place else 0


def error_points(scored: Scored, table: RankingTable) -> list[list[float]]:
    """Standard errors of survey leaves, turned from percentage points into points."""
    return [
        [error_of(scored.results[unit].leaves[code]) for code in table.codes]
        for unit in table.units
    ]


def error_of(result: LeafResult) -> float:
    """The standard error in points; 0 where none was declared."""
    if result.entry is None or result.points is None:
        return 0.0
    error = decimal_of(result.entry.values, "standard_error")
    return 0.0 if error is None else float(error * result.maximum / HUNDRED)


def rounding_points(scored: Scored, table: RankingTable) -> list[list[float]]:
    """Half a unit of the last published decimal, for points that were typed in."""
    half = 0.5 * 10.0**-scored.index_set.policies.decimals
    return [
        [half if was_entered(scored.results[unit].leaves[code]) else 0.0 for code in table.codes]
        for unit in table.units
    ]


def was_entered(result: LeafResult) -> bool:
    """Whether the points themselves were typed, so that their further decimals are not known."""
    is_open = result.points is not None and result.maximum > 0
    return is_open and result.leaf.rule is not None and result.leaf.rule.kind == "entered"


def move_points(scored: Scored, table: RankingTable, points: float) -> list[list[float]]:
    """How far another appraiser might move a leaf: where somebody judges, within its limits."""
    return [
        [move_of(scored.results[unit].leaves[code], points) for code in table.codes]
        for unit in table.units
    ]


def move_of(result: LeafResult, points: float) -> float:
    """The move in points; 0 for data and surveys, which nobody appraises, and for absent leaves."""
    if result.points is None or result.leaf.method not in {Method.SELF, Method.COUNCIL}:
        return 0.0
    return min(points, float(result.maximum) - lowest_of(result))
