"""From domains to the total: caps, bonus and penalty, rescaling, floor and ceiling."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

from thuocdo.core.index_set.model import (
    IndexSet,
    NoSurvey,
    NotApplicable,
    Part,
    PartKind,
    Policies,
    ReducedMaximum,
    Standing,
)
from thuocdo.core.rollup.results import LeafResult, State, Tally
from thuocdo.core.rounding import EXACT, ZERO, percent_of, rank_key, ratio


class Totals(NamedTuple):
    """The fields of a unit's result that concern the whole."""

    parts: dict[str, Tally]
    raw_points: Decimal
    total: Decimal
    maximum: Decimal
    rescaled_from: Decimal | None


def totals_of(
    index_set: IndexSet,
    groups: Mapping[str, Tally],
    leaves: Mapping[str, LeafResult],
    main: Mapping[str, str],
) -> Totals:
    """Bring the domains together as the set lays down.

    Rescaling stretches the main parts together; bonus and penalty are added as they are.

    Args:
        index_set: Its parts and policies.
        groups: What each domain has.
        leaves: Results by code; some may have shrunk the maximum.
        main: Code of a leaf in a main part → code of its domain.
    """
    with localcontext(EXACT):
        parts = {part.code: bounded(part, groups) for part in index_set.parts}
        raw = sum((tally.points for tally in parts.values()), ZERO)
        maximum = sum((parts[p.code].maximum for p in index_set.parts if p.in_scale), ZERO)
        owed = made_up_for(leaves, main, index_set.policies)
        stretched = [part for part in index_set.parts if part.kind is PartKind.MAIN]
        shrunk = sum((parts[part.code].maximum for part in stretched), ZERO)
        full = sum((full_maximum(part, groups, owed) for part in stretched), ZERO)
        if shrunk in (ZERO, full):
            return Totals(parts, raw, clamped(index_set.policies, raw), maximum, None)
        points = sum((parts[part.code].points for part in stretched), ZERO)
        total = clamped(index_set.policies, raw - points + ratio(points * full, shrunk))
        return Totals(parts, raw, total, maximum - shrunk + full, maximum)


def bounded(part: Part, groups: Mapping[str, Tally]) -> Tally:
    """The points and maximum of a part's domains, held by its cap and floor."""
    tallies = [groups[code] for code in part.domains]
    points = capped(part, sum((t.points for t in tallies), ZERO))
    if part.floor is not None:
        points = max(points, part.floor)
    maximum = capped(part, sum((t.maximum for t in tallies), ZERO))
    return Tally(points, maximum, sum(t.missing for t in tallies))


def full_maximum(part: Part, groups: Mapping[str, Tally], owed: Mapping[str, Decimal]) -> Decimal:
    """The maximum of a part once all that is owed has been given back to it."""
    own = sum((groups[code].maximum + owed.get(code, ZERO) for code in part.domains), ZERO)
    return capped(part, own)


def capped(part: Part, points: Decimal) -> Decimal:
    """The points within the cap of the part."""
    return points if part.cap is None else min(points, part.cap)


def made_up_for(
    leaves: Mapping[str, LeafResult], main: Mapping[str, str], policies: Policies
) -> dict[str, Decimal]:
    """Points by domain by which a maximum has shrunk for a reason that the set makes up for."""
    owed: dict[str, Decimal] = {}
    for code, domain in main.items():
        result = leaves[code]
        if result.state is not State.SCORED and is_made_up_for(result, policies):
            owed[domain] = owed.get(domain, ZERO) + result.leaf.maximum
    return owed


def is_made_up_for(result: LeafResult, policies: Policies) -> bool:
    """Whether rescaling gives back the maximum of a leaf without points."""
    if result.state is State.NO_SURVEY:
        return policies.no_survey is NoSurvey.RESCALE
    return (
        result.state is State.NOT_APPLICABLE
        and result.leaf.not_applicable is NotApplicable.REDUCE_MAXIMUM
        and policies.reduced_maximum is ReducedMaximum.RESCALE
    )


def clamped(policies: Policies, total: Decimal) -> Decimal:
    """The total within the set's floor and ceiling."""
    if policies.floor is not None:
        total = max(total, policies.floor)
    return total if policies.ceiling is None else min(total, policies.ceiling)


def band_of(index_set: IndexSet, total: Decimal, maximum: Decimal) -> str | None:
    """The best band whose lower mark is reached, free of the rounding noise of quotients.

    None below the last band, without bands, and where no maximum applies.
    """
    if maximum <= 0:
        return None
    is_total = index_set.policies.standing is Standing.TOTAL
    value = rank_key(total if is_total else percent_of(total, maximum))
    return next((band.code for band in index_set.bands if value >= band.floor), None)
