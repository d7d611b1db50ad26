"""A snapshot of what an old document states; nothing is computed and nothing is made up."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from thuocdo import __version__
from thuocdo.core.rounding import percent_of
from thuocdo.reporting.snapshots.about import About, event_lines
from thuocdo.reporting.snapshots.model import (
    BandLine,
    Kind,
    Node,
    Snapshot,
    StatedChange,
    Tally,
    UnitLine,
    UnitScore,
)
from thuocdo.vietnamese.sentence import Sentence


class StatedPart(NamedTuple):
    """One row of the table: a domain with its points, in the digits of the document."""

    code: str
    title: Sentence
    points: Decimal
    maximum: Decimal
    change: Decimal | None = None  # points against the year before


class StatedUnit(NamedTuple):
    """What the document says of one unit; whatever it does not say stays unknown."""

    unit: UnitLine
    total: Decimal | None = None  # points
    maximum: Decimal | None = None
    rank: int | None = None
    out_of: int | None = None
    points_change: Decimal | None = None
    places_change: int | None = None  # positive is better
    parts: tuple[StatedPart, ...] = ()
    facts: tuple[Sentence, ...] = ()  # all else that it states
    band: str = ""  # code


class Stated(NamedTuple):
    """The document."""

    scheme: str
    title: Sentence
    units: Sequence[StatedUnit]
    scale: Decimal | None = None  # points of the whole
    decimals: int = 2
    caveat: Sentence = Sentence("", "")
    bands: tuple[BandLine, ...] = ()


def stated_snapshot(stated: Stated, about: About) -> Snapshot:
    """What the document states, with what the publication says about it."""
    return Snapshot(
        kind=Kind.STATED,
        scheme=stated.scheme,
        slug=about.slug,
        title=about.title or stated.title,
        edition="",
        edition_hash="",
        year=about.year,
        version=about.version,
        decision=about.decision,
        source=about.source,
        engine_version=__version__,
        frozen_at=about.frozen_at,
        survey_held=about.survey_held,
        scale=stated.scale,
        decimals=stated.decimals,
        standing="total",
        caveat=stated.caveat,
        bands=stated.bands,
        nodes={
            part.code: Node(part.code, "", part.title, part.maximum, is_leaf=False)
            for one in stated.units
            for part in one.parts
        },
        units={one.unit.code: one.unit for one in stated.units},
        scores=in_order(stated.units),
        lineage=event_lines(about.lineage),
        accepted=about.accepted,
        reason=about.reason,
        corrections=about.corrections,
        erratum_on=about.erratum_on,
        replaces=about.replaces,
    )


def in_order(units: Sequence[StatedUnit]) -> dict[str, UnitScore]:
    """Scores by block and rank; units without a rank come last in their block."""
    ranks = Counter((one.unit.block, one.rank) for one in units)

    def key(one: StatedUnit) -> tuple[str, bool, int, str]:
        return one.unit.block, one.rank is None, one.rank or 0, one.unit.code

    return {
        one.unit.code: score_of(
            one, is_tied=one.rank is not None and ranks[one.unit.block, one.rank] > 1
        )
        for one in sorted(units, key=key)
    }


def score_of(one: StatedUnit, *, is_tied: bool) -> UnitScore:
    """What one unit came to; a percent is shown only where the document gives the maximum."""
    changes = one.points_change, one.places_change
    percent = percent_of(one.total, one.maximum) if one.total is not None and one.maximum else None
    return UnitScore(
        unit=one.unit.code,
        total=one.total,
        maximum=one.maximum,
        percent=percent,
        rank=one.rank,
        out_of=one.out_of,
        is_tied=is_tied,
        band=one.band,
        missing=(),
        groups={part.code: Tally(part.points, part.maximum, 0, part.change) for part in one.parts},
        stated=StatedChange(*changes) if changes != (None, None) else None,
        facts=one.facts,
    )
