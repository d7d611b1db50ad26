"""Drafts: from a run, or from what an old document states."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications.errors import AnotherScheme, NoFigures, YearTaken
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.selectors import as_json
from thuocdo.apps.publications.services.locking import locked_draft
from thuocdo.apps.results.models import Run
from thuocdo.reporting.snapshots.stating import Stated
from thuocdo.vietnamese.sentence import Sentence


class Terms(NamedTuple):
    """What people write about a publication; whatever is empty is filled in later."""

    number: str = ""  # of the decision
    on: date | None = None  # of the decision
    authority: str = ""  # that decided
    title: Sentence | None = None  # that of the index if none
    source: str = ""  # where stated figures were read


LATER = Terms()


def prepare(*, run: Run, by: User, at: datetime, terms: Terms = LATER) -> Publication:
    """A draft of what a run came to.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        YearTaken: the year has a draft or a publication.
    """
    edition = run.edition
    content = {"run": run, "is_demo": not edition.is_official}
    return draft(edition.scheme, run.year, content, terms, by, at)


def prepare_stated(
    *,
    scheme: Scheme,
    year: int,
    statement: Stated,
    by: User,
    at: datetime,
    terms: Terms = LATER,
) -> Publication:
    """A draft of what a document states; nothing of it is computed.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        NoFigures: it names no unit.
        YearTaken: the year has a draft or a publication.
    """
    if not statement.units:
        raise NoFigures
    return draft(scheme, year, {"statement": as_json(statement)}, terms, by, at)


@transaction.atomic
def draft(
    scheme: Scheme,
    year: int,
    content: Mapping[str, Any],
    terms: Terms,
    by: User,
    at: datetime,
) -> Publication:
    """The first version of a year."""
    require(by, Permission.PREPARE_PUBLICATION, scheme.place)
    if Publication.objects.filter(scheme=scheme, year=year).exists():
        raise YearTaken(year)
    row = Publication(scheme=scheme, year=year, created_at=at, created_by=by, **content)
    described(row, terms)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # somebody else was faster
        raise YearTaken(year) from None
    audit.record("publication.prepared", subject=row, by=by, at=at, details=told(row))
    return row


def described(row: Publication, terms: Terms) -> None:
    """Put down what people wrote."""
    title = terms.title or Sentence(row.scheme.title, row.scheme.title_en)
    row.title, row.title_en = title
    row.decision_number, row.decided_on = terms.number.strip(), terms.on
    row.decided_by, row.source = terms.authority.strip(), terms.source.strip()


def told(row: Publication) -> dict[str, object]:
    """What the log keeps of a draft."""
    return {
        "scheme": row.scheme.slug,
        "year": row.year,
        "version": row.version,
        "run": row.run_id,
        "decision": row.decision_number,
        "decided_on": row.decided_on,
    }


@transaction.atomic
def revise(*, publication: Publication, terms: Terms, by: User, at: datetime) -> Publication:
    """Write down the decision, title or source of a draft.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        AlreadyPublished: it is no draft any more.
    """
    row = locked_draft(publication, Permission.PREPARE_PUBLICATION, by)
    described(row, terms)
    row.save()
    audit.record("publication.revised", subject=row, by=by, at=at, details=told(row))
    return row


@transaction.atomic
def take_run(*, publication: Publication, run: Run, by: User, at: datetime) -> Publication:
    """Base a draft on another run of the same year; it must be checked again.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        AlreadyPublished: it is no draft any more.
        AnotherScheme: the run is of another scheme or year, or the draft states a document.
    """
    row = locked_draft(publication, Permission.PREPARE_PUBLICATION, by)
    refuse_other(row, run)
    row.run = run
    row.save()
    audit.record("publication.run_taken", subject=row, by=by, at=at, details=told(row))
    return row


def refuse_other(row: Publication, run: Run) -> None:
    """Refuse a run that cannot be published as this year of this scheme."""
    if row.is_stated or run.edition.scheme_id != row.scheme_id or run.year != row.year:
        raise AnotherScheme


@transaction.atomic
def drop(*, publication: Publication, by: User, at: datetime) -> None:
    """Throw a draft away; the log keeps that there was one.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        AlreadyPublished: it is no draft any more.
    """
    row = locked_draft(publication, Permission.PREPARE_PUBLICATION, by)
    audit.record("publication.dropped", subject=row, by=by, at=at, details=told(row))
    row.delete()
