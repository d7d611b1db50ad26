"""Check: the points of the parts add up to the stated total, of components to their row."""

from decimal import Decimal

from thuocdo.core.checking.additions import Addition, Figure
from thuocdo.core.checking.completeness import Completeness, completeness
from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.kinds import Kind, kind_of
from thuocdo.core.checking.precision import severity_of
from thuocdo.core.checking.published import Part
from thuocdo.core.checking.wording import (
    MAY_BE_A_SELECTION,
    MAY_BE_ROUNDING,
    NOTHING_TO_ADD,
    SURVEY_MAY_COUNT_TWICE,
    joined,
    mismatch,
    points_of,
)
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.sentence import Sentence


def parts_total(addition: Addition) -> Finding | None:
    """Compare the stated points with the sum of the rows, as far as the rows are known."""
    total = addition.stated(Figure.POINTS)
    known = [row.points for row in addition.rows(Figure.POINTS) if row.points is not None]
    if total is None or not known:
        return None
    if addition.values(Figure.POINTS) is None:
        return _beyond_the_unknown(addition, total)
    severity, remark = _judged(addition, total)
    if severity is None:
        return None
    nearest = min(addition.sums(Figure.POINTS), key=lambda one: abs(total - one))
    return _finding(addition, nearest, total, severity, remark)


def _judged(addition: Addition, total: Decimal) -> tuple[Severity | None, Sentence]:
    """How serious the difference is, and what may explain it."""
    sums, tolerance = addition.sums(Figure.POINTS), addition.tolerance(Figure.POINTS)
    nearest = min((total - one for one in sums), key=abs)
    if abs(nearest) <= tolerance.likely:
        doubtful = nearest != 0 and addition.is_whole(Figure.POINTS)
        return (Severity.WARNING if doubtful else None), MAY_BE_ROUNDING
    if _is_capped(addition, total, sums):
        return None, NOTHING_TO_ADD
    others = addition.sum_without_survey(Figure.POINTS)
    if others is not None and abs(total - others) <= tolerance.likely:
        return Severity.WARNING, SURVEY_MAY_COUNT_TWICE
    if completeness(addition) is Completeness.SELECTION:
        return addition.severity_of_a_gap, MAY_BE_A_SELECTION
    severity_by_decimals = severity_of(nearest, tolerance)
    if severity_by_decimals is Severity.WARNING:
        return severity_by_decimals, MAY_BE_ROUNDING
    return severity_by_decimals, _survey_remark(addition)


def _is_capped(addition: Addition, total: Decimal, sums: tuple[Decimal, ...]) -> bool:
    """Bonus points stop at the maximum, penalties at zero."""
    kinds = {kind_of(row) for row in addition.rows(Figure.POINTS)}
    maximum = addition.stated(Figure.MAXIMUM)
    if Kind.BONUS in kinds and total == maximum and max(sums) > total:
        return True
    return total == 0 and min(sums) < 0


def _beyond_the_unknown(addition: Addition, total: Decimal) -> Finding | None:
    """Some rows have no points; the total is still wrong if no points of theirs could give it."""
    rows = addition.rows(Figure.POINTS)
    lowest, highest = ZERO, _room_for_others(addition)
    for row in rows:
        low, high = _bounds(row)
        lowest, highest = lowest + low, highest + high
    slack = addition.tolerance(Figure.POINTS).widest
    if lowest - slack <= total <= highest + slack:
        return None
    bound = lowest if total < lowest else highest
    return _finding(addition, bound, total, Severity.ERROR, NOTHING_TO_ADD)


def _room_for_others(addition: Addition) -> Decimal:
    """Points that parts not listed at all may add."""
    maxima, maximum = addition.values(Figure.MAXIMUM), addition.stated(Figure.MAXIMUM)
    if maxima is not None and maximum is not None:
        return max(maximum - sum(maxima, ZERO), ZERO)
    return ZERO if addition.claims_all_parts else Decimal("Infinity")


def _bounds(row: Part) -> tuple[Decimal, Decimal]:
    if row.points is not None:
        return row.points, row.points
    unknown = Decimal("Infinity")
    if kind_of(row) is Kind.PENALTY:
        return -unknown, ZERO
    return ZERO, unknown if row.maximum is None else row.maximum


def _survey_remark(addition: Addition) -> Sentence:
    """Offer the survey as explanation where the maxima, too, are more than the scale."""
    values, maximum = addition.values(Figure.MAXIMUM), addition.stated(Figure.MAXIMUM)
    if values is None or maximum is None or sum(values) <= maximum:
        return NOTHING_TO_ADD
    return SURVEY_MAY_COUNT_TWICE


def _finding(
    addition: Addition, expected: Decimal, total: Decimal, severity: Severity, remark: Sentence
) -> Finding:
    rows = addition.rows(Figure.POINTS)
    maxima = addition.values(Figure.MAXIMUM)
    added = points_of(expected, None if maxima is None else sum(maxima, ZERO))
    stated = points_of(total, addition.stated(Figure.MAXIMUM))
    return Finding(
        subject=addition.subject,
        check=Check.PARTS_TOTAL if addition.is_total else Check.COMPONENTS_SUM,
        expected=expected,
        found=total,
        severity=severity,
        message=joined(
            mismatch(
                severity,
                Sentence(
                    f"tổng {len(rows)} phần là {added.vi}",
                    f"the {len(rows)} parts add up to {added.en}",
                ),
                Sentence(f"tổng công bố là {stated.vi}", f"the stated total is {stated.en}"),
                total - expected,
            ),
            remark,
        ),
    )
