"""From a criteria table to a folder that the loader accepts; else nothing is written."""

import re
import shutil
import tempfile
from pathlib import Path

from thuocdo.cli.importing.criteria_table import read_nodes
from thuocdo.cli.importing.documents import About, folder_files
from thuocdo.cli.tables.reading import read_table
from thuocdo.cli.tables.refusals import refused_file
from thuocdo.cli.tables.table import refuse_lost_zeros
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

DRAFT_PLACE = re.compile(r"\S*\.yaml(:\d+|, dòng \d+|, line \d+)?")


def import_table(
    source: str, about: About, folder: Path | None, *, decimal: DecimalMark | None, prose: bool
) -> IndexSet:
    """Make an index set from a table; with a folder, write it there.

    Raises:
        UnreadableTable: the table does not make an index set, or the folder is not empty.
        InvalidIndexSet: a rule in it cannot be scored.
    """
    table = read_table(source, decimal=decimal)
    refuse_lost_zeros(table)
    files = folder_files(read_nodes(table, prose=prose), about)
    if folder is not None and folder.exists() and any(folder.iterdir()):
        raise refused_file(
            str(folder),
            Sentence(
                "thư mục đã có nội dung. Chọn thư mục khác bằng --out.",
                "the folder is not empty. Choose another with --out.",
            ),
        )
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary) / about.scheme
        for name, text in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        index_set = loaded(draft, table.name)
        if folder is not None:
            folder.parent.mkdir(parents=True, exist_ok=True)
            if folder.exists():
                folder.rmdir()
            shutil.move(draft, folder)
    return index_set


def loaded(draft: Path, table: str) -> IndexSet:
    """Load the draft; a refusal names the user's table, not the draft's files."""
    try:
        return load_index_set(draft)
    except InvalidIndexSet as refusal:
        vi, en = (DRAFT_PLACE.sub(table, text) for text in refusal.sentence)
        raise InvalidIndexSet(vi, en) from None
