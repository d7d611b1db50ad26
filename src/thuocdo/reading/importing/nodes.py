"""Rows of a criteria table as nodes of a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from thuocdo.core.index_set.model import Method
from thuocdo.core.rounding import ZERO
from thuocdo.reading.importing.rule_notation import Document, UnreadableRule, rule_of
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.sentence import Sentence


@dataclass(slots=True)
class Node:
    """One row, with the rows below it."""

    code: str
    title: str
    title_en: str
    maximum: Decimal | None  # points; below zero for what is taken off
    method: Method
    rule: str
    prose: str
    place: Sentence
    rule_cell: Cell
    parent: str = ""  # the code in the row's column of parents
    children: "list[Node]" = field(default_factory=list)

    def worth(self) -> Decimal:
        """What the row adds to the scale: its leaves without what is taken off."""
        if self.children:
            return sum((child.worth() for child in self.children), ZERO)
        return max(self.maximum or ZERO, ZERO)

    def taken_off(self) -> Decimal:
        """What the row can take off at most, below zero."""
        if self.children:
            return sum((child.taken_off() for child in self.children), ZERO)
        return min(self.maximum or ZERO, ZERO)

    def document(self) -> Document:
        """The rule's YAML form.

        Raises:
            UnreadableCell: the cell holds no rule.
        """
        try:
            return rule_of(self.rule)
        except UnreadableRule as wrong:
            raise self.rule_cell.refused(wrong) from wrong


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)
