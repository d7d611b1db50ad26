"""What an uploaded file holds, judged by its content: an archive of YAML, or a criteria table."""

import io
import re
import tempfile
import zipfile
import zlib
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import puremagic

from thuocdo.apps.indexsets.errors import UnreadableUpload
from thuocdo.apps.indexsets.services.drafting import Draft, draft_from_files
from thuocdo.reading.importing.documents import About
from thuocdo.reading.importing.importing import import_table
from thuocdo.vietnamese.sentence import Sentence

MOST_BYTES = 2 * 1024 * 1024  # of the upload; the largest shipped edition takes 60 kB zipped
MOST_UNPACKED = 20 * 1024 * 1024  # bytes of all that is inside
MOST_ENTRIES = 200  # in an archive; an edition has some ten files, a workbook some twenty parts
BELONGS = re.compile(r"index_set\.yaml|CHANGES\.md|domains/[^/]+\.yaml")
LEFTOVERS = ("__MACOSX/", ".DS_Store", "Thumbs.db")  # what desktops put into archives
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others unpack without a bound
CERTAIN = 0.3  # confidence from which a file is what its first bytes say


class Kind(Enum):
    """What can be imported."""

    ARCHIVE = "archive"
    TABLE = "table"


class Upload(NamedTuple):
    """A file as the browser sent it; its name is only shown."""

    name: str
    content: bytes


def kind_of(upload: Upload) -> Kind:
    """What the content is.

    Raises:
        UnreadableUpload: too large, empty, damaged, or of another kind.
    """
    name, content = upload
    if len(content) > MOST_BYTES:
        raise UnreadableUpload(
            f"{name}: tệp lớn hơn 2 MB. Chọn tệp nhỏ hơn.",
            f"{name}: the file is larger than 2 MB. Choose a smaller one.",
        )
    if content.startswith(b"PK"):
        entries = entries_in(upload)
        if not any(entry.filename.startswith("xl/workbook.") for entry in entries):
            return Kind.ARCHIVE
        for entry in entries:  # the reader of workbooks would believe any size
            unpacked(upload, entry)
        return Kind.TABLE
    refuse_other_kinds(upload)
    return Kind.TABLE


def refuse_other_kinds(upload: Upload) -> None:
    """Whatever is neither an archive nor a text is not for us, whatever it is called."""
    found = named_by_content(upload.content)
    is_text = b"\x00" not in upload.content or upload.content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if upload.content.strip() and is_text and not found:
        return
    what = found or "?"
    raise UnreadableUpload(
        f"{upload.name}: tệp không phải ZIP gồm các tệp YAML, cũng không phải bảng XLSX, CSV "
        f"(nội dung: {what}). Chọn tệp khác.",
        f"{upload.name}: the file is neither a ZIP of YAML files nor a table in XLSX or CSV "
        f"(content: {what}). Choose another one.",
    )


def named_by_content(content: bytes) -> str:
    """What the first bytes certainly are, when that is no text; else empty."""
    try:
        best = puremagic.magic_string(content)[0]
    except (puremagic.PureError, ValueError):
        return ""
    is_text = best.mime_type == "text/plain" or best.name == "UTF8 file"
    return "" if is_text or best.confidence < CERTAIN else best.name


