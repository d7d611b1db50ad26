"""What an archive holds: each file with its SHA-256, each table with the digest of its rows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from thuocdo.vietnamese.sentence import Refusal

NAME = "manifest.json"
FORMAT = 1
BLOCK = 1 << 20  # bytes read at once
FOLDERS = (  # below settings.DATA; the rest is made again
    "publications",
    "index_sets",
    "files",
    "dossiers/lake",
    "dossiers/periods",
    "dossiers/refused",
)


class UnsoundArchive(Refusal):
    """The archive is not whole, or not one of ours."""


@dataclass(frozen=True)
class Manifest:
    """The list that an archive is held against."""

    version: str  # of thuocdo
    made_at: str
    database: str  # vendor: sqlite or postgresql
    files: Mapping[str, str]  # name in the archive → SHA-256
    tables: Mapping[str, str]  # table → digest of its rows
    format: int = FORMAT

    def text(self) -> str:
        """As it lies in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def manifest_in(archive: ZipFile, name: Path) -> Manifest:
    """The manifest of an archive.

    Raises:
        UnsoundArchive: there is none, or it is of a later format.
    """
    try:
        found = json.loads(archive.read(NAME))
        is_known = found["format"] == FORMAT
        manifest = Manifest(**found)
    except (KeyError, TypeError, ValueError):
        raise UnsoundArchive(
            f"{name} không phải là bản sao lưu của Thước Đo.", f"{name} is no backup of Thước Đo."
        ) from None
    if not is_known:
        raise UnsoundArchive(
            f"{name} do phiên bản mới hơn ghi ({manifest.version}). Nâng cấp rồi phục hồi.",
            f"{name} was written by a later version ({manifest.version}). Upgrade, then restore.",
        )
    refuse_strange_names(manifest, name)
    return manifest


def refuse_strange_names(manifest: Manifest, name: Path) -> None:
    """Refuse a list that would write outside the folder of the site."""
    for path in manifest.files:
        parts = Path(path).parts
        if not parts or ".." in parts or Path(path).is_absolute():
            raise UnsoundArchive(
                f"{name}: tên tệp `{path}` không hợp lệ.", f"{name}: `{path}` is no name of a file."
            )


def copied(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy everything and return its SHA-256."""
    digest = hashlib.sha256()
    while block := source.read(BLOCK):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()
