"""Check: old + change = new, for points and for ranks, within a statement and across years."""

from collections.abc import Iterable
from decimal import Decimal

from thuocdo.core.checking.additions import Addition, Figure
from thuocdo.core.checking.completeness import Completeness, completeness
from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.kinds import Kind, kind_of
from thuocdo.core.checking.listing import same_parts
from thuocdo.core.checking.precision import Tolerance, severity_of, tolerance_of
from thuocdo.core.checking.published import Part, Statement
from thuocdo.core.checking.wording import (
    MAY_BE_A_SELECTION,
    MAY_BE_ROUNDING,
    NOTHING_TO_ADD,
    SURVEY_MAY_COUNT_TWICE,
    joined,
    mismatch,
    number,
    opened,
)
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.sentence import Sentence


def changes_total(addition: Addition) -> Finding | None:
    """Compare the stated change of the whole with the sum of the rows' changes."""
    stated, values = addition.stated(Figure.CHANGE), addition.values(Figure.CHANGE)
    if stated is None or values is None:
        return None
    severity, remark = _judged(addition, stated)
    if severity is None:
        return None
    expected = min(addition.sums(Figure.CHANGE), key=lambda one: abs(stated - one))
    added, published = number(expected), number(stated)
    reckoned = Sentence(
        f"tổng mức thay đổi của {len(values)} phần là {added.vi}",
        f"the changes of the {len(values)} parts add up to {added.en}",
    )
    total = Sentence(
        f"mức thay đổi công bố là {published.vi}", f"the stated change is {published.en}"
    )
    text = joined(mismatch(severity, reckoned, total, stated - expected), remark)
    return _finding(addition.subject, expected, stated, severity, text)


def _judged(addition: Addition, stated: Decimal) -> tuple[Severity | None, Sentence]:
    """A change may be the difference of two rounded figures, hence off by a whole unit."""
    once = addition.tolerance(Figure.CHANGE)
    tolerance = Tolerance(once.likely, max(once.widest, once.likely * 2))
    nearest = min((stated - one for one in addition.sums(Figure.CHANGE)), key=abs)
    severity = severity_of(nearest, tolerance)
    if severity is None and nearest != 0 and addition.is_whole(Figure.CHANGE):
        return Severity.WARNING, MAY_BE_ROUNDING
    if severity is not Severity.ERROR:
        return severity, MAY_BE_ROUNDING
    others = addition.sum_without_survey(Figure.CHANGE)
    if others is not None and abs(stated - others) <= tolerance.likely:
        return Severity.WARNING, SURVEY_MAY_COUNT_TWICE
    extent = completeness(addition)
    if extent is Completeness.SELECTION:
        return None, NOTHING_TO_ADD
    if extent is Completeness.UNKNOWN:
        return Severity.WARNING, MAY_BE_A_SELECTION
    return severity, NOTHING_TO_ADD


def old_points_in_range(statement: Statement, subject: str) -> Iterable[Finding]:
    """The points of the year before, new − change, must lie between zero and the maximum.

    Of a row only, above the maximum is a warning: the row's maximum may have been larger then.
    """
    total = Part(points=statement.total, maximum=statement.maximum, change=statement.change)
    yield from _old_points(total, subject, above=Severity.ERROR)
    for part in statement.parts:
        yield from _old_points(part, f"{subject} › {part.label}", above=Severity.WARNING)


def _old_points(part: Part, subject: str, *, above: Severity) -> Iterable[Finding]:
    if part.points is None or part.change is None or kind_of(part) in {Kind.BONUS, Kind.PENALTY}:
        return
    old = part.points - part.change
    slack = tolerance_of(part.points, 0).plus(tolerance_of(part.change, 0)).widest
    low_end = min(ZERO, part.points)  # a row that is negative now may have been so before
    if old < low_end - slack:
        yield _old_out_of_range(subject, old, low_end, Severity.ERROR)
    elif part.maximum is not None and old > max(part.maximum, ZERO) + slack:
        yield _old_out_of_range(subject, old, part.maximum, above)


def _old_out_of_range(subject: str, old: Decimal, bound: Decimal, severity: Severity) -> Finding:
    before, limit = number(old), number(bound)
    statement = Sentence(
        f"điểm trừ đi mức thay đổi cho điểm năm trước là {before.vi}, ngoài giới hạn {limit.vi}.",
        f"points less change give {before.en} for the year before, beyond the limit {limit.en}.",
    )
    return _finding(subject, bound, old, severity, opened(severity, statement))


def old_plus_change(
    old: Statement, new: Statement, subject: str, columns: tuple[dict[Figure, int], ...]
) -> Iterable[Finding]:
    """Compare two statements of one unit, a year apart, with the changes stated in the later.

    Args:
        old: The year before.
        new: The year whose changes are stated.
        subject: What to call the later statement.
        columns: Decimals of the old and of the new totals' columns.
    """
    before, after = columns
    yield from _points_step(
        subject,
        Part(points=old.total),
        Part(points=new.total, change=new.change),
        (before[Figure.POINTS], after[Figure.POINTS], after[Figure.CHANGE]),
    )
    for part, earlier in same_parts(new.parts, old.parts):
        yield from _points_step(f"{subject} › {part.label}", earlier, part, (0, 0, 0))


def _points_step(
    subject: str, old: Part, new: Part, decimals: tuple[int, int, int]
) -> Iterable[Finding]:
    if old.points is None or new.points is None or new.change is None:
        return
    figures = zip((old.points, new.points, new.change), decimals, strict=True)
    first, second, third = (tolerance_of(value, column) for value, column in figures)
    expected = old.points + new.change
    severity = severity_of(new.points - expected, first.plus(second).plus(third))
    if severity is None:
        return
    sum_of_both, published = number(expected), number(new.points)
    reckoned = Sentence(
        f"điểm năm trước cộng mức thay đổi là {sum_of_both.vi}",
        f"the points of the year before plus the change give {sum_of_both.en}",
    )
    stated = Sentence(f"điểm công bố là {published.vi}", f"the stated points are {published.en}")
    text = mismatch(severity, reckoned, stated, new.points - expected)
    yield _finding(subject, expected, new.points, severity, text)


def _finding(
    subject: str, expected: Decimal, found: Decimal, severity: Severity, message: Sentence
) -> Finding:
    return Finding(
        subject=subject,
        check=Check.CHANGE_ADDS_UP,
        expected=expected,
        found=found,
        severity=severity,
        message=message,
    )
