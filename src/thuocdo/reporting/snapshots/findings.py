"""``findings.csv``: what the number checks found in stated figures when they were published."""

from collections.abc import Iterable

from thuocdo.core.checking.finding import Finding
from thuocdo.reporting.snapshots.cells import digits, guarded, rows_of, table

HEADER = ("check", "severity", "subject", "expected", "found", "message", "message_en")


def findings_csv(findings: Iterable[Finding]) -> str:
    """One row a finding."""
    return table(HEADER, map(finding_row, findings))


def finding_row(finding: Finding) -> tuple[str, ...]:
    """One finding."""
    return (
        finding.check.value,
        finding.severity.value,
        guarded(finding.subject),
        digits(finding.expected),
        digits(finding.found),
        *map(guarded, finding.message),
    )


def finding_rows(text: str) -> list[tuple[str, ...]]:
    """The rows as they were written."""
    return [tuple(row) for row in rows_of(text, HEADER)]
