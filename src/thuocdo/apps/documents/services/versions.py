"""Versions of a document's file; the newest counts, the earlier ones stay."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents.errors import NoReason, NotOfThisUnit, SameFile, UnfinishedUpload
from thuocdo.apps.documents.models import Document, DocumentFile, File, Upload
from thuocdo.apps.documents.services.names import clean_name
from thuocdo.apps.documents.services.registering import locked
from thuocdo.vietnamese.normalising import to_nfc


@transaction.atomic
def add_version(
    *, document: Document, upload: Upload, by: User, at: datetime, reason: str = ""
) -> DocumentFile:
    """Give a document the file of a finished upload; another file than before needs a reason.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        Withdrawn: the document was withdrawn.
        UnfinishedUpload: not all bytes have arrived.
        NotOfThisUnit: the upload was made for another unit.
        NoReason: there is a version already and no reason was given.
        SameFile: the file is the version that is there.
    """
    row = locked(document, by)
    if upload.file is None:
        raise UnfinishedUpload(upload.name)
    if upload.unit_id != row.unit_id:
        raise NotOfThisUnit
    version = next_version(row, upload.file, " ".join(to_nfc(reason).split()))
    version.name = clean_name(upload.name)
    version.added_at, version.added_by = at, by
    version.save()
    details = {"version": version.number, "sha256": upload.file.sha256, "name": version.name}
    if version.reason:
        details["reason"] = version.reason
    audit.record("document.version_added", subject=row, by=by, at=at, details=details)
    return version


def next_version(row: Document, file: File, reason: str) -> DocumentFile:
    """The version that follows those that are there.

    Raises:
        NoReason: there is one already and no reason was given.
        SameFile: the file is that version's.
    """
    last = row.current
    if last is None:
        return DocumentFile(document=row, file=file, number=1, reason=reason)
    if last.file_id == file.pk:
        raise SameFile
    if not reason:
        raise NoReason
    return DocumentFile(document=row, file=file, number=last.number + 1, reason=reason)
