"""What a leaf asks for, and how one cell may answer it: a figure, a percent, a fraction "45/60"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import Input, Value
from thuocdo.reading.figures.cells import figure_in, refused
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

FRACTION = ("numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Asked:
    """The inputs of one leaf, made ready for many rows."""

    leaf: Leaf
    inputs: dict[str, Input]  # none for an informational leaf
    words: dict[str, Input]  # folded names and labels in both languages
    options: frozenset[str]  # folded words that its choices know
    only: Input | None  # what a single column can hold

    @property
    def takes_fractions(self) -> bool:
        """Whether a cell may hold "45/60"."""
        return set(FRACTION) <= self.inputs.keys()

    @property
    def is_worked_out(self) -> bool:
        """Whether the rule asks for no figure: its points follow from other leaves."""
        return self.leaf.rule is not None and not self.inputs

    @property
    def known(self) -> str:
        """The names of the inputs, for refusals."""
        return ", ".join(self.inputs)

    def named(self, text: str) -> Input | None:
        """The input by its name or its label in either language."""
        return self.inputs.get(text) or self.words.get(fold(text))


def asked_of(leaf: Leaf) -> Asked:
    """What a leaf asks for."""
    inputs = {i.name: i for i in leaf.rule.inputs} if leaf.rule else {}
    words = {
        fold(word): asked
        for asked in inputs.values()
        for word in (asked.name, asked.label.vi, asked.label.en)
    }
    options = frozenset(fold(option) for asked in inputs.values() for option in asked.options)
    return Asked(leaf, inputs, words, options, only_input(inputs))


def only_input(inputs: dict[str, Input]) -> Input | None:
    """The only required input, the only one at all, or the rate of a rate."""
    required = [i for i in inputs.values() if not i.optional]
    usual = required or list(inputs.values())
    if set(FRACTION) <= inputs.keys() and "rate" in inputs:
        return None if any(i.name not in FRACTION for i in required) else inputs["rate"]
    return usual[0] if len(usual) == 1 else None


def figures_in(cell: Cell, asked: Asked, only: Input) -> dict[str, Value]:
    """The figures that one cell gives for a leaf; empty for a blank cell."""
    if asked.takes_fractions and "/" in cell.text:
        return dict(fraction_in(cell, asked))
    value = figure_in(cell, only, asked.leaf.maximum)
    return {} if value is None else {only.name: value}


def fraction_in(cell: Cell, asked: Asked) -> Iterator[tuple[str, Value]]:
    """Numerator and denominator written as "45/60"."""
    parts = cell.text.split("/")
    if len(parts) != len(FRACTION) or not all(part.strip() for part in parts):
        raise refused(
            cell,
            f"`{cell.text}` phải viết dạng tử số/mẫu số, ví dụ 45/60.",
            f"`{cell.text}` must be written as numerator/denominator, such as 45/60.",
        )
    for name, text in zip(FRACTION, parts, strict=True):
        value = figure_in(replace(cell, value=text.strip()), asked.inputs[name])
        if value is not None:
            yield name, value


def needs_columns(file: str, asked: Asked) -> UnreadableTable:
    """The refusal of a single column for a leaf that asks for several figures."""
    code = asked.leaf.code
    vi, en = listed(asked, " (không bắt buộc)"), listed(asked, " (optional)")
    return refused_file(
        file,
        Sentence(
            f"mục {code} cần nhiều số liệu; thay cột `{code}` bằng các cột {vi}.",
            f"the item {code} needs several figures; replace the column `{code}` by {en}.",
        ),
    )


def listed(asked: Asked, mark: str) -> str:
    """A column for each input, the required ones first; others with a mark behind."""
    code = asked.leaf.code
    in_order = sorted(asked.inputs.values(), key=lambda i: i.optional)
    return ", ".join(f"{code}:{i.name}{mark if i.optional else ''}" for i in in_order)
