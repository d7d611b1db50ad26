"""Errata: another version that names the one before, which stays as it is."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.publications.errors import NoReason, NotCorrectable, NothingCorrected
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.selectors import as_json
from thuocdo.apps.publications.services.locking import locked
from thuocdo.apps.publications.services.preparing import refuse_other, told
from thuocdo.apps.results.models import Run
from thuocdo.reporting.snapshots.stating import Stated


@transaction.atomic
def correct(
    *, publication: Publication, content: Run | Stated, reason: str, by: User, at: datetime
) -> Publication:
    """A draft of the next version; it is checked, decided and published as any other.

    Args:
        publication: The newest published version.
        content: The run, or the statement, that is right.
        reason: Why the published version is wrong; it is published with the erratum.
        by: Who.
        at: When.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        NoReason: none was given.
        NotCorrectable: it is a draft, or another version has taken its place.
        AnotherScheme: the run is of another scheme or year.
        NothingCorrected: figures and edition are those that were published.
    """
    old = locked(publication)
    require(by, Permission.PREPARE_PUBLICATION, old.scheme.place)
    if not reason.strip():
        raise NoReason
    refuse_uncorrectable(old)
    changed = corrected_content(old, content)
    row = Publication(
        scheme=old.scheme, year=old.year, version=old.version + 1, replaces=old,
        title=old.title, title_en=old.title_en, decided_by=old.decided_by, is_demo=old.is_demo,
        source=old.source, reason=reason.strip(), created_at=at, created_by=by, **changed,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # somebody else was faster
        raise not_the_newest() from None
    details = {**told(row), "reason": row.reason, "replaces": old.snapshot_hash}
    audit.record("publication.correction_prepared", subject=row, by=by, at=at, details=details)
    return row


def refuse_uncorrectable(old: Publication) -> None:
    """Refuse to correct what is not the newest published version."""
    if not old.is_published:
        raise NotCorrectable(
            "Bản này còn là bản nháp: sửa trực tiếp, không cần đính chính.",
            "This is still a draft: change it; it needs no erratum.",
        )
    if Publication.objects.filter(replaces=old).exists():
        raise not_the_newest()


def not_the_newest() -> NotCorrectable:
    """The refusal of a version that has a successor."""
    return NotCorrectable(
        "Bản này đã có bản đính chính. Mở bản mới nhất để đính chính tiếp.",
        "This version has an erratum already. Open the newest version to correct it further.",
    )


def corrected_content(old: Publication, content: Run | Stated) -> dict[str, Any]:
    """The fields that hold what is right.

    Raises:
        AnotherScheme: the run is of another scheme or year, or the publication states a document.
        NothingCorrected: nothing differs.
    """
    if isinstance(content, Run):
        refuse_other(old, content)
        known = old.run
        assert known is not None  # noqa: S101  (refuse_other saw to it)
        if (known.inputs_hash, known.edition_hash) == (content.inputs_hash, content.edition_hash):
            raise NothingCorrected
        return {"run": content}
    statement = as_json(content)
    if statement == old.statement:
        raise NothingCorrected
    return {"statement": statement}
