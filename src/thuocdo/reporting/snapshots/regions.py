"""Places of units among those of their region, block by block."""

from thuocdo.core.ranking.places import Place
from thuocdo.core.ranking.regions import region_standings
from thuocdo.reporting.scored import Scored


def places_in_regions(scored: Scored) -> dict[str, Place]:
    """The place of each ranked unit among those of its block in its region."""
    units, policies = scored.figures.units, scored.index_set.policies
    places: dict[str, Place] = {}
    for block in dict.fromkeys(unit.block for unit in units.values()):
        totals = {
            code: scored.results[code].standing(policies.standing)
            for code in scored.places
            if units[code].block == block
        }
        regions = {code: units[code].region for code in totals if units[code].region}
        places |= region_standings(totals, regions, policies).inside
    return places
