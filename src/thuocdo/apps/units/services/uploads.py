"""What an uploaded table holds, judged by its content and not by its name."""

import io
import lzma
import zipfile
import zlib

from thuocdo.apps.units.errors import UnfitUpload
from thuocdo.reading.tables.sources import Kind, Source

MOST_BYTES = 1024 * 1024  # a decree on all communes of a province takes some 30 kB
MOST_UNPACKED = 20 * 1024 * 1024
UNREADABLE = (  # what damaged or locked archives end in
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError
)  # fmt: skip
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = frozenset(range(32)) - {9, 10, 13, 27}  # tab and line ends occur in text


def table_upload(name: str, content: bytes) -> Source:
    """The content as a table's source.

    Raises:
        UnfitUpload: empty, too large, or neither text nor an XLSX workbook.
    """
    source = Source(name, content)
    if not content or len(content) > MOST_BYTES:
        raise UnfitUpload(
            f"{name}: tệp trống hoặc lớn hơn 1 MB. Chọn tệp khác.",
            f"{name}: the file is empty or larger than 1 MB. Choose another one.",
        )
    fits = is_workbook(content) if source.kind is Kind.WORKBOOK else is_text(source)
    if not fits:
        raise UnfitUpload(
            f"{name}: không phải bảng CSV hoặc XLSX. Lưu lại thành CSV (UTF-8) hoặc XLSX.",
            f"{name}: not a CSV or XLSX table. Save it as CSV (UTF-8) or XLSX.",
        )
    return source


def is_text(source: Source) -> bool:
    """Whether the content is lines of text and no list of records."""
    if source.content.startswith(UTF_16):
        return True
    return source.kind is Kind.DELIMITED and not CONTROLS & set(source.content[:100_000])


def is_workbook(content: bytes) -> bool:
    """Whether the archive is an XLSX of a size that is safe to unpack.

    The sizes that an archive states are not believed: reading stops at the limit.
    """
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as part:
                    left -= len(part.read(left + 1))
                if left < 0:
                    return False
            return "xl/workbook.xml" in archive.namelist()
    except UNREADABLE:
        return False
