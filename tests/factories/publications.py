"""Publications: drafts of a run or of a statement, checked, published, corrected."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from tests.factories.accounts import person_with
from tests.factories.indexsets import EditionFactory, SchemeFactory
from tests.factories.results import a_run
from thuocdo.apps.publications import services
from thuocdo.apps.publications.services import Terms
from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.reporting.snapshots.stating import Stated, StatedPart, StatedUnit
from thuocdo.vietnamese.sentence import Sentence

AT = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)  # 8 o'clock in the zone of the site
HOUR = timedelta(hours=1)
DECIDED = Terms("12/QĐ-UBND", date(2026, 3, 20), "Ủy ban nhân dân tỉnh")


def officer(**options):
    """Somebody who prepares publications and may not publish."""
    return person_with("method_officer", **options)


def director(**options):
    """Somebody who accepts findings and publishes."""
    return person_with("director", **options)


def line(code="A", name="Xã An Bình", block="xã"):
    """A unit of a statement."""
    return UnitLine(code, name, name, "commune", block, "", is_ranked=True)


def part(code, points, maximum, change=None):
    """A row of a published table."""
    title = Sentence(f"Phần {code}", f"Part {code}")
    change = None if change is None else Decimal(change)
    return StatedPart(code, title, Decimal(points), Decimal(maximum), change)


AGREEING = (part("I", "40.5", "50"), part("II", "50", "50"))


def stated(*, total="90.5", maximum="100", parts=AGREEING, **more):
    """A statement about one unit; ``total="89.9"`` makes one that does not add up."""
    unit = StatedUnit(line(), Decimal(total), Decimal(maximum), 1, 3, parts=parts, **more)
    return Stated("nho", Sentence("Chỉ số", "Index"), (unit,), Decimal(100))


def a_stated_draft(*, by=None, year=2025, statement=None, terms=DECIDED, scheme=None, at=AT):
    """A draft of a statement."""
    return services.prepare_stated(
        scheme=scheme or SchemeFactory(),
        year=year,
        statement=statement or stated(),
        terms=terms,
        by=by or officer(),
        at=at,
    )


def a_draft(values=None, *, by=None, terms=DECIDED, at=AT, run=None):
    """A draft of a run of the small set."""
    return services.prepare(run=run or a_run(values), terms=terms, by=by or officer(), at=at)


def published(draft=None, *, by=None, at=AT):
    """A draft checked and frozen."""
    draft = draft or a_draft()
    by = by or director()
    services.check(publication=draft, by=by, at=at)
    return services.publish(publication=draft, by=by, at=at)


def corrected(publication, values, *, reason="Khai trùng hồ sơ", at=AT + HOUR):
    """The draft of the next version, with other figures."""
    run = a_run(values, edition=publication.run.edition, at=at)
    draft = services.correct(
        publication=publication, content=run, reason=reason, by=officer(), at=at
    )
    return services.revise(publication=draft, terms=DECIDED, by=officer(), at=at)


def an_edition_of(scheme_folder):
    """An edition in force of a scheme of its own."""
    return EditionFactory(scheme__folder=scheme_folder, issued=True)
