"""Standings of regions: ranks inside each region, and the regions by their mean."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

from thuocdo.core.index_set.model import Policies
from thuocdo.core.ranking.places import Place, compared, known_units, ranked, ranked_in_blocks
from thuocdo.core.rounding import EXACT, ZERO, ratio


class Region(NamedTuple):
    """A region among the others."""

    name: str
    mean: Decimal  # points; plain mean of its ranked units
    units: int  # ranked
    place: Place


class Standings(NamedTuple):
    """Both views of the regions."""

    inside: dict[str, Place]  # unit → place among the units of its region
    regions: tuple[Region, ...]  # by mean, best first


def region_standings(
    totals: Mapping[str, Decimal | None],
    regions: Mapping[str, str],
    policies: Policies,
    excluded: Iterable[str] = (),
) -> Standings:
    """Rank units inside their region and regions by the mean of their units.

    Args:
        totals: Total of each unit; one without a total counts neither in ranks nor in means.
        regions: Region of each unit; a unit without one is left out.
        policies: Of the index set; ties and the compared value hold for means as for totals.
        excluded: Units that are assessed but not ranked; they count in neither view.

    Raises:
        InvalidRequest: an excluded unit is not among those assessed.
    """
    left_out = known_units(excluded, totals)
    taking_part = {
        unit: t for unit, t in totals.items() if unit in regions and unit not in left_out
    }
    members: dict[str, list[Decimal]] = {}
    for unit, total in taking_part.items():
        if total is not None:
            members.setdefault(regions[unit], []).append(total)
    means = {name: mean_of(members[name]) for name in members}
    places = ranked({name: compared(mean, policies) for name, mean in means.items()}, policies.ties)
    table = tuple(
        Region(name, means[name], len(members[name]), place) for name, place in places.items()
    )
    return Standings(ranked_in_blocks(taking_part, regions, policies), table)


def mean_of(totals: list[Decimal]) -> Decimal:
    """The plain mean, with 34 significant digits."""
    with localcontext(EXACT):
        return ratio(sum(totals, ZERO), Decimal(len(totals)))
