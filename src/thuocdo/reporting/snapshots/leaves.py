"""Leaves of a scored unit with what explains them: words, figures, source, the nearest gain."""

from decimal import localcontext

from thuocdo.core.index_set.model import Method
from thuocdo.core.rollup.results import LeafResult, UnitResult
from thuocdo.core.rounding import EXACT
from thuocdo.core.scoring.figures import Layer, Provenance
from thuocdo.core.tracing.gaps import Gap, gap_of, is_open
from thuocdo.core.tracing.phrases import capitalised
from thuocdo.core.tracing.traces import Others, Trace, others_of, traced
from thuocdo.reporting.snapshots.figures import written
from thuocdo.reporting.snapshots.model import FigureLine, LeafLine
from thuocdo.vietnamese.sentence import Sentence

NONE = Sentence("", "")
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
    Layer.EXPLAINED: "unit",
    Layer.COUNCIL: "council",
    Layer.FINAL: "authority",
}
METHODS = {Method.SURVEY: "survey", Method.DATA: "data", Method.COUNCIL: "council"}


def leaf_lines(result: UnitResult) -> dict[str, LeafLine]:
    """All leaves of a unit, in the order of the document."""
    others = others_of(result)
    return {
        code: leaf_line(traced(result.unit, leaf, others), others)
        for code, leaf in result.leaves.items()
    }


def leaf_line(trace: Trace, others: Others) -> LeafLine:
    """One leaf; provenance is a document, a page, a layer and a role, never a name."""
    result, known = trace.result, trace.provenance or Provenance()
    gap = gap_in(result, others)
    return LeafLine(
        code=trace.code,
        state=trace.state.value,
        points=trace.points,
        maximum=trace.maximum,
        sentence=trace.sentence,
        explanation=full(trace.explanation),
        figures=figure_lines(trace),
        document=known.document or "",
        page=known.page or "",
        layer=known.layer.value if result.entry else "",
        role=role_of(result, known.layer) if result.entry else "",
        gap=gap.sentence if gap else NONE,
        gain=gap.gain if gap else None,
    )


def gap_in(result: LeafResult, others: Others) -> Gap | None:
    """What could still be won; none at the maximum."""
    with localcontext(EXACT):  # as in scoring, so that a promised gain is what will be scored
        return gap_of(result, others) if is_open(result) else None


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
