"""The words that findings share; they state figures and leave the judgement to people."""

from decimal import Decimal

from thuocdo.core.checking.finding import Severity
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

NOTHING_TO_ADD = Sentence("", "")
MAY_BE_ROUNDING = Sentence(
    "Có thể do làm tròn; đề nghị xem lại.",
    "Rounding may explain it; worth another look.",
)
MAY_BE_A_SELECTION = Sentence(
    "Có thể mới nêu một số phần nên chưa so được với tổng.",
    "The list may name only some of the parts, so that it cannot be held against the total.",
)
SURVEY_MAY_COUNT_TWICE = Sentence(
    "Có thể một phần (ví dụ điểm điều tra xã hội học) đã nằm trong các phần khác và được tính "
    "hai lần.",
    "One part (the survey, for instance) may already lie within the others and be counted twice.",
)
MAY_BE_DECIMALS = Sentence(
    "Có thể xếp theo phần thập phân không công bố.",
    "Decimals that are not shown may have decided.",
)
PENALTY_MAY_EXPLAIN = Sentence("Có thể do điểm trừ.", "The penalty may explain it.")
_OPENINGS = {
    Severity.ERROR: Sentence("Số công bố không khớp", "The published figures do not agree"),
    Severity.WARNING: Sentence("Số công bố nên xem lại", "The published figures deserve a look"),
    Severity.NOTE: Sentence("Lưu ý", "Note"),
}


def number(value: Decimal | int) -> Sentence:
    """The number as each language writes it, with as few decimals as it needs."""
    return Sentence(write_number(value, None, "vi"), write_number(value, None, "en"))


def points_of(points: Decimal, maximum: Decimal | None) -> Sentence:
    """``93,91/100``, or the points alone."""
    if maximum is None:
        return number(points)
    earned, whole = number(points), number(maximum)
    return Sentence(f"{earned.vi}/{whole.vi}", f"{earned.en}/{whole.en}")


def mismatch(
    severity: Severity, reckoned: Sentence, stated: Sentence, difference: Decimal
) -> Sentence:
    """Both sides and how far they are apart, in points."""
    apart = number(abs(difference))
    return opened(
        severity,
        Sentence(
            f"{reckoned.vi}, {stated.vi}; chênh {apart.vi} điểm.",
            f"{reckoned.en}, {stated.en}; {apart.en} points apart.",
        ),
    )


def opened(severity: Severity, statement: Sentence) -> Sentence:
    """The statement after the polite opening of its severity."""
    opening = _OPENINGS[severity]
    return Sentence(f"{opening.vi}: {statement.vi}", f"{opening.en}: {statement.en}")


def joined(*sentences: Sentence) -> Sentence:
    """One after the other, the empty ones left out."""
    return Sentence(
        " ".join(filter(None, (sentence.vi for sentence in sentences))),
        " ".join(filter(None, (sentence.en for sentence in sentences))),
    )
