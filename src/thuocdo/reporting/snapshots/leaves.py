"""Leaves of a scored unit with what explains them: words, figures, source, the nearest gain."""

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from thuocdo.core.index_set.model import Method
from thuocdo.core.rollup.results import LeafResult, UnitResult
from thuocdo.core.rounding import EXACT
from thuocdo.core.scoring.figures import Layer, Provenance
from thuocdo.core.tracing.gaps import Gap, gap_in, is_open
from thuocdo.core.tracing.phrases import capitalised
from thuocdo.core.tracing.traces import Others, Trace, others_of, traced
from thuocdo.reporting.snapshots.figures import written
from thuocdo.reporting.snapshots.model import FigureLine, LeafLine
from thuocdo.vietnamese.sentence import Sentence

NONE = Sentence("", "")
KEPT = 8192  # words: those of two years of 60 units and 60 leaves, some 20 MB at most
ROLES = {
    "unit": Sentence("đơn vị được đánh giá", "the unit assessed"),
    "appraiser": Sentence("cơ quan thẩm định", "the appraising body"),
    "council": Sentence("hội đồng thẩm định", "the council"),
    "authority": Sentence("cơ quan quyết định", "the deciding authority"),
    "survey": Sentence("đơn vị điều tra xã hội học", "the surveyor"),
    "data": Sentence("hệ thống dữ liệu", "the data system"),
}  # whose word a figure is; a role, since a name has no place in what is published
ROLES_BY_LAYER = {
    Layer.DECLARED: "unit",
    Layer.APPRAISED: "appraiser",
    Layer.EXPLAINED: "appraiser",  # what was held after the explanation
    Layer.COUNCIL: "council",
    Layer.FINAL: "authority",
}
METHODS = {Method.SURVEY: "survey", Method.DATA: "data", Method.COUNCIL: "council"}


def leaf_lines(result: UnitResult) -> dict[str, LeafLine]:
    """All leaves of a unit, in the order of the document."""
    others = others_of(result)
    return {code: leaf_line(leaf, others) for code, leaf in result.leaves.items()}


def leaf_line(result: LeafResult, others: Others) -> LeafLine:
    """One leaf; provenance is a document, a page, a layer and a role, never a name."""
    known = (result.entry.provenance if result.entry else None) or Provenance()
    words = words_of(Told(result, others))
    return LeafLine(
        code=result.leaf.code,
        state=result.state.value,
        points=result.points,
        maximum=result.maximum,
        sentence=words.sentence,
        explanation=words.explanation,
        figures=words.figures,
        document=known.document or "",
        page=known.page or "",
        layer=known.layer.value if result.entry else "",
        role=role_of(result, known.layer) if result.entry else "",
        gap=words.gap,
        gain=words.gain,
    )


class Words(NamedTuple):
    """What explains the points of a leaf, whoever the unit is."""

    sentence: Sentence
    explanation: Sentence
    figures: tuple[FigureLine, ...]
    gap: Sentence
    gain: Decimal | None


class Told:
    """A result as a key: equal where every word and every digit would be the same."""

    __slots__ = ("key", "others", "result")

    def __init__(self, result: LeafResult, others: Others) -> None:
        self.result, self.others = result, others
        leaf, entry = result.leaf, result.entry
        figures = tuple((n, type(v), str(v)) for n, v in entry.values.items()) if entry else None
        self.key = (
            leaf.code,
            figures,
            entry.not_applicable if entry else None,
            result.state,
            result.by_policy,
            str(result.points),
            str(result.maximum),
            tuple([str(others.get(code)) for code in leaf.rule.needs]) if leaf.rule else (),
        )

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Told)
            and self.result.leaf is other.result.leaf
            and self.key == other.key
        )


@lru_cache(maxsize=KEPT)
def words_of(told: Told) -> Words:
    """The words, which runs, checks and publications of one year ask for one after the other."""
    trace = traced("", told.result, told.others)
    gap = open_gap(trace)
    return Words(
        trace.sentence,
        full(trace.explanation),
        figure_lines(trace),
        gap.sentence if gap else NONE,
        gap.gain if gap else None,
    )


def open_gap(trace: Trace) -> Gap | None:
    """What could still be won; none at the maximum."""
    with localcontext(EXACT):  # as in scoring, so that a promised gain is what will be scored
        return gap_in(trace) if is_open(trace.result) else None


def figure_lines(trace: Trace) -> tuple[FigureLine, ...]:
    """The declared figures in the order in which the rule asks for them."""
    return tuple(FigureLine(f.name, f.label, f.text, written(f.value)) for f in trace.figures)


def role_of(result: LeafResult, layer: Layer) -> str:
    """Whose word it is: by the layer, and for a first declaration by how the leaf is scored."""
    if layer is Layer.DECLARED:
        return METHODS.get(result.leaf.method, ROLES_BY_LAYER[layer])
    return ROLES_BY_LAYER[layer]


def full(words: Sentence) -> Sentence:
    """Words as a whole sentence: a capital at the start, a full stop at the end."""
    vi, en = capitalised(words)
    return Sentence(f"{vi}.", f"{en}.") if vi else words
