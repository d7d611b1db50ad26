"""An uploaded table of figures: judged by content, read, kept until it is confirmed."""

import hashlib
import io
import lzma
import re
import zipfile
import zlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.results.errors import UnreadableUpload, UploadGone
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Kind, Source

MOST_BYTES = 64 * 1024 * 1024  # 3,321 units × 60 leaves take some 25 MB as CSV
MOST_UNPACKED = 400 * 1024 * 1024  # bytes of all that is inside a workbook
PIECE = 1024 * 1024  # bytes unpacked at a time
UNREADABLE = (  # what damaged or locked archives end in
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError
)  # fmt: skip
KEPT_FOR = timedelta(hours=12)
NAME = re.compile(r"[0-9a-f]{64}")


class Upload(NamedTuple):
    """A file with the name by which refusals call it."""

    name: str
    content: bytes


def figures_in_upload(upload: Upload, index_set: IndexSet) -> FigureSet:
    """Read a table of figures, CSV or XLSX, whatever it is called.

    Raises:
        UnreadableUpload: it is too large, or neither a workbook nor a text.
        UnreadableTable: a column, row or cell does not fit; the sentence says where.
    """
    refuse_other_kinds(upload)
    return figures_in(Source(upload.name, upload.content), index_set)


def refuse_other_kinds(upload: Upload) -> None:
    """Judge by the bytes.

    Raises:
        UnreadableUpload: it is too large, empty, or neither a workbook nor a text.
    """
    name, content = upload
    if len(content) > MOST_BYTES:
        raise refused(name, "tệp lớn hơn 64 MB", "the file is larger than 64 MB")
    kind = Source(name, content).kind
    if kind is Kind.WORKBOOK:
        refuse_other_archives(upload)
    elif not content.strip():
        raise refused(name, "tệp trống", "the file is empty")
    elif b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(name, "tệp không phải CSV, XLSX", "the file is neither CSV nor XLSX")


def refuse_other_archives(upload: Upload) -> None:
    """A workbook is an archive of parts; any other archive is not for us.

    Raises:
        UnreadableUpload: it is no workbook, is damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(upload.content)) as archive:
            parts = archive.infolist()
            size = unpacked_size(archive)
    except UNREADABLE:
        raise refused(
            upload.name, "không mở được bảng tính", "the workbook cannot be opened"
        ) from None
    if not any(part.filename.startswith("xl/workbook.") for part in parts):
        raise refused(upload.name, "tệp nén không phải XLSX", "the archive is no XLSX")
    if size > MOST_UNPACKED:
        raise refused(upload.name, "nội dung quá lớn", "it unpacks to too much")


def unpacked_size(archive: zipfile.ZipFile) -> int:
    """Bytes inside, counted and not believed; counting ends once it is too much."""
    size = 0
    for part in archive.infolist():
        with archive.open(part) as stream:
            while size <= MOST_UNPACKED and (piece := stream.read(PIECE)):
                size += len(piece)
    return size


def refused(name: str, vi: str, en: str) -> UnreadableUpload:
    """The refusal of a file."""
    return UnreadableUpload(
        f"{name}: {vi}. Chọn tệp CSV hoặc XLSX khác.", f"{name}: {en}. Choose another CSV or XLSX."
    )


def folder(by: User) -> Path:
    """Where a person's files wait to be confirmed."""
    return Path(settings.DATA) / "uploads" / "results" / str(by.pk)


def keep(upload: Upload, *, by: User, at: datetime) -> str:
    """Keep a file that was checked until it is confirmed; returns the name by which to ask.

    Raises:
        NotAllowed: the person may not run results.
    """
    require(by, Permission.RUN_RESULTS)
    own = folder(by)
    own.mkdir(parents=True, exist_ok=True)
    for path in own.iterdir():
        if datetime.fromtimestamp(path.stat().st_mtime, tz=at.tzinfo) < at - KEPT_FOR:
            path.unlink(missing_ok=True)
    name = hashlib.sha256(upload.content).hexdigest()
    (own / name).write_bytes(upload.content)
    return name


def kept(name: str, *, by: User) -> Upload:
    """A file that the same person has kept.

    Raises:
        NotAllowed: the person may not run results.
        UploadGone: it is no longer there, or is not what its name says.
    """
    require(by, Permission.RUN_RESULTS)
    path = folder(by) / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise UploadGone
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != name:
        raise UploadGone
    return Upload(name[:12], content)
