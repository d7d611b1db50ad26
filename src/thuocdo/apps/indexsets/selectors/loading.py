"""An edition as the core reads it: its files set out once on disk, loaded once a process."""

import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from thuocdo.apps.indexsets.errors import ContentDiffers
from thuocdo.apps.indexsets.models import Edition
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.importing.importing import write_files


def files_of(edition: Edition) -> dict[str, str]:
    """The text of every file by its path below the folder. One query."""
    return dict(edition.files.order_by("path").values_list("path", "text"))


def folder_of(edition: Edition) -> Path:
    """Where the files are set out; a folder is named by its content, so it never gets old."""
    return Path(settings.DATA) / "index_sets" / edition.content_hash


def index_set_of(edition: Edition) -> IndexSet:
    """The edition as the core's object, the same one for everybody in the process.

    One query the first time that this machine sees the content, none after that.

    Raises:
        ContentDiffers: the files are not those that the hash was made of.
    """
    folder = folder_of(edition)
    if not folder.is_dir():
        set_out(files_of(edition), folder)
    return loaded(folder, edition.content_hash)


@lru_cache(maxsize=64)  # an authority has some ten; each takes about a megabyte
def loaded(folder: Path, content_hash: str) -> IndexSet:
    """Load a folder and check that it holds what its name says."""
    index_set = load_index_set(folder)
    if index_set.content_hash != content_hash:
        raise ContentDiffers(index_set.name, str(folder))
    return index_set


def set_out(files: dict[str, str], folder: Path) -> None:
    """Write the files whole or not at all; of two processes at once, the first one wins."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    try:
        write_files(files, part)
        part.chmod(0o755)
        os.rename(part, folder)  # noqa: PTH104  (fails on a folder with content, as wanted)
    except OSError:
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
