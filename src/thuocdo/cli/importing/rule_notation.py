"""The short notation of rules in a table's ``rule`` column, as the keys of the YAML form.

``tiers rate >=90: 3; >=80: 1.5; else: 0`` · ``proportional rate full_at=85 pays_from=60`` ·
``per_item each=0.5`` · ``deduction late=0.25 missing=1`` · ``outcomes on_time=1 late=0`` ·
``grade excellent=100 good=75`` · ``survey share`` · ``all_or_nothing`` · ``{kind: …}`` as in YAML.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml

from thuocdo.vietnamese.sentence import Refusal

Document = dict[str, Any]

STEP = re.compile(
    r"\s*(>=|≥|>|<=|≤|<)\s*(-?[0-9]+(?:[.,][0-9]+)?)\s*%?\s*:\s*(-?[0-9]+(?:[.,][0-9]+)?)\s*"
)
LAST = re.compile(r"\s*(?:else|còn lại)\s*:\s*(-?[0-9]+(?:[.,][0-9]+)?)\s*")
PAIR = re.compile(r"([\w.]+)=(-?[0-9]+(?:[.,][0-9]+)?)")
RISING = {">=": ("from", "below"), "≥": ("from", "below"), ">": ("above", "to")}
FALLING = {"<=": ("to", "above"), "≤": ("to", "above"), "<": ("below", "from")}
MEASURES = ("rate", "count", "value")


class UnreadableRule(Refusal):
    """The rule column holds something that is no rule."""


def rule_of(text: str) -> Document:
    """The rule's YAML form; an empty text means that points are entered directly.

    Raises:
        UnreadableRule: the text is none of the known forms.
    """
    words = text.strip()
    if not words:
        return {"kind": "entered"}
    if words.startswith("{"):
        return inline(words)
    kind, _, rest = words.partition(" ")
    reader = READERS.get(kind)
    if reader is None:
        raise unreadable(text)
    return {"kind": kind, **reader(rest.strip(), text)}


def unreadable(text: str) -> UnreadableRule:
    """The refusal, with the forms that there are."""
    known = ", ".join(READERS)
    return UnreadableRule(
        f"không hiểu quy tắc `{text}`. Để trống để nhập điểm trực tiếp, "
        f"dùng --prose để giữ làm ghi chú, hoặc viết theo một kiểu: {known}.",
        f"the rule `{text}` is not understood. Leave it empty to enter points directly, "
        f"use --prose to keep it as a note, or write one of the kinds: {known}.",
    )


def inline(text: str) -> Document:
    """A rule written as in YAML, on one line."""
    try:
        document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (the base loader makes only text)
    except yaml.YAMLError:
        raise unreadable(text) from None
    if not isinstance(document, dict):
        raise unreadable(text)
    return document


def number(text: str) -> Decimal:
    """A number of the notation; decimal comma or point."""
    return Decimal(text.replace(",", "."))


def tiers(rest: str, text: str) -> Document:
    """``rate >=90: 3; >=80: 1.5; else: 0``, best first."""
    measure, _, table = rest.partition(" ")
    if measure not in MEASURES:
        raise unreadable(text)
    *steps, last = [piece for piece in table.split(";") if piece.strip()] or [""]
    found, ending = [STEP.fullmatch(piece) for piece in steps], LAST.fullmatch(last)
    if not found or ending is None or None in found:
        raise unreadable(text)
    marks = [(m[1], number(m[2]), number(m[3])) for m in found if m is not None]
    return {"measure": measure, "steps": step_documents(marks, number(ending[1]), text)}


def step_documents(
    marks: list[tuple[str, Decimal, Decimal]], last: Decimal, text: str
) -> list[Document]:
    """Each step reaches to the mark of the one before it."""
    sides = RISING if marks[0][0] in RISING else FALLING
    steps: list[Document] = []
    before: tuple[str, Decimal] | None = None
    for sign, mark, points in marks:
        if sign not in sides:
            raise unreadable(text)
        near, far = sides[sign]
        step: Document = {near: mark, "points": points}
        if before is not None:
            step[before[0]] = before[1]
        steps.append(step)
        before = (far, mark)
    assert before is not None  # noqa: S101  (there is at least one mark)
    return [*steps, {before[0]: before[1], "points": last}]


def pairs(rest: str, text: str) -> dict[str, Decimal]:
    """``name=number`` pairs, at least one."""
    found = dict((m[1], number(m[2])) for m in map(PAIR.fullmatch, rest.split()) if m)  # noqa: C402
    if not found or len(found) != len(rest.split()):
        raise unreadable(text)
    return found


def proportional(rest: str, text: str) -> Document:
    """``rate full_at=85 pays_from=60``."""
    measure, _, numbers = rest.partition(" ")
    if measure not in MEASURES:
        raise unreadable(text)
    return {"measure": measure, **pairs(numbers, text)}


def listed(key: str, name: str, amount: str) -> Callable[[str, str], Document]:
    """Pairs as a list of documents, such as defects or options."""

    def read(rest: str, text: str) -> Document:
        items = [{name: word, amount: value} for word, value in pairs(rest, text).items()]
        if key == "options":
            items = [{**item, "label": item[name]} for item in items]
        return {key: items}

    return read


def survey(rest: str, text: str) -> Document:
    """``share``, or ``mean A=100 B=60 C=20 D=0``."""
    form, _, weights = rest.partition(" ")
    if form == "share" and not weights:
        return {"form": "share"}
    if form != "mean":
        raise unreadable(text)
    answers = [{"input": a, "label": a, "weight": w} for a, w in pairs(weights, text).items()]
    return {"form": "mean", "answers": answers}


def bare(rest: str, text: str) -> Document:
    """A kind without parameters."""
    if rest:
        raise unreadable(text)
    return {}


READERS: dict[str, Callable[[str, str], Document]] = {
    "entered": bare,
    "all_or_nothing": bare,
    "tiers": tiers,
    "proportional": proportional,
    "per_item": pairs,
    "council": pairs,
    "deduction": listed("defects", "input", "each"),
    "weighted_fraction": listed("shares", "input", "weight"),
    "outcomes": listed("options", "value", "points"),
    "grade": listed("options", "value", "share"),
    "survey": survey,
}
