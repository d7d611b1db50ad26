"""The tree of an edition as published: domains, criteria, leaves with their rules in words."""

from collections.abc import Iterator

from thuocdo.core.index_set.model import Group, IndexSet, Leaf
from thuocdo.reporting.index_set_sheets import rule_in_words
from thuocdo.reporting.snapshots.model import Node


def nodes_of(index_set: IndexSet) -> dict[str, Node]:
    """All nodes by code, each before those below it."""
    return {node.code: node for domain in index_set.domains for node in below(domain, "")}


def below(item: Group | Leaf, parent: str) -> Iterator[Node]:
    """A node and all below it."""
    if isinstance(item, Leaf):
        yield leaf_node(item, parent)
        return
    yield Node(item.code, parent, item.title, item.maximum, is_leaf=False)
    for child in item.children:
        yield from below(child, item.code)


def leaf_node(leaf: Leaf, parent: str) -> Node:
    """A leaf with its rule as a sentence and where the rule was read."""
    return Node(
        leaf.code,
        parent,
        leaf.title,
        leaf.maximum,
        is_leaf=True,
        method=leaf.method.value,
        rule=rule_in_words(leaf),
        source="; ".join(f"{source.title}, {source.article}" for source in leaf.sources),
    )
