"""The yes/no condition that a table of steps may stand under."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Values
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Rule,
    Situation,
    flag_of,
    rescored,
    with_changes,
)
from thuocdo.vietnamese.sentence import Sentence


def read_provided(document: Mapping) -> Sentence | None:
    """Read the optional ``provided``, with its English twin."""
    if not document.has("provided"):
        return None
    text = document.text("provided")
    return Sentence(text, document.text_or("provided_en", text))


def unmet(values: Values, measured: Decimal, condition: Sentence) -> Reached | Gone | None:
    """What a condition makes of a measured number; None where it holds and the steps decide."""
    answer = flag_of(values, "provided")
    if answer is None:
        return Gone.MISSING
    return None if answer else Reached(ZERO, measured, None, condition_not_met(condition))


def only_if(table: Sentence, condition: Sentence | None) -> Sentence:
    """A table in words, with its condition."""
    if condition is None:
        return table
    return Sentence(
        f"{table.vi}; chỉ tính khi đạt điều kiện: {condition.vi}",
        f"{table.en}; only if this condition holds: {condition.en}",
    )


@cache
def condition_not_met(condition: Sentence) -> Sentence:
    """Why a reached step gives no points."""
    return Sentence(
        f"không đạt điều kiện: {condition.vi}", f"the condition does not hold: {condition.en}"
    )


def condition_to_meet(condition: Sentence) -> Sentence:
    """What to do about a condition that fails."""
    return Sentence(
        f"cần đáp ứng điều kiện: {condition.vi}", f"condition to be met: {condition.en}"
    )


def once_provided(
    rule: Rule,
    at: Situation,
    condition: Sentence,
    step_up: Callable[[Situation, Reached], NextStep | None],
) -> NextStep | None:
    """The gain of meeting the condition, with the way into a step where that alone wins nothing."""
    meet = condition_to_meet(condition)
    alone = rescored(rule, at, {"provided": True}, meet)
    if alone is not None:
        return alone
    met = with_changes(at, {"provided": True})
    reached = rule.score(met)
    assert isinstance(reached, Reached)  # noqa: S101  (only the condition was unanswered or no)
    further = step_up(met, reached._replace(points=max(reached.points, ZERO)))
    if further is None:
        return None
    way = wording.joined([meet, further.sentence], ", ")
    return rescored(rule, at, {"provided": True, **further.changes}, way)
