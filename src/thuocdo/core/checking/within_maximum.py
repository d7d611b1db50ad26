"""Check: every value lies between zero and its maximum."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.kinds import Kind, kind_of
from thuocdo.core.checking.outline import Node, groups, outline
from thuocdo.core.checking.precision import decimals_shown, half_unit
from thuocdo.core.checking.published import Part, Statement
from thuocdo.core.checking.wording import (
    NOTHING_TO_ADD,
    PENALTY_MAY_EXPLAIN,
    joined,
    number,
    opened,
)
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.sentence import Sentence


def within_maximum(statement: Statement, subject: str) -> Iterable[Finding]:
    """Look at the total and at every row that states points and a maximum.

    Below zero may be: a penalty (named so, or its maximum zero, negative or not stated). A
    nested row below zero is a warning only, since some rules give a leaf negative points. A
    whole that the penalties under it can have brought below zero is a note. Bonus rows let the
    total exceed its maximum by their points.
    """
    bonus = sum(
        (part.points for part in statement.parts if part.points and kind_of(part) is Kind.BONUS),
        ZERO,
    )
    total = Part(points=statement.total, maximum=statement.maximum)
    nodes = outline(statement.parts)
    below = _below(total, nodes, Severity.ERROR)
    yield from _outside(total, subject, over=bonus, below=below)
    top = {id(node.part) for node in nodes}
    under = {id(node.part): node.children for node in groups(nodes)}
    for part in statement.parts:
        unexplained = Severity.ERROR if id(part) in top else Severity.WARNING
        below = _below(part, under.get(id(part), ()), unexplained)
        yield from _outside(part, f"{subject} › {part.label}", over=ZERO, below=below)


def _below(whole: Part, nodes: Sequence[Node], unexplained: Severity) -> Severity:
    """How serious points below zero are: penalties of that many points explain them."""
    if whole.points is None or whole.points >= 0:
        return unexplained
    return Severity.NOTE if -whole.points <= _taken(nodes) else unexplained


def _taken(nodes: Sequence[Node]) -> Decimal:
    """Points that the penalties of some rows take away, each once, with or without its minus."""
    taken = ZERO
    for node in nodes:
        if kind_of(node.part) is Kind.PENALTY and node.part.points is not None:
            taken += abs(node.part.points)
        else:
            taken += _taken(node.children)
    return taken


def _outside(part: Part, subject: str, *, over: Decimal, below: Severity) -> Iterable[Finding]:
    if part.points is None or part.maximum is None:
        return
    named_penalty = kind_of(part) is Kind.PENALTY
    if named_penalty and part.maximum == 0:
        return
    penalty = named_penalty or part.maximum == 0
    low, high = _limits(part.maximum, over, is_penalty=penalty)
    slack = _slack(part.points, part.maximum)
    if part.points > high + slack:
        yield _finding(subject, part.points, high, Severity.ERROR)
    elif low is not None and part.points < low - slack:
        yield _finding(subject, part.points, low, Severity.ERROR if penalty else below)


def _limits(maximum: Decimal, over: Decimal, *, is_penalty: bool) -> tuple[Decimal | None, Decimal]:
    """Lowest and highest value; a penalty with the maximum zero has no lowest one."""
    if is_penalty:
        return (-abs(maximum) if maximum else None), abs(maximum)
    return ZERO, maximum + over


def _slack(points: Decimal, maximum: Decimal) -> Decimal:
    """8.3 of 8.25 may be 8.25 rounded; 14.51 of 14.5 cannot be."""
    shown = decimals_shown(points)
    return half_unit(shown) if decimals_shown(maximum.normalize()) > shown else ZERO


def _finding(subject: str, points: Decimal, limit: Decimal, severity: Severity) -> Finding:
    found, bound = number(points), number(limit)
    is_above = points > limit
    statement = Sentence(
        f"giá trị công bố là {found.vi}, "
        + (
            f"cao hơn mức tối đa {bound.vi}." if is_above else f"thấp hơn mức tối thiểu {bound.vi}."
        ),
        f"the stated value is {found.en}, "
        + (f"above the maximum {bound.en}." if is_above else f"below the minimum {bound.en}."),
    )
    return Finding(
        subject=subject,
        check=Check.WITHIN_MAXIMUM,
        expected=limit,
        found=points,
        severity=severity,
        message=joined(
            opened(severity, statement),
            PENALTY_MAY_EXPLAIN if severity is Severity.NOTE else NOTHING_TO_ADD,
        ),
    )
