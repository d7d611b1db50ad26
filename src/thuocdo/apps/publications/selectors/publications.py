"""Which publications there are, and which of them are public at a moment."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit.models import Event
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications.models import PreRelease, Publication, State
from thuocdo.apps.results.models import Run

RELEASE_DIGITS = 16  # of the hash in ETags; short, and no two will ever agree by chance
REGISTER = (
    "register.loaded",
    "unit.corrected",
    "decree.recorded",
    "edition.issued",
    "edition.retired",
)  # actions of the log that change public pages


def publications() -> QuerySet[Publication]:
    """All of them for the workspace, newest year and version first. One query."""
    return Publication.objects.select_related("scheme", "run__edition", "replaces", "replaced_by")


def released(at: datetime) -> QuerySet[Publication]:
    """Every version, valid or corrected, that is public at the moment. One query."""
    is_out = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
    return (
        Publication.objects.filter(is_out, state=State.PUBLISHED, published_at__lte=at)
        .select_related("scheme__authority")
        .order_by("scheme__order", "scheme__slug", "-year", "-version")
    )


def live(at: datetime) -> list[Publication]:
    """The valid version of each scheme and year: the newest whose embargo has passed. One query."""
    return newest_versions(released(at))


def newest_versions(rows: Iterable[Publication]) -> list[Publication]:
    """The first of each scheme and year; rows come newest version first."""
    found: dict[tuple[int, int], Publication] = {}
    for row in rows:
        found.setdefault((row.scheme_id, row.year), row)
    return list(found.values())


def next_release(at: datetime) -> datetime | None:
    """The next moment at which something becomes public by itself. One query."""
    waiting = Publication.objects.filter(state=State.PUBLISHED, embargo_until__gt=at)
    return waiting.order_by("embargo_until").values_list("embargo_until", flat=True).first()


def release(at: datetime, hashes: Iterable[str] | None = None) -> str:
    """A short hash that changes whenever anything public does. Two queries.

    Args:
        at: The moment.
        hashes: Of the versions that are public then, where somebody has asked already.
    """
    public = sorted(released_hashes(at) if hashes is None else hashes)
    text = " ".join([*public, str(register_state())])
    return hashlib.sha256(text.encode()).hexdigest()[:RELEASE_DIGITS]


def released_hashes(at: datetime) -> Iterable[str]:
    """Of every version that is public at the moment. One query."""
    is_out = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
    rows = Publication.objects.filter(is_out, state=State.PUBLISHED, published_at__lte=at)
    return rows.values_list("snapshot_hash", flat=True)


def register_state() -> int:
    """The number of the last event that changed the register of units; 0 before any. One query."""
    changes = Event.objects.filter(action__in=REGISTER)
    return changes.aggregate(last=Max("number"))["last"] or 0


def register_hash() -> str:
    """Of that event; no other state of any register has the same. Two queries."""
    found = Event.objects.filter(number=register_state()).values_list("content_hash", flat=True)
    return found.first() or ""


def history(scheme: Scheme, year: int, at: datetime | None = None) -> QuerySet[Publication]:
    """All published versions of a year, newest first; those public at a moment, if one is named."""
    rows = Publication.objects.filter(state=State.PUBLISHED) if at is None else released(at)
    return rows.filter(scheme=scheme, year=year).order_by("-version")


class CalendarLine(NamedTuple):
    """One day of the calendar of publications; it holds no figure."""

    scheme: Scheme
    year: int
    version: int
    at: datetime
    is_out: bool


def calendar(at: datetime) -> list[CalendarLine]:
    """What was published and what is announced, latest first. One query.

    A draft is announced by the moment set for it; one whose moment has passed is late and is not
    listed.
    """
    known = Q(state=State.PUBLISHED) | Q(state=State.DRAFT, embargo_until__gt=at)
    rows = Publication.objects.filter(known).select_related("scheme")
    lines = [
        CalendarLine(row.scheme, row.year, row.version, moment_of(row), row.is_public(at))
        for row in rows
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def moment_of(publication: Publication) -> datetime:
    """When it becomes or became public."""
    moments = [publication.embargo_until, publication.published_at]
    return max(moment for moment in moments if moment is not None)


def before(publication: Publication) -> Publication | None:
    """The newest published version of the year before. One query."""
    earlier = history(publication.scheme, publication.year - 1)
    return earlier.first()


def is_reader(publication: Publication, person: User) -> bool:
    """Whether the person may read it before its embargo ends. One query."""
    return PreRelease.objects.filter(publication=publication, person=person).exists()


def runs_to_publish() -> QuerySet[Run]:
    """The latest run of each year that has neither draft nor publication. One query."""
    taken = Publication.objects.filter(scheme=OuterRef("edition__scheme"), year=OuterRef("year"))
    later = Run.objects.filter(
        edition__scheme=OuterRef("edition__scheme"), year=OuterRef("year"), pk__gt=OuterRef("pk")
    )
    runs = Run.objects.filter(~Exists(taken), ~Exists(later))
    return runs.select_related("edition__scheme").order_by("edition__scheme", "-year")


def runs_of_year(publication: Publication) -> QuerySet[Run]:
    """Runs that may correct a publication: all others of its year, newest first. One query."""
    runs = Run.objects.filter(edition__scheme=publication.scheme, year=publication.year)
    others = runs.exclude(pk=publication.run_id)
    return others.select_related("edition__scheme").order_by("-pk")
