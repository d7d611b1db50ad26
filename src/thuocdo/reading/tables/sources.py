"""The bytes of a file or of standard input, and what kind of content they are."""

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.system_errors import reason_of
from thuocdo.vietnamese.sentence import Sentence

STANDARD_INPUT = "-"


class Kind(Enum):
    """What the content is, whatever the file is called."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Source:
    """Content, and the name by which refusals call it."""

    name: str
    content: bytes

    @property
    def kind(self) -> Kind:
        """Judged by the first bytes: a ZIP or OLE file, an opening bracket, or else text."""
        if self.content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return Kind.WORKBOOK
        start = self.content[:200].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
        start = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
        return Kind.RECORDS if start.startswith((b"{", b"[")) else Kind.DELIMITED


def read_source(source: str, *, stdin: BinaryIO | None = None) -> Source:
    """Read a file, or standard input for ``-``.

    Raises:
        UnreadableTable: there is no such file, it is a folder, or it may not be read.
    """
    if source == STANDARD_INPUT:
        return Source("stdin", (stdin or sys.stdin.buffer).read())
    path = Path(source)
    try:
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError) -> UnreadableTable:
    if isinstance(error, FileNotFoundError):
        what = Sentence(
            "không có tệp này. Kiểm tra lại đường dẫn.", "no such file. Check the path."
        )
    elif isinstance(error, IsADirectoryError):
        what = Sentence(
            "đây là thư mục. Nêu tên một tệp CSV, XLSX hoặc JSON.",
            "this is a folder. Name a CSV, XLSX or JSON file.",
        )
    else:
        reason = reason_of(error)
        what = Sentence(
            f"không đọc được tệp ({reason.vi}). Kiểm tra đường dẫn và quyền đọc.",
            f"the file cannot be read ({reason.en}). Check the path and the permission to read it.",
        )
    return refused_file(source, what)
