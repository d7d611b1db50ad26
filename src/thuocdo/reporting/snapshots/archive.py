"""The zip itself: the same bytes for the same content, and a strict way back."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
        raise altered_file(name)
    return files


def altered_file(name: str) -> BrokenBundle:
    """The refusal of a file that is not what its checksum says."""
    return BrokenBundle(
        f"tệp `{name}` không khớp mã kiểm tra", f"`{name}` does not match its checksum"
    )


def unverified(source: bytes | Path) -> dict[str, bytes]:
    """All files of a bundle, whatever they say.

    Raises:
        BrokenBundle: it is no zip, or a name in it is not safe.
    """
    with intact():
        return read_all(source)


def read_all(source: bytes | Path) -> dict[str, bytes]:
    """Every file by name.

    Raises:
        BrokenBundle: a name would leave the folder or stands twice, or it is too large.
    """
    with opened(source) as archive:
        return {name: archive.read(name) for name in names_in(archive)}


def opened(source: bytes | Path) -> zipfile.ZipFile:
    """The zip, of which nothing but the list of names was read."""
    return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)


def names_in(archive: zipfile.ZipFile) -> list[str]:
    """The names of its files.

    Raises:
        BrokenBundle: a name would leave the folder or stands twice, or it is too large.
    """
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    unsafe = next((name for name in names if not is_safe(name)), None)
    if unsafe is not None or len(set(names)) < len(names):
        raise BrokenBundle("có tên tệp không được phép", "it holds a name that is not allowed")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise BrokenBundle("gói quá lớn", "it is too large")
    return names


class Members(Mapping[str, bytes]):
    """The files of a bundle, each unpacked and held against its checksum when it is asked for."""

    def __init__(self, data: bytes) -> None:
        with intact():
            self.archive = opened(data)
            self.names = dict.fromkeys(names_in(self.archive))
            self.sums = stated_sums(self.archive.read(SUMS))

    def __getitem__(self, name: str) -> bytes:
        if name not in self.names:
            raise KeyError(name)
        with intact():
            content = self.archive.read(name)
        if name != SUMS and hashlib.sha256(content).hexdigest() != self.sums.get(name):
            raise altered_file(name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@contextmanager
def intact() -> Iterator[None]:
    """Turns whatever a damaged zip leads to into one sentence.

    Raises:
        BrokenBundle: it is no zip.
    """
    try:
        yield
    except DAMAGE:
        raise BrokenBundle("tệp hỏng hoặc không phải gói ZIP", "damaged, or no ZIP") from None


@contextmanager
def whole() -> Iterator[None]:
    """Turns what cannot be read into one sentence.

    Raises:
        BrokenBundle: anything inside was not as a bundle has it.
    """
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        raise BrokenBundle("nội dung không đọc được", "its content cannot be read") from None


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
    stated = stated_sums(files.get(SUMS, b""))
    if not stated:
        yield SUMS
    for name in sorted(stated.keys() | (files.keys() - {SUMS})):
        content = files.get(name)
        if content is None or hashlib.sha256(content).hexdigest() != stated.get(name):
            yield name


def stated_sums(content: bytes) -> dict[str, str]:
    """The checksums by name."""
    stated: dict[str, str] = {}
    for line in content.decode(errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        stated[name] = digest
    return stated
