"""Totals stated beside the figures, checked against what the leaves add up to."""

from decimal import Decimal
from typing import Any

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Finding
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.core.index_set.model import Group, Leaf
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rounding import ZERO, to_published
from thuocdo.reading.figures.codes import groups_of
from thuocdo.reading.figures.figure_set import TOTAL
from thuocdo.reporting.scored import Scored
from thuocdo.vietnamese.sentence import Sentence

FINER = 4  # decimals beyond the published ones: computed points are no rounded figures


def stated_findings(scored: Scored) -> tuple[Finding, ...]:
    """What does not agree; the scores are left as they are."""
    statements = [
        statement_of(scored, scored.results[unit], code, values)
        for unit, stated in scored.figures.stated.items()
        for code, values in stated.items()
    ]
    return number_checks(PublishedTable(tuple(statements)))


def statement_of(
    scored: Scored, result: UnitResult, code: str, stated: dict[str, Decimal]
) -> Statement:
    """What was stated of the whole or of a group, beside the parts that were scored."""
    unit = scored.figures.units[result.unit]
    parts = whole_parts(scored, result) if code == TOTAL else group_parts(scored, result, code)
    rank, out_of = stated.get("rank"), stated.get("out_of")
    return Statement(
        unit=unit.name if code == TOTAL else f"{unit.name} › {code}",
        level=unit.block if code == TOTAL else f"{unit.block} › {code}",
        total=stated.get("points"),
        maximum=stated.get("maximum"),
        rank=None if rank is None else int(rank),
        out_of=None if out_of is None else int(out_of),
        parts=parts,
        claims_all_parts=True,
    )


def whole_parts(scored: Scored, result: UnitResult) -> tuple[Part, ...]:
    """The domains; where caps or rescaling lie between them and the total, the total itself."""
    domains = scored.index_set.domains
    tallies = [result.groups[domain.code] for domain in domains]
    if sum((tally.points for tally in tallies), ZERO) != result.total:
        is_known = not result.missing
        points = finely(scored, result.total) if is_known else None
        return (Part(code="", name=TOTAL, points=points),)
    return tuple(
        Part(
            code=domain.code,
            name=domain.title.vi,
            points=None if tally.missing else finely(scored, tally.points),
            maximum=tally.maximum,
        )
        for domain, tally in zip(domains, tallies, strict=True)
    )


def group_parts(scored: Scored, result: UnitResult, code: str) -> tuple[Part, ...]:
    """The items right below a group; of an item that is worked out, itself."""
    leaf = next((leaf for leaf in scored.index_set.leaves if leaf.code == code), None)
    if leaf is not None:
        return (part_of(scored, result, leaf),)
    group = next(g for d in scored.index_set.domains for g in groups_of(d) if g.code == code)
    return tuple(part_of(scored, result, child) for child in group.children)


def part_of(scored: Scored, result: UnitResult, child: Group | Leaf) -> Part:
    """One item below a group, as it was scored."""
    if isinstance(child, Leaf):
        leaf = result.leaves[child.code]
        points, maximum = leaf.points, leaf.maximum
        is_missing = child.code in result.missing
    else:
        tally = result.groups[child.code]
        points, maximum, is_missing = tally.points, tally.maximum, tally.missing > 0
    known = None if is_missing else finely(scored, points or ZERO)
    return Part(code=child.code, name=child.title.vi, points=known, maximum=maximum)


def finely(scored: Scored, points: Decimal) -> Decimal:
    """Points with more decimals than are published, so that only the stated figure is rounded."""
    return to_published(points, scored.index_set.policies.decimals + FINER)


def finding_json(finding: Finding, language: str) -> dict[str, Any]:
    """One finding with the keys that ``check-numbers`` prints."""
    return {
        "subject": finding.subject,
        "check": finding.check.value,
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "severity": finding.severity.value,
        "message": finding.message.in_language(language),
    }


def in_words(finding: Finding) -> Sentence:
    """The subject and what was found of it."""
    return Sentence(
        f"{finding.subject}: {finding.message.vi}", f"{finding.subject}: {finding.message.en}"
    )
