"""Word and Excel files: archives that are looked at before anything is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from thuocdo.lib.storing.errors import Unreadable
from thuocdo.lib.storing.stated import stated_number, stated_on

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ENTRIES = 5000
MOST_UNPACKED = 300 * 1024 * 1024  # bytes of all that is inside
MOST_PART = 60 * 1024 * 1024  # bytes of one text, which grows when it is read
HARMLESS, MOST_RATIO = 20 * 1024 * 1024, 100  # above so many bytes, so many times the file
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others unpack without a bound
BLOCKS = 40  # paragraphs and tables on a page of text
ROWS, COLUMNS = 300, 40  # of a sheet that are shown
LONGEST = 4000  # signs of a paragraph or cell
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, OSError, SyntaxError)


def inspect(path: Path) -> dict[str, Any]:
    """What kind of archive, and what its first lines state.

    Raises:
        Unreadable: broken, a bomb, with a password or macros, or another kind of archive.
    """
    names = entries_of(path)
    if any(is_macro(name) for name in names):
        raise Unreadable("macros")
    signed = any(name.startswith("_xmlsignatures/") for name in names)
    if "word/document.xml" in names:
        text = "\n".join(block.get("text", "") for block in islice(blocks_of(path), BLOCKS))
        facts = {"stated_number": stated_number(text), "stated_on": stated_on(text)}
        return {"media_type": DOCX, "has_text_layer": True, "has_signature": signed, **facts}
    if "xl/workbook.xml" in names:
        sheets = len(workbook(path).sheet_names)
        kind = {"media_type": XLSX, "page_count": sheets}
        return {**kind, "has_text_layer": True, "has_signature": signed}
    raise Unreadable("other")


def entries_of(path: Path) -> set[str]:
    """The names of all parts, once it is known that unpacking them does no harm.

    Raises:
        Unreadable: broken, a bomb, or with a password.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except FAULTS:
        raise Unreadable("broken") from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("password")
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or unpacked > HARMLESS + path.stat().st_size * MOST_RATIO
        or any(each.compress_type not in PACKED or is_swollen(each) for each in entries)
    )
    if is_bomb:
        raise Unreadable("bomb")
    return {entry.filename for entry in entries}


def is_swollen(entry: zipfile.ZipInfo) -> bool:
    """Whether a text is larger than a text can be."""
    return entry.filename.endswith((".xml", ".rels")) and entry.file_size > MOST_PART


def is_macro(name: str) -> bool:
    """Whether a part holds what could run."""
    lower = name.lower()
    return lower.endswith("vbaproject.bin") or "/activex/" in lower or "macrosheets/" in lower


def blocks_of(path: Path) -> Iterator[dict[str, Any]]:
    """Paragraphs and tables of a Word file in their order.

    Raises:
        Unreadable: it cannot be read.
    """
    from docx import Document  # noqa: PLC0415  (slow to load, and only needed here)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    try:
        document = Document(str(path))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                rows = [[cell.text[:LONGEST] for cell in row.cells] for row in block.rows]
                yield {"rows": rows[:ROWS]}
            elif block.text.strip():
                style = block.style.name if block.style else ""
                is_heading = str(style).startswith(("Heading", "Title"))
                yield {"text": block.text[:LONGEST], "is_heading": is_heading}
    except (OpcError, *FAULTS):
        raise Unreadable("broken") from None


def draw_text(path: Path, page: int, _into: Path) -> dict[str, Any]:
    """A stretch of a Word file; its own pages are known to Word only."""
    blocks = list(blocks_of(path))
    pages = max(1, -(-len(blocks) // BLOCKS))
    number = min(max(page, 1), pages)
    shown = blocks[(number - 1) * BLOCKS : number * BLOCKS]
    return {"kind": "text", "page": number, "pages": pages, "blocks": shown}


def workbook(path: Path) -> Any:  # noqa: ANN401  (of a library that reads every kind)
    """The workbook.

    Raises:
        Unreadable: it cannot be read.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  (as above)

    try:
        return CalamineWorkbook.from_path(str(path))
    except (CalamineError, *FAULTS):
        raise Unreadable("broken") from None


def draw_sheet(path: Path, page: int, _into: Path) -> dict[str, Any]:
    """One sheet as it lies, so that "cell F18" can be found in it."""
    book = workbook(path)
    names = book.sheet_names
    number = min(max(page, 1), len(names))
    rows = book.get_sheet_by_index(number - 1).to_python(skip_empty_area=False, nrows=ROWS + 1)
    shown = [[written(cell) for cell in row[:COLUMNS]] for row in rows[:ROWS]]
    is_cut = len(rows) > ROWS or any(len(row) > COLUMNS for row in rows)
    return {
        "kind": "table",
        "page": number,
        "pages": len(names),
        "title": names[number - 1],
        "blocks": [{"rows": shown}],
        "is_cut": is_cut,
    }


def written(cell: object) -> str:
    """A cell as text: whole numbers without a fraction, days as people write them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)[:LONGEST]
