"""One item as its page shows it: rule, inputs, policies, sources, worked cases."""

from typing import NamedTuple

from thuocdo.apps.indexsets.errors import NoSuchEdition
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import Case, IndexSet, Leaf, NotApplicable, ZeroDenominator
from thuocdo.core.rollup.worked_cases import NO_POINTS, fault_of
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.reporting.index_set_sheets import METHODS, rule_in_words
from thuocdo.vietnamese.sentence import Sentence

NOT_APPLICABLE = {
    NotApplicable.REFUSED: Sentence(
        "Mục này áp dụng cho mọi đơn vị.", "The item applies to every unit."
    ),
    NotApplicable.REDUCE_MAXIMUM: Sentence(
        "Trừ khỏi điểm tối đa của đơn vị.", "It is taken off the unit's maximum."
    ),
    NotApplicable.AWARD_MAXIMUM: Sentence("Được điểm tối đa.", "All points are given."),
    NotApplicable.SCORE_ZERO: Sentence("Được 0 điểm.", "No points are given."),
    NotApplicable.LEAVE_OUT: Sentence(
        "Để ngoài, không tính lại thang điểm.", "Left out, and never made up for by rescaling."
    ),
}
ZERO_DENOMINATOR = {
    ZeroDenominator.AWARD_MAXIMUM: Sentence("Được điểm tối đa.", "All points are given."),
    ZeroDenominator.SCORE_ZERO: Sentence("Được 0 điểm.", "No points are given."),
    ZeroDenominator.NOT_APPLICABLE: Sentence("Coi như không áp dụng.", "Taken as not applicable."),
    ZeroDenominator.REFUSED: Sentence("Không được nhập.", "It cannot be entered."),
}
TYPES = {
    InputType.COUNT: Sentence("số nguyên", "whole number"),
    InputType.NUMBER: Sentence("số", "number"),
    InputType.RATE: Sentence("phần trăm", "percent"),
    InputType.DATE: Sentence("ngày", "date"),
    InputType.YES_NO: Sentence("có hoặc không", "yes or no"),
    InputType.CHOICE: Sentence("chọn một", "one of a list"),
    InputType.POINTS: Sentence("điểm", "points"),
    InputType.TEXT: Sentence("chữ", "text"),
}


class Asked(NamedTuple):
    """One figure that the rule asks for."""

    name: str
    label: Sentence
    type: Sentence
    optional: bool


class CaseRow(NamedTuple):
    """A worked case with what the rule makes of it."""

    name: str
    figures: tuple[tuple[Sentence, Sentence], ...]  # label, value
    points: Sentence
    failure: Sentence | None  # None: it comes out as written


class LeafPage(NamedTuple):
    """Everything that an item says of itself."""

    leaf: Leaf
    rule: Sentence
    method: Sentence
    inputs: tuple[Asked, ...]
    not_applicable: Sentence | None  # None for an item that is only shown
    zero_denominator: Sentence | None  # None where nothing is divided
    cases: tuple[CaseRow, ...]


def leaf_page(index_set: IndexSet, code: str) -> LeafPage:
    """One item of an edition.

    Raises:
        NoSuchEdition: the edition has no such item.
    """
    try:
        leaf = index_set.leaf(code)
    except InvalidRequest:
        raise NoSuchEdition(f"{index_set.name}, {code}") from None
    inputs = leaf.rule.inputs if leaf.rule else ()
    return LeafPage(
        leaf,
        rule_in_words(leaf),
        METHODS[leaf.method.value],
        tuple(Asked(i.name, i.label, TYPES[i.type], i.optional) for i in inputs),
        NOT_APPLICABLE[leaf.not_applicable] if leaf.rule else None,
        ZERO_DENOMINATOR[leaf.zero_denominator] if leaf.zero_denominator else None,
        tuple(case_row(index_set, leaf, case, inputs) for case in leaf.cases),
    )


def case_row(index_set: IndexSet, leaf: Leaf, case: Case, inputs: tuple[Input, ...]) -> CaseRow:
    """The figures of a case by their labels, and whether the rule agrees."""
    values = case.entry.values
    figures = [(i.label, figure_text(values[i.name])) for i in inputs if i.name in values]
    if case.entry.not_applicable:
        why = case.entry.not_applicable
        figures.append((Sentence("Không áp dụng", "Not applicable"), Sentence(why, why)))
    for code, points in case.others:
        figures.append((Sentence(f"Mục {code}", f"Item {code}"), wording.points(points)))
    earned = NO_POINTS if case.points is None else wording.points(case.points)
    return CaseRow(case.name, tuple(figures), earned, fault_of(index_set, leaf, case))
