"""Four years of the model province: run, checked, published; one corrected, one waiting."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications import services
from thuocdo.apps.publications.models import Publication, State
from thuocdo.apps.publications.services import Terms
from thuocdo.apps.results import services as runs
from thuocdo.apps.results.models import Run
from thuocdo.apps.results.services import Corrected
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reading.figures.register import with_register
from thuocdo.reading.library import demo_figures, demo_units
from thuocdo.vietnamese.numbers import DecimalMark

YEARS = (2022, 2023, 2024, 2025)
AUTHORITY = "Ủy ban nhân dân Tỉnh mẫu (trình diễn)"
WAIT = timedelta(days=14)  # until the draft with an embargo may be read


def publish_years(scheme: Scheme, cast: Cast) -> None:
    """Every year that is not there yet, in order, so that each is checked against the last."""
    for year in YEARS:
        if not Publication.objects.filter(scheme=scheme, year=year).exists():
            publish_year(scheme, year, cast)


@transaction.atomic
def publish_year(scheme: Scheme, year: int, cast: Cast) -> None:
    """From the shipped figures to the published ranking, on 20 March of the next year."""
    published_at = at(year + 1, 3, 20)
    run = run_of(scheme, year, cast, published_at - timedelta(days=10))
    terms = Terms(decision(year), published_at.date(), AUTHORITY)
    draft = services.prepare(
        run=run, terms=terms, by=cast["phuong-phap"], at=published_at - timedelta(days=5)
    )
    checked_and_published(draft, cast, published_at)


def decision(year: int, kind: str = "") -> str:
    """A number that nobody takes for a real decision."""
    return f"{year + 1}{kind}/QĐ-UBND (trình diễn)"


def run_of(scheme: Scheme, year: int, cast: Cast, moment: datetime) -> Run:
    """The shipped figures of the year, scored with the edition in force."""
    edition = indexsets.edition_for(scheme, year)
    index_set = indexsets.index_set_of(edition)
    path = str(demo_figures(scheme.folder, year))
    read = read_figures(path, index_set, decimal=DecimalMark.POINT)
    figures = with_register(read, str(demo_units()))
    return runs.run(edition=edition, year=year, figures=figures, by=cast["phuong-phap"], at=moment)


def checked_and_published(draft: Publication, cast: Cast, moment: datetime) -> None:
    """The last two steps, by those who may."""
    services.check(publication=draft, by=cast["phuong-phap"], at=moment - timedelta(hours=2))
    services.publish(publication=draft, by=cast["giam-doc"], at=moment)


class Mistake(NamedTuple):
    """One figure that was published wrong."""

    year: int
    right: Corrected
    reason: str


ERRATUM = Mistake(
    2024,
    Corrected("C029", "7.1.2", "numerator", "1180"),
    "Xã Đồng Phú khai trùng 160 hồ sơ thanh toán trực tuyến năm 2024; số liệu đã được đối chiếu "
    "với cổng dịch vụ công (trình diễn).",
)
WAITING = Mistake(
    2025,
    Corrected("S05", "7.1.2", "numerator", "3803"),
    "Sở Công Thương khai thiếu hồ sơ thanh toán trực tuyến của quý IV năm 2025, đã đối soát "
    "(trình diễn).",
)


@transaction.atomic
def correct_one(scheme: Scheme, cast: Cast) -> None:
    """An erratum of communes, published in May 2025."""
    moment = at(2025, 5, 15)
    draft = correction(scheme, ERRATUM, cast, moment - timedelta(days=3))
    if draft is None:
        return
    terms = Terms(decision(ERRATUM.year, "A"), moment.date(), AUTHORITY)
    services.revise(publication=draft, terms=terms, by=cast["phuong-phap"], at=moment)
    checked_and_published(draft, cast, moment)


@transaction.atomic
def withhold_one(scheme: Scheme, cast: Cast) -> None:
    """A draft that waits for its moment, with the chair as reader before."""
    now = timezone.now()
    draft = correction(scheme, WAITING, cast, now)
    if draft is None:
        return
    until = timezone.localtime(now + WAIT).replace(hour=8, minute=30, second=0, microsecond=0)
    by = cast["phuong-phap"]
    services.embargo(publication=draft, until=until, by=by, at=now)
    services.add_reader(publication=draft, person=cast["chu-tich"], by=by, at=now)
    services.check(publication=draft, by=by, at=now)


def correction(
    scheme: Scheme, mistake: Mistake, cast: Cast, moment: datetime
) -> Publication | None:
    """The draft of a second version with one figure set right; None where it is there."""
    known = Publication.objects.filter(scheme=scheme, year=mistake.year)
    first = known.filter(state=State.PUBLISHED, version=1).first()
    if first is None or first.run is None or known.filter(version=2).exists():
        return None
    by, reason = cast["phuong-phap"], mistake.reason
    run = runs.corrected(run=first.run, changes=[mistake.right], reason=reason, by=by, at=moment)
    return services.correct(publication=first, content=run, reason=reason, by=by, at=moment)
