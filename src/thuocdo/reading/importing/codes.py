"""Codes of criteria as people write them, and which one stands above another."""

from collections.abc import Container

from thuocdo.reading.tables.table import Cell

SEPARATORS = ".-_/"


def code_in(cell: Cell) -> str:
    """The code in a cell; the point behind it in ``1.1.`` is a habit of writing, not a part."""
    text = " ".join(cell.text.split())
    return text.rstrip(".)") or text


def parent_by_code(code: str, known: Container[str]) -> str:
    """The nearest known code that this one continues: 1.2 for 1.2.10, A for A1; else empty."""
    starts = (code[:length] for length in range(len(code) - 1, 0, -1))
    return next((start for start in starts if start in known and continues(code, start)), "")


def continues(code: str, start: str) -> bool:
    """Whether a code goes on from another one: 1.1 from 1, A1 from A, but not 10 from 1."""
    rest = code.removeprefix(start)
    if rest in {code, ""}:
        return False
    return rest[0] in SEPARATORS or rest[0].isdigit() != start[-1].isdigit()
