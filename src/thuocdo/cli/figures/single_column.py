"""A whole leaf in one column of a wide table: a figure, a percent, or a fraction "45/60"."""

from collections.abc import Iterator
from dataclasses import replace

from thuocdo.cli.figures.cells import figure_in, refused
from thuocdo.cli.tables.refusals import UnreadableTable, refused_file
from thuocdo.cli.tables.table import Cell
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import Input, Value
from thuocdo.vietnamese.sentence import Sentence

FRACTION = ("numerator", "denominator")


def figures_in(cell: Cell, leaf: Leaf) -> dict[str, Value]:
    """The figures that one cell gives for a leaf; empty for a blank cell."""
    asked = asked_of(leaf)
    if set(FRACTION) <= asked.keys() and "/" in cell.text:
        return dict(fraction_in(cell, asked))
    only = only_input(leaf)
    assert only is not None  # noqa: S101  (columns of other leaves are refused when headers are read)
    value = figure_in(cell, only, leaf.maximum)
    return {} if value is None else {only.name: value}


def options_of(leaf: Leaf) -> set[str]:
    """All words that the choices of a leaf know."""
    return {option for i in asked_of(leaf).values() for option in i.options}


def asked_of(leaf: Leaf) -> dict[str, Input]:
    """The inputs of a leaf by name; none for an informational one."""
    return {i.name: i for i in leaf.rule.inputs} if leaf.rule else {}


def only_input(leaf: Leaf) -> Input | None:
    """The input that a single column can hold: the only required one, or the rate of a rate."""
    asked = asked_of(leaf)
    if set(FRACTION) <= asked.keys() and "rate" in asked:
        required = [i for i in asked.values() if not i.optional and i.name not in FRACTION]
        return None if required else asked["rate"]
    required = [i for i in asked.values() if not i.optional]
    return required[0] if len(required) == 1 else None


def fraction_in(cell: Cell, asked: dict[str, Input]) -> Iterator[tuple[str, Value]]:
    """Numerator and denominator written as "45/60"."""
    parts = cell.text.split("/")
    if len(parts) != len(FRACTION):
        raise refused(
            cell,
            f"`{cell.text}` phải viết dạng tử số/mẫu số, ví dụ 45/60.",
            f"`{cell.text}` must be written as numerator/denominator, such as 45/60.",
        )
    for name, text in zip(FRACTION, parts, strict=True):
        value = figure_in(replace(cell, value=text.strip()), asked[name])
        if value is not None:
            yield name, value


def needs_columns(file: str, leaf: Leaf) -> UnreadableTable:
    """The refusal of a single column for a leaf that asks for several figures."""
    names = [name for name, i in asked_of(leaf).items() if not i.optional]
    columns = ", ".join(f"{leaf.code}:{name}" for name in names)
    return refused_file(
        file,
        Sentence(
            f"mục {leaf.code} cần nhiều số liệu; thay cột `{leaf.code}` bằng các cột {columns}.",
            f"the item {leaf.code} needs several figures; "
            f"replace the column `{leaf.code}` by {columns}.",
        ),
    )
