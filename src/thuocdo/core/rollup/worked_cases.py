"""Score the worked cases of an edition and name those that come out otherwise."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.errors import CoreRefusal
from thuocdo.core.index_set.model import Case, IndexSet, Leaf
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.rule import Earned
from thuocdo.vietnamese.sentence import Sentence

NO_POINTS = Sentence("không có điểm", "no points")


class Failure(NamedTuple):
    """One worked case that the rule does not confirm."""

    leaf: str  # code
    case: str  # name
    place: str  # "file:line"
    sentence: Sentence


def failures_of(index_set: IndexSet) -> list[Failure]:
    """All worked cases of an edition that do not come out as written; none in a sound edition."""
    found = (
        (leaf, case, fault_of(index_set, leaf, case))
        for leaf in index_set.leaves
        for case in leaf.cases
    )
    return [
        Failure(leaf.code, case.name, case.place, told(leaf, case, fault))
        for leaf, case, fault in found
        if fault is not None
    ]


def fault_of(index_set: IndexSet, leaf: Leaf, case: Case) -> Sentence | None:
    """What differs between a case and the rule; None where they agree exactly."""
    try:
        others = {
            code: Earned(points, index_set.leaf(code).maximum) for code, points in case.others
        }
        result = score_leaf(leaf, case.entry, others, index_set.policies.missing)
    except CoreRefusal as refusal:
        return refusal.sentence
    if result.points != case.points:
        return difference(Sentence("điểm", "points"), worth(case.points), worth(result.points))
    if case.maximum is not None and result.maximum != case.maximum:
        return difference(
            Sentence("điểm tối đa", "maximum"), worth(case.maximum), worth(result.maximum)
        )
    return None


def worth(points: Decimal | None) -> Sentence:
    """Points with every decimal they have, so that a difference is seen."""
    if points is None:
        return NO_POINTS
    vi, en = wording.number(points)
    return Sentence(f"{vi} điểm", f"{en} points")


def difference(what: Sentence, expected: Sentence, found: Sentence) -> Sentence:
    """The written and the computed value side by side."""
    return Sentence(
        f"{what.vi}: ví dụ ghi {expected.vi}, quy tắc tính ra {found.vi}",
        f"{what.en}: the case says {expected.en}, the rule gives {found.en}",
    )


def told(leaf: Leaf, case: Case, fault: Sentence) -> Sentence:
    """The fault with its place and what to do."""
    return Sentence(
        f"{case.place}: {leaf.code}, ví dụ «{case.name}»: {fault.vi}. "
        "Đối chiếu với văn bản rồi sửa quy tắc hoặc ví dụ.",
        f"{case.place}: {leaf.code}, case “{case.name}”: {fault.en}. "
        "Compare with the document, then correct the rule or the case.",
    )
