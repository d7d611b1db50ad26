"""What a publication says beside its figures: the decision, the units, the lineage."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reporting.snapshots.model import Accepted, Correction, Decision, EventLine
from thuocdo.vietnamese.sentence import Sentence


class UnitFacts(NamedTuple):
    """What the register knows of a unit beyond a table of figures."""

    kind: str  # units.models.Kind
    name_en: str = ""
    population: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


class About(NamedTuple):
    """Everything of a snapshot that the core does not compute."""

    slug: str
    year: int
    decision: Decision
    frozen_at: datetime
    title: Sentence | None = None  # of the index; that of the edition if none
    version: int = 1
    source: str = ""
    survey_held: bool = True
    lineage: Lineage = Lineage(())
    units: Mapping[str, UnitFacts] = MappingProxyType({})  # by code
    accepted: tuple[Accepted, ...] = ()
    reason: str = ""  # of an erratum
    corrections: tuple[Correction, ...] = ()
    erratum_on: date | None = None
    replaces: str = ""  # hash of the version before


def event_lines(lineage: Lineage) -> tuple[EventLine, ...]:
    """One line an edge, by date."""
    return tuple(
        EventLine(
            event.on,
            event.kind.value,
            edge.old,
            edge.new or "",
            edge.share_of_old,
            event.basis,
            event.document,
        )
        for event in lineage.events
        for edge in event.edges
    )
