"""Rows that count otherwise than a plain part: totals, bonus, penalty, survey."""

import re
from enum import Enum

from thuocdo.core.checking.published import Part
from thuocdo.vietnamese.folding import fold


class Kind(Enum):
    """How a row enters its total."""

    PLAIN = "plain"
    BONUS = "bonus"  # may lie outside the scale
    PENALTY = "penalty"  # lowers the total, whichever sign it is printed with
    SURVEY = "survey"  # may be a cut across the other parts


_WORDS = (
    (Kind.PENALTY, re.compile(r"\b(diem tru|tru diem|diem bi tru|penalt(y|ies)|deductions?)\b")),
    (Kind.BONUS, re.compile(r"\b(diem cong|cong diem|diem thuong|bonus)\b")),
    (Kind.SURVEY, re.compile(r"\b(dieu tra|khao sat|xhh|surveys?)\b")),
)
_TOTAL = re.compile(
    r"(grand )?total( (score|points))?|(tong|cong)( (cong|so|diem|so diem|cong diem|chung))?"
)


def kind_of(part: Part) -> Kind:
    """Read the kind from the sign of the maximum and from the name."""
    if part.maximum is not None and part.maximum < 0:
        return Kind.PENALTY
    words = fold(part.label)
    return next((kind for kind, word in _WORDS if word.search(words)), Kind.PLAIN)


def is_total(code: str, name: str) -> bool:
    """Whether a row holds the stated totals: coded TOTAL, or without code and named so."""
    return bool(_TOTAL.fullmatch(fold(code or name).strip(" .:*")))
