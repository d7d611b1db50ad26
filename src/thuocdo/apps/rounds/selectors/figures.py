"""What an item holds in each layer, as the core reads it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from thuocdo.apps.rounds.models import Layer, Word
from thuocdo.apps.rounds.selectors.fields import NOT_APPLICABLE, Draft, inputs_of, readable, text_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring import figures as core
from thuocdo.core.scoring.figures import Entry, InputType, Provenance, Value

SCORED = (Layer.DECLARED, Layer.APPRAISED, Layer.SECOND, Layer.COUNCIL)  # an explanation has none
CORE = {
    Layer.DECLARED: core.Layer.DECLARED,
    Layer.APPRAISED: core.Layer.APPRAISED,
    Layer.SECOND: core.Layer.EXPLAINED,
    Layer.COUNCIL: core.Layer.COUNCIL,
    Layer.FINAL: core.Layer.FINAL,
}
READERS: dict[InputType, Callable[[str], Value]] = {
    InputType.COUNT: Decimal,
    InputType.NUMBER: Decimal,
    InputType.RATE: Decimal,
    InputType.POINTS: Decimal,
    InputType.DATE: date.fromisoformat,
    InputType.YES_NO: lambda text: text == "có",
    InputType.CHOICE: str,
    InputType.TEXT: str,
}


def entry_of_draft(leaf: Leaf, draft: Draft) -> Entry | None:
    """What was typed so far; None where there is nothing that can be read."""
    reason = text_of(draft, NOT_APPLICABLE).strip()
    if reason:
        return Entry({}, reason)
    values = readable(leaf, draft)
    return Entry(values) if values else None


def entry_of_word(leaf: Leaf, word: Word) -> Entry | None:
    """What a word says, with whose it is and which document shows it."""
    source = provenance_of(word)
    if word.not_applicable:
        return Entry({}, word.not_applicable, source)
    values = values_of(leaf, word.figures)
    return Entry(values, None, source) if values else None


def values_of(leaf: Leaf, figures: Mapping[str, str]) -> dict[str, Value]:
    """Figures as they were written by ``written``."""
    asked = inputs_of(leaf)
    return {
        name: READERS[asked[name].type](text) for name, text in figures.items() if name in asked
    }


def provenance_of(word: Word) -> Provenance:
    """Layer, role, time, and the first document with its page."""
    first: list[Any] = word.documents[0] if word.documents else ["", "", ""]
    return Provenance(
        CORE[Layer(word.layer)], word.role or None, word.at, first[1] or None, first[2] or None
    )


def newest(words: Iterable[Word]) -> dict[str, Word]:
    """The word that counts in each layer: of the highest number, unless it was taken back."""
    latest: dict[str, Word] = {}
    for word in words:
        known = latest.get(word.layer)
        if known is None or word.number > known.number:
            latest[word.layer] = word
    return {layer: word for layer, word in latest.items() if not word.is_withdrawn}


def effective(words: Mapping[str, Word], upto: Layer = Layer.COUNCIL) -> Word | None:
    """The latest word with figures, up to and including a layer."""
    order = SCORED[: SCORED.index(upto) + 1]
    return next((words[layer] for layer in reversed(order) if layer in words), None)
