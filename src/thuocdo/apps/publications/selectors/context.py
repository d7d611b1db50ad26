"""What a publication says beside its figures: decision, register of the year, accepted findings."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone

from thuocdo.apps.publications.models import Publication, Severity
from thuocdo.apps.publications.selectors.publications import register_hash
from thuocdo.apps.units import selectors as units
from thuocdo.apps.units.models import Unit
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reporting.snapshots.about import About, UnitFacts
from thuocdo.reporting.snapshots.model import Accepted, Decision
from thuocdo.vietnamese.sentence import Sentence


def about_of(publication: Publication, codes: Sequence[str], at: datetime) -> About:
    """Everything of the snapshot that is not a figure."""
    before, day = publication.replaces, timezone.localdate(at)
    registered = registered_units(codes, date(publication.year, 12, 31))
    return About(
        slug=publication.scheme.slug,
        year=publication.year,
        decision=decision_of(publication, day),
        frozen_at=at,
        title=Sentence(publication.title, publication.title_en),
        version=publication.version,
        source=publication.source,
        survey_held=publication.run.survey_held if publication.run else True,
        lineage=lineage_of(tuple(registered)),
        units={unit.code: facts_of(unit) for unit in registered},
        accepted=accepted_of(publication),
        reason=publication.reason,
        erratum_on=day if before else None,
        replaces=before.snapshot_hash if before else "",
    )


def decision_of(publication: Publication, day: date) -> Decision:
    """The decision; of a draft that has none yet, the day on which it is looked at."""
    return Decision(
        publication.decision_number,
        publication.decided_on or day,
        publication.decided_by,
        publication.is_demo,
    )


def registered_units(codes: Sequence[str], day: date) -> list[Unit]:
    """The units as they were registered on the last day of the year. One query."""
    valid = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return list(Unit.objects.filter(valid, code__in=codes))


def lineage_of(registered: tuple[Unit, ...]) -> Lineage:
    """What happened to the units; read again once the register has changed."""
    state = register_hash()
    return known_lineage(registered, state) if state else units.lineage_of(registered)


@lru_cache(maxsize=32)
def known_lineage(registered: tuple[Unit, ...], _state: str) -> Lineage:
    """The same for a known state of the register: reading all of its edges takes a second."""
    return units.lineage_of(registered)


def facts_of(unit: Unit) -> UnitFacts:
    """What the register says beyond the figures."""
    return UnitFacts(unit.kind, unit.name_en, unit.population, unit.latitude, unit.longitude)


def accepted_of(publication: Publication) -> tuple[Accepted, ...]:
    """Checks that failed and were accepted with a reason; they are published with the results."""
    failed = publication.findings.filter(severity=Severity.ERROR, accepted_at__isnull=False)
    return tuple(
        Accepted(
            one.kind, one.subject, Sentence(one.sentence, one.sentence_en), one.accepted_reason
        )
        for one in failed
    )