def entries_in(upload: Upload) -> list[zipfile.ZipInfo]:
    """The files in an archive, once it is known to be harmless.

    Raises:
        UnreadableUpload: damaged, locked, with too many files, or larger inside than allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(upload.content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError):
        raise damaged(upload) from None
    if any(entry.compress_type not in PACKED for entry in entries):
        raise damaged(upload)
    if len(entries) > MOST_ENTRIES:
        raise UnreadableUpload(
            f"{upload.name}: tệp nén có hơn {MOST_ENTRIES} tệp. Chỉ nén thư mục của một phiên bản.",
            f"{upload.name}: the archive holds more than {MOST_ENTRIES} files. "
            "Pack the folder of one edition only.",
        )
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise too_large_inside(upload)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableUpload(
            f"{upload.name}: tệp nén có mật khẩu. Nén lại không đặt mật khẩu.",
            f"{upload.name}: the archive has a password. Pack it again without one.",
        )
    return entries


def damaged(upload: Upload) -> UnreadableUpload:
    """The refusal of an archive that cannot be read."""
    return UnreadableUpload(
        f"{upload.name}: tệp nén bị hỏng. Nén lại rồi tải lên.",
        f"{upload.name}: the archive is damaged. Pack it again and upload it.",
    )


def too_large_inside(upload: Upload) -> UnreadableUpload:
    """The refusal of an archive that unpacks to more than an edition can be."""
    return UnreadableUpload(
        f"{upload.name}: nội dung sau giải nén lớn hơn 20 MB. Chỉ nén thư mục của một phiên bản.",
        f"{upload.name}: it unpacks to more than 20 MB. Pack the folder of one edition only.",
    )


def files_in_archive(upload: Upload) -> dict[str, str]:
    """The texts of an edition, by their paths below its folder.

    Raises:
        UnreadableUpload: something else is inside, a path leads out, or a text is not UTF-8.
    """
    entries = [e for e in entries_in(upload) if not is_leftover(e.filename)]
    top = common_folder([entry.filename for entry in entries])
    return {
        path: text
        for entry in entries
        for path, text in [(belonging(upload, entry, top), text_of(upload, entry))]
    }


def is_leftover(name: str) -> bool:
    """Whether a desktop put the file there on its own."""
    return name.startswith(LEFTOVERS[0]) or name.endswith(LEFTOVERS[1:])


def common_folder(names: list[str]) -> str:
    """The folder that the archive was made of: where ``index_set.yaml`` lies."""
    found = [name for name in names if PurePosixPath(name).name == "index_set.yaml"]
    return min(found, key=len).removesuffix("index_set.yaml") if found else ""


def belonging(upload: Upload, entry: zipfile.ZipInfo, top: str) -> str:
    """The path of a file below the folder; nothing is ever unpacked to the path it names."""
    path = entry.filename.removeprefix(top) if entry.filename.startswith(top) else ""
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if not is_link and BELONGS.fullmatch(path) and "\\" not in path and ".." not in top:
        return path
    raise UnreadableUpload(
        f"{upload.name}: trong tệp nén có «{entry.filename}», không thuộc một bộ chỉ số. "
        "Chỉ để index_set.yaml, CHANGES.md và domains/*.yaml.",
        f"{upload.name}: the archive holds “{entry.filename}”, which is no part of an index set. "
        "Keep index_set.yaml, CHANGES.md and domains/*.yaml only.",
    )


def text_of(upload: Upload, entry: zipfile.ZipInfo) -> str:
    """The text of one file."""
    try:
        return unpacked(upload, entry).decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableUpload(
            f"{upload.name}: «{entry.filename}» không được lưu ở dạng UTF-8. Lưu lại rồi nén.",
            f"{upload.name}: “{entry.filename}” is not saved as UTF-8. Save it so and pack again.",
        ) from None


def unpacked(upload: Upload, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one file, never more than it says; one that is longer has a wrong sum."""
    try:
        with zipfile.ZipFile(io.BytesIO(upload.content)) as archive, archive.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, EOFError, zlib.error):
        raise damaged(upload) from None


def draft_from_upload(upload: Upload, about: About | None = None) -> Draft:
    """Read an upload; nothing is stored.

    Args:
        upload: The file.
        about: What a table does not say of the set; an archive says it itself.

    Raises:
        UnreadableUpload: it is not what can be imported, or ``about`` is needed.
        InvalidIndexSet: it cannot be scored.
        UnreadableTable: the table does not make an index set.
    """
    if kind_of(upload) is Kind.ARCHIVE:
        return draft_from_files(files_in_archive(upload))
    if about is None:
        raise UnreadableUpload(*NEEDS_ABOUT)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / (PurePosixPath(upload.name.replace("\\", "/")).name or "bang")
        path.write_bytes(upload.content)
        made = import_table(str(path), about)
    return Draft(made.index_set, made.files, made.notes)


NEEDS_ABOUT = Sentence(
    "Tệp là bảng tiêu chí: nêu mã bộ, phiên bản, tên và năm đánh giá.",
    "The file is a criteria table: give the set's name, edition, title and year.",
)
