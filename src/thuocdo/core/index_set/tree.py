"""Read a domain file: criteria, sub-criteria and leaves with their rules and worked cases."""

from decimal import Decimal

from thuocdo.core.documents.located import Mapping, as_mapping
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.cases import read_case
from thuocdo.core.index_set.heading import titled
from thuocdo.core.index_set.model import (
    Case,
    Group,
    Leaf,
    Method,
    NotApplicable,
    Source,
    ZeroDenominator,
)
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring.kinds import read_rule
from thuocdo.core.scoring.rule import Rule, Terms
from thuocdo.vietnamese.sentence import Sentence

Problems = list[InvalidIndexSet]


def read_domain(document: Mapping, problems: Problems) -> Group:
    """Read the domain at the top of a file; one without criteria is scored as a whole."""
    if document.has("criteria"):
        return read_group(document, problems)
    leaf = read_leaf(document)
    return Group(leaf.code, leaf.title, leaf.maximum, (leaf,), leaf.place)


def read_node(document: Mapping, problems: Problems) -> Group | Leaf:
    """Read a criterion: with ``criteria`` below it a group, else a leaf."""
    node = read_group(document, problems) if document.has("criteria") else read_leaf(document)
    document.refuse_unknown()
    return node


def read_group(document: Mapping, problems: Problems) -> Group:
    """Read a group; a refused child is kept as a problem and its siblings are still read."""
    children = []
    for item in document.listing("criteria").items:
        try:
            children.append(read_node(as_mapping(item, "criteria"), problems))
        except InvalidIndexSet as refusal:
            problems.append(refusal)
    return Group(
        document.text("code"),
        titled(document),
        document.decimal("maximum"),
        tuple(children),
        document.place,
    )


def read_leaf(document: Mapping) -> Leaf:
    """Read a leaf; ``informational: true`` says that it is shown and never scored."""
    if document.flag("informational", absent=False):
        return assembled(document, ZERO, None)
    if not document.has("rule"):
        raise document.place.refusal(
            "mục này chưa có cách tính điểm. Thêm `rule` (quy tắc), `criteria` (các mục con) "
            "hoặc `informational: true` (chỉ hiển thị).",
            "this item says nothing about its points. Add a `rule`, `criteria` (items below it) "
            "or `informational: true` (shown only).",
        )
    maximum = document.decimal("maximum")
    return assembled(document, maximum, read_leaf_rule(document, maximum))


def assembled(document: Mapping, maximum: Decimal, rule: Rule | None) -> Leaf:
    """Read what stands around the rule; an informational leaf may have no policies or cases."""
    return Leaf(
        code=document.text("code"),
        title=titled(document),
        maximum=maximum,
        minimum=minimum_of(document) if rule else ZERO,
        method=document.choice("method", Method),
        rule=rule,
        not_applicable=read_not_applicable(document) if rule else NotApplicable.REFUSED,
        zero_denominator=read_zero_denominator(document) if rule else None,
        guidance=document.text_or("guidance", ""),
        evidence=document.text_or("evidence", ""),
        rule_text=document.text_or("rule_text", ""),
        sources=document.each("sources", read_source) if document.has("sources") else (),
        cases=read_cases(document, rule) if rule else (),
        national_code=document.text_or("national_code", ""),
        place=document.place,
    )


def read_not_applicable(document: Mapping) -> NotApplicable:
    """Refused unless written: an item applies to everybody until the document says otherwise."""
    if not document.has("not_applicable"):
        return NotApplicable.REFUSED
    return document.choice("not_applicable", NotApplicable)


def read_zero_denominator(document: Mapping) -> ZeroDenominator | None:
    """The policy; whether it must be written is checked when the rule is known."""
    if not document.has("zero_denominator"):
        return None
    return document.choice("zero_denominator", ZeroDenominator)


def minimum_of(document: Mapping) -> Decimal | None:
    """Zero unless written; ``minimum: none`` is a penalty without end."""
    if not document.has("minimum"):
        return ZERO
    if document.text("minimum") == "none":
        return None
    return document.decimal("minimum")


def read_leaf_rule(document: Mapping, maximum: Decimal) -> Rule:
    """Read the rule with the labels that the leaf gives its inputs."""
    counted = document.text_or("counted", "")
    terms = Terms(
        maximum,
        minimum_of(document),
        document.labels("inputs"),
        document.labels("inputs_en"),
        Sentence(counted, document.text_or("counted_en", counted)),
    )
    return read_rule(document.mapping("rule"), terms)


def read_cases(document: Mapping, rule: Rule) -> tuple[Case, ...]:
    """Read the worked cases against the inputs of the rule."""
    if not document.has("cases"):
        return ()
    return document.each("cases", lambda item: read_case(item, rule))


def read_source(document: Mapping) -> Source:
    """Read where a rule was found; ``confirmed: false`` marks what nobody could check."""
    return Source(
        document.text("title"),
        document.text_or("article", ""),
        document.date("checked_on"),
        document.flag("confirmed", absent=True),
        document.text_or("note", ""),
    )
