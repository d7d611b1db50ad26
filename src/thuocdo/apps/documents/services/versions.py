"""Versions of a document's file; the newest counts, the earlier ones stay."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents.errors import NoReason, NotOfThisUnit, SameFile, UnfinishedUpload
from thuocdo.apps.documents.models import Document, DocumentFile, File, Type, Upload
from thuocdo.apps.documents.services.names import clean_name, split
from thuocdo.apps.documents.services.registering import Details, locked, register_document
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.normalising import to_nfc


@transaction.atomic
def add_version(
    *, document: Document, upload: Upload, by: User, at: datetime, reason: str = ""
) -> DocumentFile:
    """Give a document the file of a finished upload, which is used up by that.

    Another file than before needs a reason.

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
    upload.delete()
    return version


@transaction.atomic
def register_upload(
    *, upload: Upload, by: User, at: datetime, details: Details | None = None
) -> Document:
    """Enter a finished upload as a document; what nobody typed is taken from the file.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        UnfinishedUpload: not all bytes have arrived.
        ValidationError: days of validity that do not fit, or no title.
    """
    known = details or guessed(upload)
    row = register_document(unit=upload.unit, details=known, by=by, at=at)
    add_version(document=row, upload=upload, by=by, at=at)
    return row


def guessed(upload: Upload) -> Details:
    """Number and day from the first page, the kind from the number, the title from the name."""
    file, title = upload.file, split(clean_name(upload.name))[0].replace("_", " ")
    if file is None:
        return Details(title=title)
    number = file.stated_number
    return Details(title=title, number=number, type=type_of(number), issued_on=file.stated_on)


def type_of(number: str) -> Type:
    """``112/BC-UBND`` is a report."""
    symbol = fold(number).upper()
    found = (kind for mark, kind in SYMBOLS.items() if f"/{mark}-" in symbol)
    return next(found, Type.LETTER if number else Type.OTHER)


SYMBOLS = {
    "QD": Type.DECISION,
    "KH": Type.PLAN,
    "BC": Type.REPORT,
    "TB": Type.NOTICE,
    "BB": Type.MINUTES,
    "NQ": Type.RESOLUTION,
}


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
