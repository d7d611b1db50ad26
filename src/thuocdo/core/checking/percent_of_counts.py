"""Check: a stated percentage is that of the stated counts, within the decimals shown."""

from collections.abc import Iterable
from decimal import Decimal

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.precision import (
    column_decimals,
    decimals_shown,
    severity_of,
    tolerance_of,
)
from thuocdo.core.checking.published import Part, Statement
from thuocdo.core.checking.wording import number, opened
from thuocdo.core.rounding import HUNDRED, ratio, to_published
from thuocdo.vietnamese.sentence import Sentence

SHOWN_BEYOND = 2  # decimals of the expected percentage beyond those of the stated one


def percent_of_counts(statement: Statement, subject: str) -> Iterable[Finding]:
    """Look at every row that states a numerator, a denominator and a percentage.

    0.942 is accepted for 94.2 %. A percentage that was cut off instead of rounded is a warning.
    """
    rows = [*statement.parts, *statement.shares]
    column = column_decimals(row.percent for row in rows)
    for row in rows:
        name = " › ".join(filter(None, (subject, row.label)))
        yield from _of_row(row, name, column)


def _of_row(row: Part, subject: str, column: int) -> Iterable[Finding]:
    if row.numerator is None or row.denominator is None or row.percent is None:
        return
    if row.denominator == 0:
        yield _no_share(subject, row.percent)
        return
    share = ratio(row.numerator, row.denominator)
    severity = _severity(row.percent, share * HUNDRED, column)
    if severity is None or _severity(row.percent, share, decimals_shown(row.percent)) is None:
        return
    decimals = decimals_shown(row.percent)
    expected = to_published(share * HUNDRED, decimals + SHOWN_BEYOND).normalize()
    counts = number(row.numerator), number(row.denominator)
    exact, found = number(expected), number(row.percent)
    text = Sentence(
        f"{counts[0].vi} trên {counts[1].vi} là {exact.vi}%, tỷ lệ công bố là {found.vi}%.",
        f"{counts[0].en} of {counts[1].en} is {exact.en}%, the stated percentage is {found.en}%.",
    )
    yield _finding(subject, expected, row.percent, severity, text)


def _severity(stated: Decimal, exact: Decimal, column: int) -> Severity | None:
    severity = severity_of(stated - exact, tolerance_of(stated, column))
    unit = Decimal(1).scaleb(-decimals_shown(stated))
    if severity is Severity.ERROR and 0 <= exact - stated < unit:
        return Severity.WARNING
    return severity


def _no_share(subject: str, percent: Decimal) -> Finding:
    found = number(percent)
    text = Sentence(
        f"mẫu số là 0 nên không tính được tỷ lệ, tỷ lệ công bố là {found.vi}%.",
        f"the denominator is 0, so there is no percentage; the stated one is {found.en}%.",
    )
    return _finding(subject, None, percent, Severity.WARNING, text)


def _finding(
    subject: str, expected: Decimal | None, found: Decimal, severity: Severity, text: Sentence
) -> Finding:
    return Finding(
        subject=subject,
        check=Check.PERCENT_OF_COUNTS,
        expected=expected,
        found=found,
        severity=severity,
        message=opened(severity, text),
    )
