"""The tree of an edition as rows: domains, criteria, items with their rules in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import Group, IndexSet, Leaf
from thuocdo.reporting.index_set_sheets import METHODS, rule_in_words
from thuocdo.vietnamese.sentence import Sentence


class Row(NamedTuple):
    """One node."""

    depth: int  # 1 for a domain
    code: str
    title: Sentence
    maximum: Decimal | None  # none for an item that is not scored
    method: Sentence | None
    rule: Sentence | None


def tree_rows(index_set: IndexSet) -> list[Row]:
    """All nodes, each before those below it."""
    return [row for domain in index_set.domains for row in below(domain, 1)]


def below(node: Group | Leaf, depth: int) -> Iterator[Row]:
    """A node and all that lies in it."""
    if isinstance(node, Leaf):
        maximum = None if node.rule is None else node.maximum
        method = METHODS[node.method.value]
        yield Row(depth, node.code, node.title, maximum, method, rule_in_words(node))
        return
    yield Row(depth, node.code, node.title, node.maximum, None, None)
    for child in node.children:
        yield from below(child, depth + 1)
