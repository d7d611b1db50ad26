"""What a file really is, whatever it is called, and whether it may be kept."""

import mmap
from pathlib import Path

import puremagic

from thuocdo.apps.documents.errors import RefusedFile
from thuocdo.apps.documents.models import MediaType
from thuocdo.apps.documents.services.names import ending_of
from thuocdo.lib.storing.asking import BROKEN, SLOW, Facts, inspect
from thuocdo.lib.storing.errors import Unreadable
from thuocdo.vietnamese.sentence import Sentence

ALLOWED = "PDF, JPG, PNG, DOCX, XLSX"
ENDINGS = {
    MediaType.PDF: {"pdf"},
    MediaType.JPEG: {"jpg", "jpeg", "jfif"},
    MediaType.PNG: {"png"},
    MediaType.DOCX: {"docx"},
    MediaType.XLSX: {"xlsx"},
}
BEGINNINGS = (  # the first bytes, and which reader is asked
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"PK\x03\x04", "archive"),
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones with a password
LOCKED = "EncryptedPackage".encode("utf-16-le")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe",
            b"L\x00\x00\x00\x01\x14\x02\x00")  # fmt: skip
RUNNING = {"exe", "com", "scr", "bat", "cmd", "msi", "dll", "ps1", "vbs", "js", "jse", "wsf", "hta",
           "jar", "lnk", "sh", "py", "apk", "reg"}  # fmt: skip
MACROS = {"docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm"}
BOM = b"\xef\xbb\xbf"
FIRST = 1024  # bytes in which a PDF must begin
CERTAIN = 0.3  # confidence from which a file is what its first bytes say

WORDS = {  # why, and what to do
    "password": Sentence(
        "tệp có mật khẩu nên không ai thẩm định được. Bỏ mật khẩu rồi tải lên lại.",
        "the file has a password, so nobody can appraise it. Remove it and upload again.",
    ),
    "macros": Sentence(
        "tệp có macro. Lưu lại thành DOCX, XLSX hoặc PDF rồi tải lên.",
        "the file holds macros. Save it as DOCX, XLSX or PDF and upload that.",
    ),
    "program": Sentence(
        f"tệp chạy được như chương trình nên không nhận. Chỉ nhận {ALLOWED}.",
        f"the file can run as a program and is not taken. Only {ALLOWED} are.",
    ),
    "bomb": Sentence(
        "nội dung sau giải nén lớn bất thường. Lưu lại từ Word hoặc Excel, hoặc xuất ra PDF.",
        "it unpacks to an unusual size. Save it again in Word or Excel, or as PDF.",
    ),
    "pages": Sentence(
        "tệp có quá nhiều trang. Chỉ tải lên phần dùng làm minh chứng.",
        "the file has too many pages. Upload only the part that is evidence.",
    ),
    "pixels": Sentence(
        "ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh rồi tải lên lại.",
        "the picture has too many pixels. Make it smaller and upload it again.",
    ),
    "old_office": Sentence(
        "tệp Word, Excel đời cũ (DOC, XLS). Lưu lại thành DOCX, XLSX hoặc PDF rồi tải lên.",
        "an old Word or Excel file (DOC, XLS). Save it as DOCX, XLSX or PDF and upload that.",
    ),
    BROKEN: Sentence(
        "tệp bị hỏng, không mở được. Mở tệp trên máy để kiểm tra rồi tải lên lại.",
        "the file is damaged and cannot be opened. Check it on your machine, then upload again.",
    ),
    SLOW: Sentence(
        "tệp quá phức tạp, đọc quá lâu. In ra PDF rồi tải bản PDF lên.",
        "the file takes too long to read. Print it to PDF and upload that.",
    ),
}


def refusal(name: str, why: str) -> RefusedFile:
    """The refusal of a named file."""
    return RefusedFile(f"{name}: {WORDS[why].vi}", f"{name}: {WORDS[why].en}")


def judged(path: Path, name: str) -> Facts:
    """What the file is, when it may be kept under this name.

    Raises:
        RefusedFile: it may not; the sentence says why and what to do.
    """
    with path.open("rb") as stream:
        start = stream.read(FIRST)
    ending = ending_of(name)
    if start.startswith(PROGRAMS) or ending in RUNNING:
        raise refusal(name, "program")
    if ending in MACROS:
        raise refusal(name, "macros")
    if start.startswith(COMPOUND):
        raise refusal(name, "password" if holds(path, LOCKED) else "old_office")
    kind = kind_of(start)
    if kind is None:
        raise of_another_kind(name, named(start))
    try:
        facts = inspect(path, kind)
    except Unreadable as refused:
        if refused.why == "other":
            raise of_another_kind(name, "ZIP") from None
        raise refusal(name, refused.why) from None
    refuse_wrong_name(name, ending, MediaType(facts.media_type))
    return facts


def kind_of(start: bytes) -> str | None:
    """Which reader to ask; None for what is not allowed."""
    bare = start.removeprefix(BOM).lstrip()
    return next((kind for first, kind in BEGINNINGS if bare.startswith(first)), None)


def holds(path: Path, sought: bytes) -> bool:
    """Whether the bytes stand anywhere in a file."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        return all_.find(sought) >= 0


def named(start: bytes) -> str:
    """What the first bytes certainly are; else empty."""
    try:
        best = puremagic.magic_string(start)[0]
    except (puremagic.PureError, ValueError):
        return ""
    return best.name if best.confidence >= CERTAIN else ""


def of_another_kind(name: str, what: str) -> RefusedFile:
    """The refusal of what is neither of the kinds allowed."""
    vi = f" (nội dung: {what})" if what else ""
    en = f" (content: {what})" if what else ""
    return RefusedFile(
        f"{name}: không nhận loại tệp này{vi}. Chỉ nhận {ALLOWED}; xuất ra PDF rồi tải lên.",
        f"{name}: this kind of file is not taken{en}. Only {ALLOWED} are; save it as PDF.",
    )


def refuse_wrong_name(name: str, ending: str, media_type: MediaType) -> None:
    """A file is what its name says, or its name says nothing.

    Raises:
        RefusedFile: the ending says something else.
    """
    if ending and ending not in ENDINGS[media_type]:
        raise RefusedFile(
            f"{name}: tên tệp có đuôi .{ending} nhưng nội dung là {media_type.label}. "
            "Đổi đuôi cho đúng hoặc chọn tệp khác.",
            f"{name}: the name ends in .{ending}, but the content is {media_type.label}. "
            "Correct the ending or choose another file.",
        )
