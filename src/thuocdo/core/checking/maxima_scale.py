"""Check: the maxima of the parts add up to the stated maximum; maxima are never rounded."""

from decimal import Decimal

from thuocdo.core.checking.additions import Addition, Figure
from thuocdo.core.checking.completeness import Completeness, completeness
from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.wording import (
    MAY_BE_A_SELECTION,
    NOTHING_TO_ADD,
    SURVEY_MAY_COUNT_TWICE,
    joined,
    mismatch,
    number,
)
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.sentence import Sentence


def maxima_scale(addition: Addition) -> Finding | None:
    """Compare the stated maximum with the sum of the rows' maxima.

    Where a row's maximum is missing, only a sum that is too large already is found.
    """
    scale = addition.stated(Figure.MAXIMUM)
    values = addition.values(Figure.MAXIMUM)
    if scale is None:
        return None
    if values is None:
        known = _least_known(addition)
        return None if known <= scale else _finding(addition, known, scale, Severity.ERROR)
    if scale in addition.sums(Figure.MAXIMUM):
        return None
    severity = _severity(addition, scale)
    if severity is Severity.NOTE and addition.stated(Figure.POINTS) is not None:
        return None  # a plain selection is told once, by its points
    return _finding(addition, sum(values, ZERO), scale, severity)


def _least_known(addition: Addition) -> Decimal:
    """What the rows with a maximum add up to at least, bonus and penalty left out."""
    return min(addition.sums(Figure.MAXIMUM))


def _severity(addition: Addition, scale: Decimal) -> Severity:
    if addition.sum_without_survey(Figure.MAXIMUM) == scale:
        return Severity.WARNING
    if completeness(addition) is Completeness.SELECTION:
        return addition.severity_of_a_gap
    return Severity.ERROR


def _finding(addition: Addition, expected: Decimal, scale: Decimal, severity: Severity) -> Finding:
    count = len(addition.rows(Figure.MAXIMUM))
    added, stated = number(expected), number(scale)
    reckoned = Sentence(
        f"điểm tối đa của {count} phần cộng lại là {added.vi}",
        f"the maxima of the {count} parts add up to {added.en}",
    )
    published = Sentence(
        f"điểm tối đa công bố là {stated.vi}", f"the stated maximum is {stated.en}"
    )
    is_selection = expected < scale and completeness(addition) is Completeness.SELECTION
    remark = MAY_BE_A_SELECTION if is_selection else NOTHING_TO_ADD
    if expected > scale:
        remark = SURVEY_MAY_COUNT_TWICE
    return Finding(
        subject=addition.subject,
        check=Check.MAXIMA_SCALE,
        expected=expected,
        found=scale,
        severity=severity,
        message=joined(mismatch(severity, reckoned, published, scale - expected), remark),
    )
