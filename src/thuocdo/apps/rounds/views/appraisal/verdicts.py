"""What an appraiser writes: boxes for figures, a reason from the library or in words."""

from decimal import Decimal
from typing import NamedTuple

from django.http import HttpRequest

from thuocdo.apps.rounds.models import Layer, Reason, Round, Word
from thuocdo.apps.rounds.selectors.appraisal.column import Row
from thuocdo.apps.rounds.selectors.appraisal.reasons import library
from thuocdo.apps.rounds.selectors.figures import values_of
from thuocdo.apps.rounds.selectors.own_fields import labels_of
from thuocdo.apps.rounds.services.appraising import Verdict
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import InputType, Value
from thuocdo.reporting.snapshots.figures import NO, YES
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

BETWEEN = " · "  # code and text of a reason in the list
FEW = 2  # boxes that fit into a row of the column
BOTH = (Sentence("có", "yes"), Sentence("không", "no"))


class Option(NamedTuple):
    """One choice of a box."""

    value: str
    label: Sentence
    is_chosen: bool


class Box(NamedTuple):
    """One input of the rule as a field of a form."""

    name: str  # of the field
    label: Sentence
    value: str
    options: list[Option]  # empty: typed

    def refilled(self, text: str) -> "Box":
        """The same with what was typed."""
        options = [one._replace(is_chosen=one.value == text) for one in self.options]
        return self._replace(value=text, options=options)


def boxes_of(leaf: Leaf, word: Word | None) -> list[Box]:
    """The inputs of a leaf, filled in with what a word says."""
    values = values_of(leaf, word.figures) if word else {}
    labels = labels_of(leaf.rule) if leaf.rule else {}
    found = []
    for asked in leaf.rule.inputs if leaf.rule else ():
        value = values.get(asked.name)
        text = "" if value is None else typed(value)
        options: list[Option] = []
        if asked.type is InputType.YES_NO:
            words = zip((YES, NO), BOTH, strict=True)
            options = [Option(key, label, key == text) for key, label in words]
        elif asked.options:
            options = [
                Option(key, labels.get(key, Sentence(key, key)), key == text)
                for key in asked.options
            ]
        found.append(Box(f"f-{asked.name}", asked.label, text, options))
    return found


def typed(value: Value) -> str:
    """A figure as people type it: a decimal comma, no marks between thousands."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return write_number(value, None, "vi").replace(".", "")
    return write_date(value)


def verdict_in(request: HttpRequest, round_: Round, leaf: Leaf) -> Verdict:
    """What was sent; a reason that begins with a code of the library is that reason."""
    names = [asked.name for asked in leaf.rule.inputs] if leaf.rule else []
    sent = {name: request.POST.get(f"f-{name}", "") for name in names}
    decision = {"co": True, "khong": False}.get(request.POST.get("khong-ap-dung", ""))
    reason, text = reason_in(request, round_)
    return Verdict(sent, decision, reason, text)


def reason_in(request: HttpRequest, round_: Round) -> tuple[Reason | None, str]:
    """The reason of the library that a text names, and what else was written."""
    text = request.POST.get("ly-do", "").strip()
    code, between, rest = text.partition(BETWEEN)
    reason = library(round_).filter(code__iexact=code.strip()).first() if code else None
    if reason is None:
        return None, text
    is_as_listed = not between or rest.strip() in {reason.text, reason.text_en}
    return reason, "" if is_as_listed else rest.strip()


def row_boxes(row: Row) -> list[Box]:
    """Boxes for the row itself: none where they would not fit, or a claim must be decided."""
    declared = row.declared
    boxes = boxes_of(row.leaf, None)
    is_claimed = declared is not None and bool(declared.not_applicable)
    return [] if is_claimed or len(boxes) > FEW else boxes


def layer_of(row: Row) -> Word | None:
    """The word that a form starts from."""
    return row.facts.words.get(Layer.APPRAISED) or row.declared
