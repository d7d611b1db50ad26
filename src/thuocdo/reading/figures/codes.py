"""Which item of the set a header or cell means: ``1.1``, ``1.1:numerator``, ``1.1. Title``."""

import re
from typing import NamedTuple

from thuocdo.core.index_set.model import Group, IndexSet
from thuocdo.reading.figures.single_column import asked_of
from thuocdo.reading.tables.columns import is_row_number
from thuocdo.vietnamese.folding import fold

HEAD = re.compile(r"([^\s:]+)(\s*:\s*|\s+)?(.*)", re.DOTALL)
BEHIND = ".):-–"  # what people write between a code and its title
LONG_NUMBER = re.compile(r"\d{1,3}")
LETTER = re.compile(r"[^\W\d_]")


class Meant(NamedTuple):
    """An item, and what stands behind its code."""

    code: str
    rest: str  # the name of an input, or a title
    is_named: bool  # a colon says that an input follows


class Codes:
    """The codes of a set, found however their case and the point behind them were written."""

    def __init__(self, index_set: IndexSet) -> None:
        self.set_name = index_set.name
        self.leaves = {leaf.code: leaf for leaf in index_set.leaves}
        self.asked = {code: asked_of(leaf) for code, leaf in self.leaves.items()}
        self.groups = {g.code: g for domain in index_set.domains for g in groups_of(domain)}
        known = {**self.groups, **self.leaves}
        self.spellings = {fold(code): code for code in known} | {code: code for code in known}
        self.shapes = {shape_of(code) for code in known}

    def code(self, text: str) -> str | None:
        """The code that a text is; None where there is no such code."""
        typed = " ".join(text.split())
        for candidate in (typed, typed.rstrip(BEHIND)):
            found = self.spellings.get(candidate) or self.spellings.get(fold(candidate))
            if found:
                return found
        return None

    def meant(self, header: str) -> Meant | None:
        """The item that a header begins with; None for other headers."""
        whole = self.code(header)
        if whole:
            return Meant(whole, "", is_named=False)
        parts = HEAD.fullmatch(header.strip())
        code = self.code(parts[1]) if parts else None
        if parts is None or code is None:
            return self.input_meant(header.strip())
        return Meant(code, parts[3].strip(), is_named=":" in (parts[2] or ""))

    def input_meant(self, header: str) -> Meant | None:
        """The input of a leaf written ``CODE.input``; of several readings the longest code."""
        for point in reversed([at for at, letter in enumerate(header) if letter == "."]):
            code, rest = self.code(header[:point]), header[point + 1 :].strip()
            if code in self.asked and self.asked[code].named(rest):
                return Meant(code, rest, is_named=True)
        return None

    def is_row_number(self, header: str) -> bool:
        """Whether a column counts rows; a leaf may be called ``no`` or ``stt`` and comes first."""
        return is_row_number(header) and self.code(header) not in self.leaves

    def is_like_a_code(self, header: str) -> bool:
        """Whether a header is formed as the codes of the set are, so that it may be a slip."""
        return shape_of(header.strip()) in self.shapes


def groups_of(group: Group) -> list[Group]:
    """The group and those below it."""
    below = [g for child in group.children if isinstance(child, Group) for g in groups_of(child)]
    return [group, *below]


def shape_of(code: str) -> str:
    """The code with 9 for its numbers and A for its letters: 1.10 → 9.9."""
    return LETTER.sub("A", LONG_NUMBER.sub("9", code))
