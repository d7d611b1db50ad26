"""Files of an edition read whole before anything is stored."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.importing.importing import write_files
from thuocdo.vietnamese.sentence import Sentence

CHANGES = "CHANGES.md"
HEADING = "index_set.yaml"


class Draft(NamedTuple):
    """An edition that was read and not stored."""

    index_set: IndexSet
    files: dict[str, str]  # path below the folder → text
    notes: tuple[Sentence, ...] = ()  # what was left aside in reading


def files_in(folder: Path) -> dict[str, str]:
    """The texts that belong to an edition: heading, domains, and what people wrote on changes.

    Raises:
        InvalidIndexSet: a file is not UTF-8.
    """
    paths = [folder / HEADING, folder / CHANGES, *sorted((folder / "domains").glob("*.yaml"))]
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in paths
            if path.is_file()
        }
    except UnicodeDecodeError:
        load_index_set(folder)  # names the file and the line
        raise InvalidIndexSet(
            f"{CHANGES}: không được lưu ở dạng UTF-8. Lưu lại với bảng mã UTF-8.",
            f"{CHANGES}: it is not saved as UTF-8. Save it as UTF-8.",
        ) from None


def draft_from_files(files: Mapping[str, str]) -> Draft:
    """Read the files as the core does.

    Raises:
        InvalidIndexSet: what is wrong, with file and line; all problems together.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "edition"
        folder.mkdir()
        write_files(dict(files), folder)
        try:
            return Draft(load_index_set(folder), dict(files))
        except InvalidIndexSet as refusal:
            vi, en = (without_folder(text, folder) for text in refusal.sentence)
            raise InvalidIndexSet(vi, en) from None


def without_folder(text: str, folder: Path) -> str:
    """A sentence in which files are called as the user knows them."""
    return text.replace(f"{folder}/", "").replace(str(folder), HEADING)
