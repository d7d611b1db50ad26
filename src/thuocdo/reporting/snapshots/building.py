"""A scored year as a snapshot: everything that is published of it, filled in once."""

from thuocdo import __version__
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.ranking.places import Place
from thuocdo.core.rollup import results as core
from thuocdo.reading.figures.figure_set import Unit
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.about import About, UnitFacts, event_lines
from thuocdo.reporting.snapshots.intervals import intervals_of
from thuocdo.reporting.snapshots.leaves import leaf_lines
from thuocdo.reporting.snapshots.model import (
    BandLine,
    Interval,
    Kind,
    Snapshot,
    Tally,
    UnitLine,
    UnitScore,
)
from thuocdo.reporting.snapshots.nodes import nodes_of
from thuocdo.reporting.snapshots.regions import places_in_regions


def computed_snapshot(scored: Scored, about: About) -> Snapshot:
    """All that the core computed, with what the publication says about it."""
    index_set, units = scored.index_set, scored.figures.units
    return Snapshot(
        kind=Kind.COMPUTED,
        scheme=index_set.scheme,
        slug=about.slug,
        title=about.title or index_set.title,
        edition=index_set.edition,
        edition_hash=index_set.content_hash,
        year=about.year,
        version=about.version,
        decision=about.decision,
        source=about.source,
        engine_version=__version__,
        frozen_at=about.frozen_at,
        survey_held=about.survey_held,
        scale=index_set.scale,
        decimals=index_set.policies.decimals,
        standing=index_set.policies.standing.value,
        caveat=index_set.caveat,
        bands=bands_of(index_set),
        nodes=nodes_of(index_set),
        units={code: unit_line(unit, about.units.get(code)) for code, unit in units.items()},
        scores=scores_of(scored, about.year),
        lineage=event_lines(about.lineage),
        accepted=about.accepted,
        reason=about.reason,
        corrections=about.corrections,
        erratum_on=about.erratum_on,
        replaces=about.replaces,
    )


def bands_of(index_set: IndexSet) -> tuple[BandLine, ...]:
    """The classes of results, best first."""
    return tuple(BandLine(band.code, band.title, band.floor) for band in index_set.bands)


def unit_line(unit: Unit, facts: UnitFacts | None) -> UnitLine:
    """A unit as it went into the scoring, with what the register adds."""
    known = facts or UnitFacts("")
    population = known.population
    if population is None and unit.size is not None:
        population = int(unit.size)
    return UnitLine(
        unit.code,
        unit.name,
        known.name_en,
        known.kind,
        unit.block,
        unit.region,
        unit.is_ranked,
        population,
        known.latitude,
        known.longitude,
    )


def scores_of(scored: Scored, year: int) -> dict[str, UnitScore]:
    """All units in the order of blocks and ranks."""
    intervals, inside = intervals_of(scored, year), places_in_regions(scored)
    return {
        result.unit: unit_score(scored, result, intervals.get(result.unit), inside)
        for result in scored.in_order()
    }


def unit_score(
    scored: Scored,
    result: core.UnitResult,
    interval: Interval | None,
    inside: dict[str, Place],
) -> UnitScore:
    """What one unit came to; no percent, band or rank while figures are missing."""
    place, region = scored.places.get(result.unit), inside.get(result.unit)
    return UnitScore(
        unit=result.unit,
        total=result.total,
        maximum=result.maximum,
        percent=result.percent,
        rank=place.rank if place else None,
        out_of=place.out_of if place else None,
        is_tied=place.is_tied if place else False,
        band=result.band or "",
        missing=result.missing,
        groups={code: tally_of(tally) for code, tally in result.groups.items()},
        methods={method.value: tally_of(tally) for method, tally in result.methods.items()},
        leaves=leaf_lines(result),
        interval=interval,
        region_rank=region.rank if region else None,
        region_out_of=region.out_of if region else None,
    )


def tally_of(tally: core.Tally) -> Tally:
    """Points of a group as they are published."""
    return Tally(tally.points, tally.maximum, tally.missing)
