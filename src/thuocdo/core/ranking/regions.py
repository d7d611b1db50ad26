"""Standings of regions: ranks inside each region, and the regions by their mean."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import Policies
from thuocdo.core.ranking.places import Place, compared, ranked, ranked_in_blocks
from thuocdo.core.rounding import ZERO, ratio


class Region(NamedTuple):
    """A region among the others."""

    name: str
    mean: Decimal  # points; plain mean of the units that have a total
    units: int
    place: Place


class Standings(NamedTuple):
    """Both views of the regions."""

    inside: dict[str, Place]  # unit → place among the units of its region
    regions: tuple[Region, ...]  # by mean, best first


def region_standings(
    totals: Mapping[str, Decimal | None], regions: Mapping[str, str], policies: Policies
) -> Standings:
    """Rank units inside their region and regions by the mean of their units.

    Units without a region or without a total are left out.
    """
    known = {unit: total for unit, total in totals.items() if unit in regions}
    members: dict[str, list[Decimal]] = {}
    for unit, total in known.items():
        if total is not None:
            members.setdefault(regions[unit], []).append(total)
    means = {name: ratio(sum(t, ZERO), Decimal(len(t))) for name, t in members.items()}
    places = ranked({name: compared(mean, policies) for name, mean in means.items()}, policies.ties)
    table = tuple(
        Region(name, means[name], len(members[name]), place) for name, place in places.items()
    )
    return Standings(ranked_in_blocks(known, regions, policies), table)
