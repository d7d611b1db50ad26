"""The embargo of a draft, and who may read before it ends."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.errors import EmbargoPassed, NotAReader
from thuocdo.apps.publications.models import PreRelease, Publication
from thuocdo.apps.publications.services.locking import locked, locked_draft


@transaction.atomic
def embargo(
    *, publication: Publication, until: datetime | None, by: User, at: datetime
) -> Publication:
    """Set the moment before which nothing is public; the calendar announces it. None lifts it.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        AlreadyPublished: it is no draft any more, and its moment is fixed.
        EmbargoPassed: the moment lies behind.
    """
    row = locked_draft(publication, Permission.PREPARE_PUBLICATION, by)
    if until is not None and until <= at:
        raise EmbargoPassed
    row.embargo_until = until
    row.save()
    audit.record("publication.embargoed", subject=row, by=by, at=at, details={"until": until})
    return row


@transaction.atomic
def add_reader(*, publication: Publication, person: User, by: User, at: datetime) -> PreRelease:
    """Let a person read before the embargo ends; naming somebody twice changes nothing.

    Raises:
        NotAllowed: who asks may not prepare publications of this authority.
    """
    row = locked(publication)
    require(by, Permission.PREPARE_PUBLICATION, row.scheme.place)
    reader, is_new = PreRelease.objects.get_or_create(publication=row, person=person)
    if is_new:
        details = {"reader": person.username}
        audit.record("publication.reader_added", subject=row, by=by, at=at, details=details)
    return reader


@transaction.atomic
def remove_reader(*, reader: PreRelease, by: User, at: datetime) -> None:
    """Take the right away; earlier readings stay in the log.

    Raises:
        NotAllowed: who asks may not prepare publications of this authority.
    """
    row = locked(reader.publication)
    require(by, Permission.PREPARE_PUBLICATION, row.scheme.place)
    details = {"reader": reader.person.username}
    reader.delete()
    audit.record("publication.reader_removed", subject=row, by=by, at=at, details=details)


@transaction.atomic
def read_early(*, publication: Publication, by: User, at: datetime) -> None:
    """Note that a named reader reads before everybody else.

    Raises:
        NotAReader: the person is not named.
    """
    if not selectors.is_reader(publication, by):
        raise NotAReader
    audit.record("publication.read_early", subject=publication, by=by, at=at)
