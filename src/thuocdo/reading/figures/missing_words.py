"""Words such as ``NaN`` that were read as missing figures, told so that nobody is surprised."""

from collections import Counter
from collections.abc import Container, Iterator

from thuocdo.reading.figures.cells import is_nothing
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.sentence import Sentence


def missing_word(cell: Cell, options: Container[str] = ()) -> str:
    """The word in a cell that stands for a missing figure; empty for figures and blank cells.

    A word that is one of the folded options of a choice is a figure.
    """
    return cell.text if not cell.is_blank and is_nothing(cell, options) else ""


def missing_words_note(file: str, words: Counter[str]) -> Iterator[Sentence]:
    """Which words were read as missing, and how often; nothing where there was none.

    Args:
        file: The table, as refusals call it.
        words: How many cells hold each word; the empty text does not count.
    """
    found = [(word, count) for word, count in words.most_common() if word]
    if found:
        vi = ", ".join(f"«{word}» ở {count} ô" for word, count in found)
        en = ", ".join(f"“{word}” in {count}" for word, count in found)
        yield Sentence(
            f"{file}: đọc là thiếu số liệu: {vi}. Thiếu số liệu không phải là 0 điểm.",
            f"{file}: cells read as missing: {en}. Missing is not zero.",
        )
