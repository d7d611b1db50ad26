"""Findings of the number checks as a table for people, as JSON lines and as CSV."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

from rich.table import Table as RichTable
from rich.text import Text

from thuocdo.cli.writing.tables import printed
from thuocdo.core.checking.finding import Finding, Severity
from thuocdo.core.checking.published import PublishedTable
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

KEYS = ("subject", "check", "expected", "found", "difference", "severity", "message")

_HEADERS = (
    Sentence("#", "#"),
    Sentence("Đối tượng", "Subject"),
    Sentence("Số công bố", "Published"),
    Sentence("Theo các số khác", "By the other figures"),
    Sentence("Chênh", "Difference"),
    Sentence("Mức", "Severity"),
)
_SEVERITIES = {
    Severity.ERROR: (Sentence("không khớp", "does not agree"), "bold red"),
    Severity.WARNING: (Sentence("nên xem lại", "worth a look"), "yellow"),
    Severity.NOTE: (Sentence("lưu ý", "note"), "cyan"),
}


def as_table(table: PublishedTable, findings: Sequence[Finding], language: str) -> str:
    """The figures side by side, then one sentence for each finding."""
    parts: list[Text | RichTable] = [_figures(findings, language)] if findings else []
    for number, finding in enumerate(findings, start=1):
        message = finding.message.in_language(language)
        parts.append(Text(f"{number}. {finding.subject}: {message}"))
    return printed([*parts, Text(_summary(table, findings).in_language(language))])


def as_json_lines(table: PublishedTable, findings: Sequence[Finding], language: str) -> str:  # noqa: ARG001
    """One object a finding; numbers as numbers, exactly as the Decimals say."""
    return "".join(f"{{{_members(finding, language)}}}\n" for finding in findings)


def as_csv(table: PublishedTable, findings: Sequence[Finding], language: str) -> str:  # noqa: ARG001
    """A header and one row a finding, for programs: decimal point, empty where there is none."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(KEYS)
    writer.writerows(
        ["" if value is None else _plain(value) for value in _values(finding, language)]
        for finding in findings
    )
    return text.getvalue()


WRITERS: dict[str, Callable[[PublishedTable, Sequence[Finding], str], str]] = {
    "table": as_table,
    "json": as_json_lines,
    "csv": as_csv,
}


def _values(finding: Finding, language: str) -> tuple[str | Decimal | None, ...]:
    return (
        finding.subject,
        str(finding.check),
        finding.expected,
        finding.found,
        finding.difference,
        str(finding.severity),
        finding.message.in_language(language),
    )


def _members(finding: Finding, language: str) -> str:
    """``json`` knows no Decimal and would round one that was made a float."""
    return ", ".join(
        f"{json.dumps(key)}: {_json(value)}"
        for key, value in zip(KEYS, _values(finding, language), strict=True)
    )


def _json(value: str | Decimal | None) -> str:
    return _plain(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _plain(value: str | Decimal) -> str:
    """Digits without exponent and without trailing zeros."""
    if isinstance(value, str):
        return value
    return f"{value.normalize():f}" if value else "0"


def _figures(findings: Sequence[Finding], language: str) -> RichTable:
    figures = RichTable()
    for place, header in enumerate(_HEADERS):
        is_number = 2 <= place <= 4
        figures.add_column(
            header.in_language(language),
            justify="right" if is_number else "left",
            no_wrap=place == 0,
        )
    for number, finding in enumerate(findings, start=1):
        word, style = _SEVERITIES[finding.severity]
        numbers = (finding.found, finding.expected, finding.difference)
        figures.add_row(
            str(number),
            Text(finding.subject),
            *("–" if value is None else write_number(value, None, language) for value in numbers),
            Text(word.in_language(language), style=style),
        )
    return figures


def _summary(table: PublishedTable, findings: Sequence[Finding]) -> Sentence:
    units = len({(one.unit, one.level) for one in table.statements})
    if not findings:
        return Sentence(
            f"Đã soát {units} đơn vị: các số công bố khớp nhau.",
            f"{units} units checked: the published figures agree.",
        )
    counts = Counter(finding.severity for finding in findings)
    told = [
        (counts[severity], word) for severity, (word, _) in _SEVERITIES.items() if counts[severity]
    ]
    vi = ", ".join(f"{count} chỗ {word.vi}" for count, word in told)
    en = ", ".join(f"{count} × {word.en}" for count, word in told)
    return Sentence(f"Đã soát {units} đơn vị: {vi}.", f"{units} units checked: {en}.")
