"""The short notation of rules in a table's ``rule`` column, as the keys of the YAML form.

``tiers rate >=90: 3; >=80: 1.5; else: 0`` · ``proportional rate full_at=85 pays_from=60`` ·
``per_item each=0.5`` · ``deduction late=0.25 missing=1`` · ``outcomes on_time=1 late=0`` ·
``grade excellent=100 good=75`` · ``survey share`` · ``all_or_nothing`` · ``{kind: …}`` as in YAML.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from thuocdo.core.documents.located import DATE, DECIMAL, Listing, Mapping, Value
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet
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
    first, *rest = words.split(maxsplit=1)
    kind = first.lower().replace("-", "_")
    reader = READERS.get(kind)
    if reader is None:
        raise unreadable(text)
    return {"kind": kind, **reader(" ".join(rest).strip(), text)}


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
        value = read_yaml(text, "rule")
    except InvalidIndexSet:
        raise unreadable(text) from None
    if not isinstance(value, Mapping) or not value.has("kind"):
        raise unreadable(text)
    return {key: plain(inner) for key, inner in value.entries.items()}


def plain(value: Value) -> Any:  # noqa: ANN401  (any YAML value)
    """A located value as it was meant: what is quoted stays a text, ``"1.10"`` being a code."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.entries.items()}
    if isinstance(value, Listing):
        return [plain(item) for item in value.items]
    if value.quoted:
        return value.text
    if DECIMAL.fullmatch(value.text):
        return Decimal(value.text)
    if value.text in {"true", "false"}:
        return value.text == "true"
    return day(value.text) if DATE.fullmatch(value.text) else value.text


def day(text: str) -> date | str:
    """A date where the text is one; the loader refuses what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


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
