"""Files under their SHA-256: on the disk beside the database, or in an S3-compatible store."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from thuocdo.lib.storing.errors import UnsoundFile

ALIAS = "evidence"  # in settings.STORAGES, where a store other than the disk is set


class Store(Protocol):
    """Where bytes lie; each name is the SHA-256 of what lies under it."""

    def put(self, path: Path, sha256: str) -> None:
        """Keep a copy of a file; it is there whole, or not at all."""
        ...

    def local(self, sha256: str) -> AbstractContextManager[Path]:
        """The bytes as a file on this machine, verified.

        Raises:
            UnsoundFile: they are missing or were changed.
        """
        ...


def store() -> Store:
    """The store of this site."""
    if ALIAS in settings.STORAGES:
        return Bucket(storages[ALIAS])
    return Disk(Path(settings.DATA) / "files")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def place(sha256: str) -> str:
    """``ab/cd/…``: few enough files in each folder."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256[4:]}"


def bytes_of(sha256: str) -> bytes:
    """The verified bytes; files are small enough to be held.

    Raises:
        UnsoundFile: they are missing or were changed.
    """
    with store().local(sha256) as path:
        return path.read_bytes()


@contextmanager
def on_disk(root: Path, sha256: str) -> Iterator[Path]:
    """The file where it lies."""
    path = root / place(sha256)
    if not path.exists():
        raise UnsoundFile(sha256, is_missing=True)
    if digest(path) != sha256:
        raise UnsoundFile(sha256, is_missing=False)
    yield path


class Disk:
    """Files in folders; written beside, brought to the disk, then named."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, path: Path, sha256: str) -> None:
        """Keep a copy of a file; one that is there and sound is left alone."""
        target = self.root / place(sha256)
        if target.exists() and digest(target) == sha256:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
            with path.open("rb") as source:
                shutil.copyfileobj(source, part)
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).chmod(0o444)
        Path(part.name).rename(target)
        sync_folder(target.parent)

    def local(self, sha256: str) -> AbstractContextManager[Path]:
        """The file itself."""
        return on_disk(self.root, sha256)


def sync_folder(folder: Path) -> None:
    """The name of a new file is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Bucket:
    """Objects in a store of django-storages; each is sent whole or not at all."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def put(self, path: Path, sha256: str) -> None:
        """Send a file, unless one of the same content is there."""
        name = place(sha256)
        if self.storage.exists(name):
            return
        with path.open("rb") as source:
            self.storage.save(name, File(source))

    @contextmanager
    def local(self, sha256: str) -> Iterator[Path]:
        """A copy for as long as it is needed."""
        with tempfile.NamedTemporaryFile(prefix="thuocdo-") as copy:
            try:
                with self.storage.open(place(sha256)) as source:
                    shutil.copyfileobj(source, copy)
            except FileNotFoundError:
                raise UnsoundFile(sha256, is_missing=True) from None
            copy.flush()
            path = Path(copy.name)
            if digest(path) != sha256:
                raise UnsoundFile(sha256, is_missing=False)
            yield path
