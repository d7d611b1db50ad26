"""What one row of a long table says of a leaf: figures, or that it does not apply."""

from typing import NamedTuple

from thuocdo.core.scoring.figures import Value
from thuocdo.reading.figures.cells import figure_in, is_not_applicable, refused
from thuocdo.reading.figures.single_column import Asked, figures_in
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.folding import fold

NOT_APPLICABLE = "not_applicable"


class Declared(NamedTuple):
    """Figures by input, or the reason why there are none."""

    values: dict[str, Value]
    reason: str | None


def declared_in(value: Cell, name: Cell, of: Asked) -> Declared:
    """Read the value under the input that the row names.

    Raises:
        UnreadableCell: the leaf has no such input, needs one to be named, or the value is unfit.
    """
    if name.text not in of.inputs and fold(name.text) == NOT_APPLICABLE:
        return Declared({}, value.text)
    if is_not_applicable(value):
        return Declared({}, value.text)
    asked = of.named(name.text) if name.text else of.only
    leaf, known = of.leaf, of.known
    if name.text and asked is None:
        raise refused(
            name,
            f"mục {leaf.code} không hỏi `{name.text}`, chỉ hỏi: {known}. Sửa cột input.",
            f"the item {leaf.code} does not ask for `{name.text}`, only for: {known}. "
            "Correct the input.",
        )
    if asked is None:
        raise refused(
            value,
            f"mục {leaf.code} cần nêu tên số liệu ở cột input: {known}.",
            f"the item {leaf.code} needs the name of the figure in the column input: {known}.",
        )
    if not name.text:
        return Declared(figures_in(value, of, asked), None)
    found = figure_in(value, asked, leaf.maximum if asked.name == "points" else None)
    return Declared({} if found is None else {asked.name: found}, None)
