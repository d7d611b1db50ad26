"""``thuocdo backup FILE``: the database first, then the files that its rows name."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection
from django.utils import timezone

from thuocdo import __version__
from thuocdo.cli.exits import Exit
from thuocdo.config.backup import databases
from thuocdo.config.backup.manifest import FOLDERS, NAME, Manifest, copied
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Refusal, Sentence

DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
TEMPORARY = "."  # names of unfinished files begin so


class Taken(Refusal):
    """A file of that name is there."""


def backup(args: argparse.Namespace) -> int:
    """Write the archive whole or not at all.

    Raises:
        Taken: the file is there already.
        ToolFailed: pg_dump is missing or failed.
    """
    target: Path = args.file
    if target.exists():
        raise Taken(
            f"đã có tệp {target}. Chọn tên khác.", f"{target} is there. Choose another name."
        )
    manifest = save(target)
    rows = Sentence(
        f"{target}: {len(manifest.files)} tệp, {len(manifest.tables)} bảng.\n",
        f"{target}: {len(manifest.files)} files, {len(manifest.tables)} tables.\n",
    )
    sys.stdout.write(said(rows))
    return Exit.DONE


def save(target: Path) -> Manifest:
    """Write to a file beside the target and rename it once it is on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        part = Path(folder) / "archive.zip"
        with part.open("wb") as stream:
            with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = fill(archive, Path(folder))
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(target)
    return manifest


def fill(archive: ZipFile, folder: Path) -> Manifest:
    """Everything, and last the list of it.

    A file is written before the row that names it; so with the database copied first, no row of the
    copy lacks its file.
    """
    name = DATABASE[connection.vendor]
    tables = databases.save(folder / name)
    files = {name: put(archive, folder / name, name)}
    (folder / name).unlink()
    for path in kept_files():
        inside = path.relative_to(settings.DATA).as_posix()
        files[inside] = put(archive, path, inside)
    made_at = timezone.now().isoformat(timespec="seconds")
    manifest = Manifest(__version__, made_at, connection.vendor, files, tables)
    archive.writestr(NAME, manifest.text())
    return manifest


def put(archive: ZipFile, path: Path, name: str) -> str:
    """One file into the archive; its SHA-256."""
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        return copied(source, target)


def kept_files() -> Iterator[Path]:
    """Published files, editions set out, uploaded files; never the key of the site."""
    for folder in FOLDERS:
        for path in sorted((settings.DATA / folder).rglob("*")):
            inside = path.relative_to(settings.DATA)
            is_whole = not any(part.startswith(TEMPORARY) for part in inside.parts)
            if path.is_file() and is_whole:
                yield path
