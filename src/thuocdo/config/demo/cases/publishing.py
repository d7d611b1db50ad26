"""Published cases as publications: stated, never computed, with their source."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from thuocdo.apps.indexsets import services as indexsets
from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.services import Terms
from thuocdo.apps.units.models import Unit
from thuocdo.config.demo.cases.case import Case
from thuocdo.config.demo.cases.districts import DONG_HOI, HA_NOI, dong_phu
from thuocdo.config.demo.cases.others import HA_LONG, KON_TUM
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast
from thuocdo.reporting.snapshots.stating import Stated
from thuocdo.vietnamese.sentence import Sentence


def cases() -> Iterator[Case]:
    """All five, in the order in which they were announced."""
    yield from sorted(
        (HA_LONG, HA_NOI, dong_phu(), DONG_HOI, KON_TUM), key=lambda c: c.announced_on
    )


@transaction.atomic
def publish_case(case: Case, cast: Cast) -> None:
    """One announcement, on its own day; one that is there stays as it is."""
    by = cast["phuong-phap"]
    names = case.names._replace(authority=authority_of(case))
    scheme = indexsets.add_scheme(folder=case.folder, names=names, by=by)
    if Publication.objects.filter(scheme=scheme, year=case.year).exists():
        return
    title = Sentence(scheme.title, scheme.title_en)
    statement = Stated(case.folder, title, case.units, case.scale, caveat=case.caveat)
    terms = Terms(case.decision, case.announced_on, case.decided_by, title, case.source)
    moment = moment_of(case.announced_on)
    draft = services.prepare_stated(
        scheme=scheme, year=case.year, statement=statement, terms=terms, by=by, at=moment
    )
    services.check(publication=draft, by=by, at=moment)
    accept_all(draft, case, cast, moment)
    services.publish(publication=draft, by=cast["giam-doc"], at=moment + timedelta(hours=1))


def accept_all(draft: Publication, case: Case, cast: Cast, moment: datetime) -> None:
    """What does not agree in the document is kept as it is, with the case's own reason."""
    for finding in selectors.open_findings(draft):
        services.accept(finding=finding, reason=case.accepted, by=cast["giam-doc"], at=moment)


def authority_of(case: Case) -> Unit | None:
    """Who published, where the register of Viet Nam is there."""
    return Unit.objects.filter(code=case.authority).order_by("valid_from").first()


def moment_of(day: date) -> datetime:
    """The morning of the day."""
    return at(day.year, day.month, day.day)
