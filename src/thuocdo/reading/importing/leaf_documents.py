"""One criterion as an entry of a domain file, tried on the loader so that a refusal has a cell."""

import re
from decimal import Decimal
from typing import Any

from thuocdo.core.documents.located import as_mapping
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.model import Leaf, NotApplicable, Status, ZeroDenominator
from thuocdo.core.index_set.tree import read_leaf
from thuocdo.core.index_set.validating import unfit_leaf
from thuocdo.reading.importing.nodes import Node
from thuocdo.reading.importing.writing import written
from thuocdo.reading.tables.refusals import UnreadableCell, refused_cell
from thuocdo.vietnamese.sentence import Sentence

Document = dict[str, Any]

LINE_OF_DRAFT = re.compile(r"\S*, (?:dòng|line) \d+: ")


def leaf_document(node: Node) -> Document:
    """The entry of a leaf: informational where it has no maximum.

    Raises:
        UnreadableCell: the rule cannot be read, or does not fit the maximum.
    """
    document: Document = {"code": node.code, **titles(node), "method": node.method.value}
    if node.prose:
        document["rule_text"] = node.prose
    if node.maximum is None:
        refuse_rule_without_maximum(node)
        return {**document, "informational": True}
    document |= bounds_of(node.maximum)
    document |= {"rule": node.document(), "not_applicable": NotApplicable.REDUCE_MAXIMUM.value}
    return tried(node, document)


def titles(node: Node) -> Document:
    """The title, and the English one where there is one."""
    return {"title": node.title, **({"title_en": node.title_en} if node.title_en else {})}


def bounds_of(maximum: Decimal) -> Document:
    """From zero to the maximum; from a maximum below zero up to nothing; 0: without an end."""
    if maximum > 0:
        return {"maximum": maximum}
    return {"maximum": Decimal(0), "minimum": maximum or "none"}


def refuse_rule_without_maximum(node: Node) -> None:
    """A rule gives points, and points need a maximum."""
    if node.rule:
        raise refused_cell(
            node.rule_cell.place,
            Sentence(
                f"`{node.code}` có quy tắc nhưng không có điểm tối đa. Điền cột maximum "
                "hoặc xóa quy tắc.",
                f"`{node.code}` has a rule but no maximum. Fill in the maximum or clear the rule.",
            ),
        )


def tried(node: Node, document: Document) -> Document:
    """The entry as the loader accepts it, with a policy for zero where the rule divides.

    Raises:
        UnreadableCell: the loader refuses it.
    """
    try:
        leaf = read_whole(document)
        if leaf.rule is not None and leaf.rule.may_lack_denominator:
            document = {**document, "zero_denominator": ZeroDenominator.REFUSED.value}
            leaf = read_whole(document)
    except InvalidIndexSet as refusal:
        raise at_rule(node, refusal) from None
    for problem in unfit_leaf(leaf, Status.DRAFT):
        raise at_rule(node, problem)
    return document


def read_whole(document: Document) -> Leaf:
    """The leaf that the loader makes of an entry."""
    return read_leaf(as_mapping(read_yaml(written(document), "draft"), "draft"))


def at_rule(node: Node, refusal: InvalidIndexSet) -> UnreadableCell:
    """The loader's refusal at the cell of the user's table."""
    vi, en = (LINE_OF_DRAFT.sub("", text) for text in refusal.sentence)
    place = node.rule_cell.place if node.rule else node.place
    return refused_cell(place, Sentence(vi, en))
