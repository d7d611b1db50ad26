"""The zip itself: the same bytes for the same content, and a strict way back."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from thuocdo.vietnamese.sentence import Refusal

SUMS = "SHA256SUMS"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell
READABLE = 0o100644 << 16  # an ordinary file
LARGEST = 2**30  # bytes unpacked; beyond is no bundle but a trap
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
    KeyError,
)


class BrokenBundle(Refusal):
    """A file that is not what was published."""

    status = 422

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(
            f"gói tái lập không đúng: {vi}. Tải lại gói từ trang công bố.",
            f"the bundle is not right: {en}. Download it again from the page of publication.",
        )


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files with their checksums as one zip: names sorted, no clock, one way to compress."""
    files = {**files, SUMS: sums_of(files).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, READABLE
            entry.create_system = 3  # the same on every system
            archive.writestr(entry, files[name])
    return out.getvalue()


def sums_of(files: Mapping[str, bytes]) -> str:
    """One line a file, as ``sha256sum --check`` reads it."""
    return "".join(f"{hashlib.sha256(files[n]).hexdigest()}  {n}\n" for n in sorted(files))


def unpacked(source: bytes | Path) -> dict[str, bytes]:
    """All files of a bundle, each equal to its checksum.

    Raises:
        BrokenBundle: it is no zip, a file is altered, missing, strange or named unsafely.
    """
    files = unverified(source)
    name = next(altered(files), None)
    if name is not None:
        raise BrokenBundle(
            f"tệp `{name}` không khớp mã kiểm tra", f"`{name}` does not match its checksum"
        )
    return files


def unverified(source: bytes | Path) -> dict[str, bytes]:
    """All files of a bundle, whatever they say.

    Raises:
        BrokenBundle: it is no zip, or a name in it is not safe.
    """
    try:
        return read_all(source)
    except DAMAGE:
        raise BrokenBundle("tệp hỏng hoặc không phải gói ZIP", "damaged, or no ZIP") from None


def read_all(source: bytes | Path) -> dict[str, bytes]:
    """Every file by name.

    Raises:
        BrokenBundle: a name would leave the folder or stands twice, or it is too large.
    """
    with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        unsafe = next((name for name in names if not is_safe(name)), None)
        if unsafe is not None or len(set(names)) < len(names):
            raise BrokenBundle("có tên tệp không được phép", "it holds a name that is not allowed")
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise BrokenBundle("gói quá lớn", "it is too large")
        return {entry.filename: archive.read(entry) for entry in entries}


def is_safe(name: str) -> bool:
    """Whether a name stays below the folder into which somebody unpacks it."""
    path = PurePosixPath(name)
    return (
        name == str(path)
        and not path.is_absolute()
        and ".." not in path.parts
        and not {"\\", ":", "\0"} & set(name)
    )


def altered(files: Mapping[str, bytes]) -> Iterator[str]:
    """Names of files that are not as their checksums say, are missing, or have none."""
    stated: dict[str, str] = {}
    for line in files.get(SUMS, b"").decode(errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        stated[name] = digest
    if not stated:
        yield SUMS
    for name in sorted(stated.keys() | (files.keys() - {SUMS})):
        content = files.get(name)
        if content is None or hashlib.sha256(content).hexdigest() != stated.get(name):
            yield name
