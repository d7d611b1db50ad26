"""``thuocdo restore FILE``: into an empty place, nothing taken over unverified."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.db import connection

from thuocdo.cli.exits import Exit
from thuocdo.config.backup import databases
from thuocdo.config.backup.databases import NotEmpty
from thuocdo.config.backup.manifest import (
    FOLDERS,
    NAME,
    Manifest,
    UnsoundArchive,
    copied,
    manifest_in,
)
from thuocdo.config.backup.saving import DATABASE
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence


def restore(args: argparse.Namespace) -> int:
    """Verify the whole archive, then put everything in its place.

    Raises:
        NotEmpty: a database or files are there.
        UnsoundArchive: a checksum differs, a file is missing, or it is of another database.
    """
    refuse_full_place()
    manifest = unpack(args.file)
    rows = Sentence(
        f"Đã phục hồi {len(manifest.files)} tệp, {len(manifest.tables)} bảng; mọi mã băm khớp.\n",
        f"Restored {len(manifest.files)} files and {len(manifest.tables)} tables; "
        "every checksum agrees.\n",
    )
    sys.stdout.write(said(rows))
    return Exit.DONE


def refuse_full_place() -> None:
    """Refuse to write over anything.

    Raises:
        NotEmpty: what is in the way.
    """
    for folder in FOLDERS:
        if any((settings.DATA / folder).glob("*")):
            raise NotEmpty(
                f"thư mục {settings.DATA / folder} không trống. Chọn chỗ trống để phục hồi.",
                f"the folder {settings.DATA / folder} is not empty. "
                "Choose an empty place to restore into.",
            )
    databases.refuse_full()


def unpack(source: Path) -> Manifest:
    """Extract beside the final place, verify, then move."""
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as name:
        folder = Path(name)
        try:
            with ZipFile(source) as archive:
                manifest = manifest_in(archive, source)
                refuse_other_database(manifest, source)
                extract(archive, manifest, folder, source)
        except (OSError, BadZipFile) as error:
            raise UnsoundArchive(
                f"không đọc được {source}: {error}.", f"{source} cannot be read: {error}."
            ) from None
        load_database(folder / DATABASE[connection.vendor], manifest, source)
        for each in FOLDERS:
            if (folder / each).is_dir():
                shutil.rmtree(settings.DATA / each, ignore_errors=True)
                (settings.DATA / each).parent.mkdir(parents=True, exist_ok=True)
                (folder / each).rename(settings.DATA / each)
    return manifest


def refuse_other_database(manifest: Manifest, source: Path) -> None:
    """Refuse a dump that the database of the settings cannot take."""
    if manifest.database != connection.vendor:
        raise UnsoundArchive(
            f"{source} là của {manifest.database}, còn DATABASE_URL là {connection.vendor}. "
            "Đặt DATABASE_URL cùng loại.",
            f"{source} is of {manifest.database}, but DATABASE_URL is {connection.vendor}. "
            "Set DATABASE_URL to the same kind.",
        )


def extract(archive: ZipFile, manifest: Manifest, folder: Path, source: Path) -> None:
    """Every file of the list, and no other.

    Raises:
        UnsoundArchive: one is missing, too many, or not what it was.
    """
    strays = set(archive.namelist()) - set(manifest.files) - {NAME}
    lacking = set(manifest.files) - set(archive.namelist())
    for name in sorted(strays | lacking):
        raise differs(source, name)
    for name, expected in manifest.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as inside, target.open("wb") as outside:
            found = copied(inside, outside)
        if found != expected:
            raise differs(source, name)


def load_database(saved: Path, manifest: Manifest, source: Path) -> None:
    """Load it, with each table held against the list.

    Raises:
        UnsoundArchive: a table is not what it was.
    """

    def verify(found: dict[str, str]) -> None:
        for table in sorted(set(found) | set(manifest.tables)):
            if found.get(table) != manifest.tables.get(table):
                raise differs(source, table)

    databases.load(saved, verify)


def differs(source: Path, name: str) -> UnsoundArchive:
    """The refusal that names what is not as it was."""
    return UnsoundArchive(
        f"{source}: `{name}` không khớp mã băm trong bản kê; không dùng bản sao lưu này.",
        f"{source}: `{name}` does not agree with the checksum in the list; do not use this backup.",
    )
