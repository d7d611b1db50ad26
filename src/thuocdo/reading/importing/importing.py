"""From a criteria table to a folder that the loader accepts; else nothing is written."""

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.importing.criteria_table import read_criteria
from thuocdo.reading.importing.documents import About, folder_files
from thuocdo.reading.tables.reading import read_table
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.system_errors import reason_of
from thuocdo.reading.tables.table import refuse_lost_zeros
from thuocdo.reading.tables.written import UnwritableFile
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

DRAFT_PLACE = re.compile(r"\S*(?:\.yaml|/draft)(?:, (?:dòng|line) \d+)?")


class Imported(NamedTuple):
    """A set made from a table, not written anywhere yet."""

    index_set: IndexSet
    files: dict[str, str]  # name within the folder → text
    notes: tuple[Sentence, ...]


def import_table(
    source: str, about: About, *, decimal: DecimalMark | None = None, prose: bool = False
) -> Imported:
    """Make an index set from a table.

    Raises:
        UnreadableTable: the table does not make an index set.
        InvalidIndexSet: rules in it do not fit each other.
    """
    table = read_table(source, decimal=decimal)
    refuse_lost_zeros(table, within=("parent",))
    criteria = read_criteria(table, prose=prose)
    files = folder_files(criteria, about, table.name)
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary) / "draft"
        write_files(files, draft)
        index_set = loaded(draft, table.name)
    shown = [leaf.code for leaf in index_set.leaves if leaf.rule is None]
    notes = (*criteria.notes, *([shown_only(table.name, shown)] if shown else []))
    return Imported(index_set, files, notes)


def loaded(draft: Path, table: str) -> IndexSet:
    """Load the draft; a refusal names the user's table, not the draft's files."""
    try:
        return load_index_set(draft)
    except InvalidIndexSet as refusal:
        vi, en = (DRAFT_PLACE.sub(table, text) for text in refusal.sentence)
        raise InvalidIndexSet(vi, en) from None


def shown_only(table: str, codes: list[str]) -> Sentence:
    """Which criteria have no maximum and are therefore not scored."""
    listed = ", ".join(codes[:8]) + (f" (+{len(codes) - 8})" if len(codes) > 8 else "")
    return Sentence(
        f"{table}: {listed} không có điểm tối đa, chỉ hiển thị, không tính điểm.",
        f"{table}: {listed} have no maximum; they are shown and not scored.",
    )


def write_files(files: dict[str, str], folder: Path) -> None:
    """Write the files of a folder that does not exist yet."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds something, and a file in its place.

    Raises:
        UnreadableTable: it is there.
    """
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        raise taken(folder)


def taken(folder: Path) -> UnreadableTable:
    """The refusal of a folder that is in use."""
    return refused_file(
        str(folder),
        Sentence(
            "đã có nội dung, không ghi đè. Chọn thư mục mới bằng --out.",
            "this is not empty and is not overwritten. Choose a new folder with --out.",
        ),
    )


def write_folder(imported: Imported, folder: Path) -> None:
    """Write the set, whole or not at all.

    Raises:
        UnreadableTable: the folder is in use.
        UnwritableFile: it may not be written to.
    """
    part = folder.absolute().with_name(f".{folder.absolute().name}.{os.getpid()}.part")
    try:
        refuse_taken(folder)
        try:
            write_files(imported.files, part)
            part.replace(folder.absolute())
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        reason = reason_of(error)
        raise UnwritableFile(
            f"{folder}: không ghi được ({reason.vi}). Kiểm tra thư mục, quyền ghi và chỗ trống.",
            f"{folder}: cannot be written ({reason.en}). "
            "Check the folder, the permission and the space left.",
        ) from error
