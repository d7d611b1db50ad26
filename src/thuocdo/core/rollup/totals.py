"""From domains to the total: caps, bonus and penalty, rescaling, floor and ceiling."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import (
    BandedValue,
    IndexSet,
    Leaf,
    NoSurvey,
    NotApplicable,
    Part,
    PartKind,
    Policies,
    ReducedMaximum,
)
from thuocdo.core.rollup.results import LeafResult, State, Tally
from thuocdo.core.rounding import HUNDRED, ZERO, ratio


class Totals(NamedTuple):
    """The fields of a unit's result that concern the whole."""

    parts: dict[str, Tally]
    raw_points: Decimal
    total: Decimal
    maximum: Decimal
    rescaled_from: Decimal | None


def totals_of(
    index_set: IndexSet,
    groups: dict[str, Tally],
    leaves: dict[str, LeafResult],
    main_codes: frozenset[str],
) -> Totals:
    """Bring the domains together as the set lays down; ``main_codes`` are the leaves of main parts."""
    parts = {part.code: bounded(part, groups) for part in index_set.parts}
    raw = sum((tally.points for tally in parts.values()), ZERO)
    maximum = sum((parts[p.code].maximum for p in index_set.parts if p.in_scale), ZERO)
    main = main_tally(index_set, parts)
    policies = index_set.policies
    owed = sum(
        (made_up_for(r.leaf, r.state, policies) for c, r in leaves.items() if c in main_codes), ZERO
    )
    if owed == 0 or main.maximum <= 0:
        return Totals(parts, raw, clamped(policies, raw), maximum, None)
    stretched = ratio(main.points * (main.maximum + owed), main.maximum)
    total = clamped(policies, raw - main.points + stretched)
    return Totals(parts, raw, total, maximum + owed, maximum)


def bounded(part: Part, groups: dict[str, Tally]) -> Tally:
    """The points and maximum of a part's domains, held by its cap and floor."""
    tallies = [groups[code] for code in part.domains]
    points = sum((t.points for t in tallies), ZERO)
    maximum = sum((t.maximum for t in tallies), ZERO)
    if part.cap is not None:
        points, maximum = min(points, part.cap), min(maximum, part.cap)
    if part.floor is not None:
        points = max(points, part.floor)
    return Tally(points, maximum, sum(t.missing for t in tallies))


def main_tally(index_set: IndexSet, parts: dict[str, Tally]) -> Tally:
    """The main parts together: what rescaling stretches."""
    main = [parts[p.code] for p in index_set.parts if p.kind is PartKind.MAIN]
    return Tally(
        sum((t.points for t in main), ZERO),
        sum((t.maximum for t in main), ZERO),
        sum(t.missing for t in main),
    )


def main_leaves(index_set: IndexSet) -> frozenset[str]:
    """Codes of the leaves in main parts: those whose lost maximum may be made up for."""
    main = {c for part in index_set.parts if part.kind is PartKind.MAIN for c in part.domains}
    return frozenset(x.code for d in index_set.domains if d.code in main for x in d.leaves())


def made_up_for(leaf: Leaf, state: State, policies: Policies) -> Decimal:
    """The leaf's maximum if it was lost for a reason that the set makes up for, else zero."""
    if state is State.SCORED:
        return ZERO
    if state is State.NO_SURVEY and policies.no_survey is NoSurvey.RESCALE:
        return leaf.maximum
    is_reduced = (
        state is State.NOT_APPLICABLE
        and leaf.not_applicable is NotApplicable.REDUCE_MAXIMUM
        and policies.reduced_maximum is ReducedMaximum.RESCALE
    )
    return leaf.maximum if is_reduced else ZERO


def clamped(policies: Policies, total: Decimal) -> Decimal:
    """The total within the set's floor and ceiling."""
    if policies.floor is not None:
        total = max(total, policies.floor)
    return total if policies.ceiling is None else min(total, policies.ceiling)


def band_of(index_set: IndexSet, total: Decimal, maximum: Decimal) -> str | None:
    """The best band whose lower mark is reached; None below the last one or without bands."""
    value = total
    if index_set.policies.banded_value is BandedValue.PERCENT:
        value = ratio(total * HUNDRED, maximum) if maximum > 0 else ZERO
    return next((band.code for band in index_set.bands if value >= band.floor), None)
