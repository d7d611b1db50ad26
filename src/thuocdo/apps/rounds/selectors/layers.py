"""How every item of a round went, layer by layer, as it may be published: roles, never names."""

from collections.abc import Iterable
from decimal import Decimal

from thuocdo.apps.rounds.models import Layer, Round, Word
from thuocdo.apps.rounds.selectors.figures import values_of
from thuocdo.apps.rounds.selectors.own_fields import labels_of
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.reporting.snapshots.layers import one_line
from thuocdo.reporting.snapshots.leaves import METHODS
from thuocdo.reporting.snapshots.model import LayerLine, Layers
from thuocdo.vietnamese.sentence import Sentence

ROLES = {
    Layer.DECLARED: "unit",
    Layer.APPRAISED: "appraiser",
    Layer.EXPLANATION: "unit",
    Layer.SECOND: "appraiser",
    Layer.COUNCIL: "council",
    Layer.FINAL: "authority",
}  # whose word it is; which of its people said it is nobody's business


def layers_of(round_: Round) -> Layers:
    """The words of each unit and leaf that still stand, in their order. Two queries."""
    leaves = leaves_of(index_set_of(round_))
    order = "entry__participant__block__block__order", "entry__participant__unit__sort_key"
    rows = Word.objects.filter(entry__participant__round=round_).select_related(
        "entry__participant__unit", "reason"
    )
    spoken: dict[tuple[str, str], list[Word]] = {}
    for row in rows.order_by(*order, "entry__order", "id"):
        spoken.setdefault((row.entry.participant.unit.code, row.entry.code), []).append(row)
    found = {
        key: tuple(line_of(leaves[key[1]], word) for word in standing(words))
        for key, words in spoken.items()
    }
    return {key: lines for key, lines in found.items() if lines}


def standing(words: list[Word]) -> list[Word]:
    """The words without those that were taken back, and the one that counts at the end."""
    gone = {word.layer: word.number for word in words if word.is_withdrawn}
    left = [word for word in words if word.number > gone.get(word.layer, 0)]
    final = next((word for word in reversed(left) if word.layer == Layer.FINAL), None)
    return sorted(left, key=lambda word: word is final)


def line_of(leaf: Leaf, word: Word) -> LayerLine:
    """One word as it is published."""
    layer = Layer(word.layer)
    document, page = first_document(word.documents)
    return LayerLine(
        layer.value,
        word.at,
        METHODS.get(leaf.method, "unit") if layer is Layer.DECLARED else ROLES[layer],
        points_of(word),
        word.maximum,
        "; ".join(f"{name}={value}" for name, value in word.figures.items()),
        told(leaf, word),
        one_line(word.not_applicable),
        reason_of(word),
        document,
        page,
    )


def points_of(word: Word) -> Decimal | None:
    """What the rule gave; a figure that was fed in got its points only when all was locked."""
    if word.points is None and word.layer == Layer.DECLARED:
        return word.entry.declared_points
    return word.points


def told(leaf: Leaf, word: Word) -> Sentence:
    """The figures with their labels."""
    values = values_of(leaf, word.figures)
    asked = [one for one in (leaf.rule.inputs if leaf.rule else ()) if one.name in values]
    labels = labels_of(leaf.rule) if leaf.rule else {}
    texts = [
        (one.label, labels.get(str(values[one.name]), figure_text(values[one.name])))
        for one in asked
    ]
    return Sentence(
        "; ".join(f"{label.vi}: {text.vi}" for label, text in texts),
        "; ".join(f"{label.en}: {text.en}" for label, text in texts),
    )


def reason_of(word: Word) -> Sentence:
    """The reason of the library with what was written beside it."""
    vi, en = (word.reason.text, word.reason.text_en) if word.reason else ("", "")
    return Sentence(joined(vi, word.text), joined(en, word.text))


def joined(reason: str, text: str) -> str:
    """Both, said once."""
    return one_line(text if reason in text else f"{reason} {text}")


def first_document(documents: Iterable[list[object]]) -> tuple[str, str]:
    """Number and page of the first document, as figures name it."""
    _, number, page, *_ = next(iter(documents), ["", "", ""])
    return str(number or ""), str(page or "")
