"""Worked cases of an item: what is declared, and what it earns."""

from typing import NamedTuple

from thuocdo.core.index_set.model import Case, Leaf
from thuocdo.core.scoring import wording
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.vietnamese.sentence import Sentence

NOT_APPLICABLE = Sentence("không áp dụng", "not applicable")
NO_POINTS = Sentence("không tính điểm", "no points")


class Worked(NamedTuple):
    """One case as people read it."""

    name: str  # in the language of the document
    figures: Sentence
    points: Sentence


def worked_cases(leaf: Leaf) -> list[Worked]:
    """All cases of an item, figures under the labels that the rule gives them."""
    labels = {one.name: one.label for one in leaf.rule.inputs} if leaf.rule else {}
    return [
        Worked(
            case.name,
            figures_of(case, labels),
            NO_POINTS if case.points is None else wording.points(case.points),
        )
        for case in leaf.cases
    ]


def figures_of(case: Case, labels: dict[str, Sentence]) -> Sentence:
    """The figures of a case, and the points of other items where the rule looks at them."""
    told = [(labels[name], figure_text(value)) for name, value in case.entry.values.items()]
    told += [
        (Sentence(f"điểm mục {code}", f"points of {code}"), wording.number(points))
        for code, points in case.others
    ]
    if not told:
        return NOT_APPLICABLE
    return Sentence(
        "; ".join(f"{label.vi}: {text.vi}" for label, text in told),
        "; ".join(f"{label.en}: {text.en}" for label, text in told),
    )
