"""Totals stated beside the figures, checked against what the leaves add up to."""

from typing import Any

from thuocdo.cli.scored import Scored
from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Finding
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rounding import to_published
from thuocdo.vietnamese.sentence import Sentence


def stated_findings(scored: Scored) -> list[tuple[dict[str, Any], Sentence]]:
    """What does not agree, as data and as a sentence; the scores are left as they are."""
    statements = tuple(
        statement_of(scored, scored.results[unit], stated)
        for unit, stated in scored.figures.stated.items()
    )
    return [(finding_json(f), in_words(f)) for f in number_checks(PublishedTable(statements))]


def statement_of(scored: Scored, result: UnitResult, stated: dict[str, Any]) -> Statement:
    """What was stated of the whole, beside the parts that were scored."""
    decimals = scored.index_set.policies.decimals
    parts = tuple(
        Part(
            code=domain.code,
            name=domain.title.vi,
            points=to_published(result.groups[domain.code].points, decimals),
            maximum=result.groups[domain.code].maximum,
        )
        for domain in scored.index_set.domains
    )
    return Statement(
        unit=scored.figures.units[result.unit].name,
        total=stated.get("points"),
        maximum=stated.get("maximum"),
        parts=parts,
        claims_all_parts=True,
    )


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding with the keys that ``check-numbers`` prints."""
    return {
        "subject": finding.subject,
        "check": finding.check.value,
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "severity": finding.severity.value,
        "message": finding.message.vi,
    }


def in_words(finding: Finding) -> Sentence:
    """The subject and what was found of it."""
    return Sentence(
        f"{finding.subject}: {finding.message.vi}", f"{finding.subject}: {finding.message.en}"
    )
