"""Two editions side by side: one line for what belongs together, with words for each change."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from thuocdo.core.index_set.editions import (
    WORDS,
    Change,
    EditionComparison,
    ItemComparison,
)
from thuocdo.core.index_set.model import Group, Leaf
from thuocdo.vietnamese.collation import code_key
from thuocdo.vietnamese.sentence import Sentence


class Tone(Enum):
    """The colour beside the words."""

    GAIN = "up"
    LOSS = "down"
    CHANGE = "changed"
    SAME = "same"


TONES = {Change.KEPT: Tone.SAME, Change.NEW: Tone.GAIN, Change.DROPPED: Tone.LOSS}
MOVED = Sentence("đổi mã", "moved")
RENAMED = Sentence("đổi tên", "renamed")


class Mark(NamedTuple):
    """One change in words, with the colour that goes with it."""

    words: Sentence
    tone: str


class Node(NamedTuple):
    """A node of one of the two trees."""

    code: str
    title: Sentence


class DifferenceRow(NamedTuple):
    """Nodes that belong together; one side is empty for what is new or dropped."""

    is_group: bool
    old: tuple[Node, ...]
    new: tuple[Node, ...]
    marks: tuple[Mark, ...]
    old_maximum: Decimal | None  # points
    new_maximum: Decimal | None  # points
    change: Decimal | None  # points moved in or out; None where nothing was
    note: str  # from the mapping


def difference_rows(comparison: EditionComparison) -> list[DifferenceRow]:
    """The new tree in its order, each line with what it was; what was dropped follows."""
    of_new = {
        node.code: item
        for item in (*comparison.leaves, *comparison.groups)
        for node in item.new
        if isinstance(node, Leaf) or not is_whole(node)
    }
    rows, told = [], set[int]()
    for code in codes_of(comparison.new.domains):
        item = of_new[code]
        if id(item) not in told:
            told.add(id(item))
            rows.append(row_of(item))
    dropped = [i for i in (*comparison.groups, *comparison.leaves) if not i.new]
    dropped.sort(key=lambda item: code_key(item.old[0].code))
    return rows + [row_of(item) for item in dropped]


def is_whole(group: Group) -> bool:
    """Whether a domain is scored as a whole: its leaf has its code, and speaks for both."""
    return len(group.children) == 1 and group.children[0].code == group.code


def codes_of(nodes: tuple[Group | Leaf, ...]) -> Iterator[str]:
    """All codes from top to bottom, each once."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node.code
        elif is_whole(node):
            yield from codes_of(node.children)
        else:
            yield node.code
            yield from codes_of(node.children)


def row_of(item: ItemComparison) -> DifferenceRow:
    """One line of the table."""
    moved = item.new_maximum - item.old_maximum
    return DifferenceRow(
        isinstance((item.new or item.old)[0], Group),
        tuple(Node(node.code, node.title) for node in item.old),
        tuple(Node(node.code, node.title) for node in item.new),
        tuple(marks_of(item)),
        item.old_maximum if item.old else None,
        item.new_maximum if item.new else None,
        moved or None,
        item.note,
    )


def marks_of(item: ItemComparison) -> Iterator[Mark]:
    """All that happened; a code or a title that changed is said in its own words."""
    is_moved = {node.code for node in item.old} != {node.code for node in item.new}
    if is_moved and len(item.old) == len(item.new) == 1:
        yield Mark(MOVED, Tone.CHANGE.value)
    for change in Change:
        if change not in item.changes or (change is Change.KEPT and is_moved):
            continue
        is_renamed = change is Change.CHANGED_WORDING and item.old[0].title != item.new[0].title
        yield Mark(RENAMED if is_renamed else WORDS[change], TONES.get(change, Tone.CHANGE).value)
