"""The tree of an edition as pages show it: domains, criteria, items with their rules in words."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.index_set.model import Group, IndexSet, Leaf
from thuocdo.core.rollup.worked_cases import failures_of
from thuocdo.reporting.index_set_sheets import METHODS, rule_in_words
from thuocdo.vietnamese.sentence import Sentence

Link = Callable[[str], str]  # code of an item → address of its page


class TreeRow(NamedTuple):
    """One line of the tree."""

    code: str
    title: Sentence
    maximum: Decimal | None  # points; None for an item that is only shown
    method: Sentence | None  # None for a group
    rule: Sentence | None  # None for a group
    cases: int
    failed: int  # worked cases that come out otherwise
    link: str  # empty for a group


class Branch(NamedTuple):
    """A domain with everything below it, in the order of the document."""

    domain: TreeRow
    rows: tuple[TreeRow, ...]


def tree_of(index_set: IndexSet, link: Link) -> list[Branch]:
    """All domains; the worked cases are run, some milliseconds for an edition."""
    failed = Counter(failure.leaf for failure in failures_of(index_set))
    branches = []
    for domain in index_set.domains:
        below = [row for child in domain.children for row in rows_of(child, failed, link)]
        branches.append(Branch(group_row(domain), tuple(below)))
    return branches


def rows_of(node: Group | Leaf, failed: Counter[str], link: Link) -> Iterator[TreeRow]:
    """A node and all below it."""
    if isinstance(node, Leaf):
        yield TreeRow(
            node.code,
            node.title,
            None if node.rule is None else node.maximum,
            METHODS[node.method.value],
            rule_in_words(node),
            len(node.cases),
            failed[node.code],
            link(node.code),
        )
        return
    yield group_row(node)
    for child in node.children:
        yield from rows_of(child, failed, link)


def group_row(group: Group) -> TreeRow:
    """A domain or a criterion: its points are those of what lies below."""
    return TreeRow(group.code, group.title, group.maximum, None, None, 0, 0, "")
