"""A whole file judged, scanned, read in a process of its own, and kept under its content."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from thuocdo.apps.documents.errors import FoundVirus, NotScannable, RefusedFile, TooBig
from thuocdo.apps.documents.models import File, MediaType, Scan
from thuocdo.apps.documents.services.judging import judged
from thuocdo.lib.storing.errors import ScannerSilent
from thuocdo.lib.storing.store import digest, store

MEGABYTE = 1024 * 1024


def most_megabytes() -> int:
    """The limit of this site."""
    return int(settings.FILE_MEGABYTES)


def refuse_size(name: str, size: int) -> None:
    """Look at the size before anything else.

    Raises:
        TooBig: it is above the limit.
        RefusedFile: it is empty.
    """
    if size > most_megabytes() * MEGABYTE:
        raise TooBig(name, most_megabytes())
    if size <= 0:
        raise RefusedFile(
            f"{name}: tệp rỗng. Mở tệp trên máy để kiểm tra rồi tải lên lại.",
            f"{name}: the file is empty. Open it on your machine, then upload it again.",
        )


def keep(*, path: Path, name: str, at: datetime) -> File:
    """Keep a file, or find it where the same bytes were kept before.

    Raises:
        RefusedFile: it is not kept; the sentence says why and what to do.
    """
    size = path.stat().st_size
    refuse_size(name, size)
    state = scanned(path, name)
    facts = judged(path, name)
    sha256 = digest(path)
    store().put(path, sha256)
    row, is_new = File.objects.get_or_create(
        sha256=sha256,
        defaults={
            "size": size,
            "media_type": MediaType(facts.media_type),
            "page_count": facts.page_count,
            "has_text_layer": facts.has_text_layer,
            "has_signature": facts.has_signature,
            "is_encrypted": facts.is_encrypted,
            "stated_number": facts.stated_number,
            "stated_on": facts.stated_on and date.fromisoformat(facts.stated_on),
            "scan": state,
            "added_at": at,
        },
    )
    if not is_new and state == Scan.CLEAN and row.scan != Scan.CLEAN:
        row.scan = state
        row.save(update_fields=["scan"])
    return row


def scanned(path: Path, name: str) -> Scan:
    """What the scanner of the settings says; without one, that nothing was scanned.

    Raises:
        FoundVirus: it found something.
        NotScannable: it does not answer.
    """
    if not settings.FILE_SCANNER:
        return Scan.NOT_SCANNED
    try:
        found = import_string(settings.FILE_SCANNER)(path)
    except ScannerSilent:
        raise NotScannable(name) from None
    if found:
        raise FoundVirus(name, found)
    return Scan.CLEAN
