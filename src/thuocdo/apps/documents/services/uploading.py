"""Files on their way: begun, sent in pieces, judged when whole, forgotten when late."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.documents.errors import (
    BrokenUpload,
    GoneUpload,
    NotScannable,
    RefusedFile,
    TooBig,
    UnfinishedUpload,
)
from thuocdo.apps.documents.models import Upload
from thuocdo.apps.documents.services.keeping import keep, most_megabytes, refuse_size
from thuocdo.apps.documents.services.names import clean_name
from thuocdo.apps.units.models import Unit

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LIFE = timedelta(days=2)  # between pieces
PIECE = 256 * 1024  # bytes that a script sends at once: two seconds of a slow line
MOST_PIECE = 1024 * 1024  # bytes that are taken at once


def begin_upload(
    *, unit: Unit, name: str, size: int, by: User, at: datetime, fingerprint: str = ""
) -> Upload:
    """Announce a file; one of the same person, name, size and fingerprint goes on.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        RefusedFile: it is empty or too big.
    """
    require(by, Permission.REGISTER_DOCUMENTS, unit)
    name = clean_name(name)
    refuse_size(name, size)
    drop_expired(at=at)
    known = Upload.objects.filter(
        unit=unit, by=by, name=name, size=size, fingerprint=fingerprint, file=None
    )
    going_on = known.exclude(fingerprint="").first()
    return going_on or Upload.objects.create(
        unit=unit,
        by=by,
        name=name,
        size=size,
        fingerprint=fingerprint,
        begun_at=at,
        expires_at=at + LIFE,
    )


@transaction.atomic
def append(*, upload: Upload, offset: int, data: bytes, by: User, at: datetime) -> Upload:
    """Take the next piece; a piece that arrived before is told by its offset and not taken twice.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        GoneUpload: it has expired or is finished.
        BrokenUpload: the piece does not follow what arrived.
        TooBig: more arrives than was announced, or more at once than is taken.
    """
    row = own(upload, by, at)
    if row.file is not None:
        raise GoneUpload
    if offset != row.offset:
        raise BrokenUpload(row.offset)
    if len(data) > MOST_PIECE or offset + len(data) > row.size:
        raise TooBig(row.name, most_megabytes())
    write_at(part_of(row), offset, data)
    row.offset, row.expires_at = offset + len(data), at + LIFE
    row.save()
    return row


def finish(*, upload: Upload, by: User, at: datetime) -> Upload:
    """Judge a whole file and keep it; finishing twice gives the same.

    What is refused is thrown away. The file becomes evidence by ``add_version``.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        GoneUpload: it has expired.
        UnfinishedUpload: not all bytes have arrived.
        RefusedFile: it is not kept; the sentence says why and what to do.
    """
    with transaction.atomic():
        row = own(upload, by, at)
    if row.file is not None:
        return row
    if row.offset != row.size:
        raise UnfinishedUpload(row.name)
    part = part_of(row)
    if not part.exists():  # the same request came twice, and the other is at it
        raise GoneUpload
    try:
        row.file = keep(path=part, name=row.name, at=at)  # in no transaction: it takes its time
    except NotScannable:
        raise  # it may be finished later
    except RefusedFile:
        part.unlink(missing_ok=True)
        row.delete()
        raise
    row.save(update_fields=["file"])
    part.unlink(missing_ok=True)
    return row


def take_whole(*, unit: Unit, name: str, source: IO[bytes], by: User, at: datetime) -> Upload:
    """A file that came in one request, by the way of all others.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        RefusedFile: it is not kept; the sentence says why and what to do.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    upload = begin_upload(unit=unit, name=name, size=size, by=by, at=at)
    while piece := source.read(MOST_PIECE):
        upload = append(upload=upload, offset=upload.offset, data=piece, by=by, at=at)
    return finish(upload=upload, by=by, at=at)


def received(
    *,
    unit: Unit,
    by: User,
    at: datetime,
    sent: Sequence[str] = (),
    files: Iterable["UploadedFile[Any]"] = (),
) -> list[Upload]:
    """All files that a form brings: sent in pieces before it, or with it.

    Args:
        unit: Whose register they are for.
        by: Who.
        at: When.
        sent: Keys of finished uploads.
        files: Files of the request itself.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        GoneUpload: one was used up or has expired.
        RefusedFile: one of the files is not kept.
    """
    require(by, Permission.REGISTER_DOCUMENTS, unit)
    rows = [finished(unit, key) for key in sent]
    return rows + [
        take_whole(
            unit=unit, name=each.name or "", source=cast("IO[bytes]", each.file), by=by, at=at
        )
        for each in files
    ]


def finished(unit: Unit, key: str) -> Upload:
    """A finished upload of a unit.

    Raises:
        GoneUpload: there is none under this key.
    """
    try:
        row = Upload.objects.filter(pk=UUID(key), unit=unit, file__isnull=False).first()
    except ValueError:
        row = None
    if row is None:
        raise GoneUpload
    return row


def own(upload: Upload, by: User, at: datetime) -> Upload:
    """The row as it is now, for who may send it; a colleague may go on with it.

    Raises:
        NotAllowed: the person may not register documents of this unit.
        GoneUpload: it has expired.
    """
    row = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if row is None:
        raise GoneUpload
    require(by, Permission.REGISTER_DOCUMENTS, row.unit)
    if row.is_expired(at):
        raise GoneUpload
    return row


def part_of(upload: Upload) -> Path:
    """Where the pieces lie."""
    return Path(settings.DATA) / "uploads" / f"{upload.pk}.part"


def write_at(path: Path, offset: int, data: bytes) -> None:
    """Write a piece; what a broken request left behind it is cut off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with path.open("r+b") as stream:
        stream.truncate(offset)
        stream.seek(offset)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def drop_expired(*, at: datetime) -> int:
    """Forget uploads that nobody goes on with; how many. What was kept stays kept."""
    late = list(Upload.objects.filter(expires_at__lte=at))
    for row in late:
        part_of(row).unlink(missing_ok=True)
        row.delete()
    return len(late)
