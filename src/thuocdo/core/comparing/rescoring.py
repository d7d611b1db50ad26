"""Last year's figures under this year's rules, where those figures exist."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.editions import Change, EditionComparison, ItemComparison
from thuocdo.core.index_set.model import IndexSet, Leaf, Method, WhenMissing
from thuocdo.core.index_set.rule_likeness import fixed_dates
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.rollup.results import LeafResult, State, UnitResult
from thuocdo.core.rollup.totals import totals_of
from thuocdo.core.rollup.units import Scorer, is_missing
from thuocdo.core.rounding import EXACT, ONE, ZERO, ratio
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned, Rule

Restated = Mapping[str, Entry]  # new code → last year's figures as the new rule asks for them
Others = dict[str, Earned | None]


class Rescored(NamedTuple):
    """One leaf of the new edition with last year's figures."""

    result: LeafResult  # that of the new year where last year's figures do not exist
    is_known: bool


def rescored_leaves(
    comparison: EditionComparison, old: UnitResult, new: UnitResult, restated: Restated
) -> dict[str, Rescored]:
    """Every leaf of the new edition, in the order of the document.

    A leaf whose rule is the same keeps its share of the maximum. Another one is scored from the
    stored figures, if the new rule asks for the same ones; else only from ``restated``.

    Raises:
        InvalidRequest: ``restated`` names an unknown leaf.
        InvalidFigure: a restated figure contradicts itself.
    """
    refuse_unknown(comparison.new, restated)
    item_of = {node.code: item for item in comparison.leaves for node in item.new}
    found: dict[str, Rescored] = {}
    others: Others = {}
    for leaf in comparison.new.order:
        if leaf.code in restated:
            result = score_restated(leaf, restated[leaf.code], others)
        else:
            result = carried(leaf, item_of[leaf.code], old, others, comparison.new)
        if result is None:
            found[leaf.code] = Rescored(new.leaves[leaf.code], is_known=False)
        else:
            found[leaf.code] = Rescored(result, is_known=True)
            points = result.points
            others[leaf.code] = None if points is None else Earned(points, result.maximum)
    return {leaf.code: found[leaf.code] for leaf in comparison.new.leaves}


def refuse_unknown(new: IndexSet, restated: Restated) -> None:
    """Restated figures belong to leaves of the new edition."""
    stray = sorted(restated.keys() - {leaf.code for leaf in new.leaves})
    if stray:
        raise InvalidRequest(
            f"số liệu năm trước được khai lại cho mã {', '.join(stray)}, không có trong "
            f"{new.name}. Dùng mã của phiên bản mới.",
            f"last year's figures are restated for {', '.join(stray)}, which {new.name} does not "
            "have. Use the codes of the new edition.",
        )


def score_restated(leaf: Leaf, entry: Entry, others: Others) -> LeafResult | None:
    """Score restated figures; None when the rule looks at a leaf that is not known."""
    if not needs_of(leaf.rule) <= others.keys():
        return None
    return known(score_leaf(leaf, entry, others, WhenMissing.INCOMPLETE))


def carried(
    leaf: Leaf, item: ItemComparison, old: UnitResult, others: Others, edition: IndexSet
) -> LeafResult | None:
    """The leaf with last year's stored figures; None when they do not tell."""
    if len(item.old) != 1 or len(item.new) != 1:
        return None
    before = old.leaves[item.old[0].code]
    if is_missing(before) or not needs_of(leaf.rule) <= others.keys():
        return None
    is_same_rule = Change.CHANGED_RULE not in item.changes
    if before.state is State.NO_SURVEY:
        return in_proportion(before, leaf) if leaf.method is Method.SURVEY else None
    if is_same_rule and not needs_of(leaf.rule):
        return in_proportion(before, leaf)
    if is_same_rule or asks_for_the_same(before.leaf.rule, leaf.rule):
        return score_stored(leaf, before, others, edition.policies.missing)
    return None


def score_stored(
    leaf: Leaf, before: LeafResult, others: Others, policy: WhenMissing
) -> LeafResult | None:
    """Score stored figures with the new rule; None when they are of another kind."""
    # Without figures last year's zero was the set's own word; this year's set may say it again.
    when_missing = policy if before.state is State.MISSING else WhenMissing.INCOMPLETE
    try:
        return known(score_leaf(leaf, before.entry, others, when_missing))
    except InvalidFigure:
        return None


def known(result: LeafResult) -> LeafResult | None:
    """The result, unless figures are missing."""
    return None if is_missing(result) else result


def needs_of(rule: Rule | None) -> set[str]:
    """The leaves that a rule looks at."""
    return set(rule.needs) if rule else set()


def in_proportion(before: LeafResult, leaf: Leaf) -> LeafResult:
    """The same share of the new maximum; a penalty, which has none, keeps its points."""
    scale = ratio(leaf.maximum, before.leaf.maximum) if before.leaf.maximum else ONE
    points = before.points
    if points is not None and scale != ONE:
        points = ratio(EXACT.multiply(points, leaf.maximum), before.leaf.maximum)
    applies = leaf.maximum if before.maximum else ZERO
    return LeafResult(leaf, before.state, before.entry, None, points, applies)


def asks_for_the_same(old: Rule | None, new: Rule | None) -> bool:
    """Whether last year's figures answer the new rule: same names, types and labels.

    A rule that fixes a day belongs to its year, and so do the dates declared under it.
    """
    if old is None or new is None or any(fixed_dates(old)) or any(fixed_dates(new)):
        return False
    there = {(each.name, each.type, each.label) for each in old.inputs}
    asked = {(each.name, each.type, each.label) for each in new.inputs if not each.optional}
    return asked <= there


def rescored_total(edition: IndexSet, leaves: Mapping[str, Rescored]) -> Decimal:
    """The total of the new edition over these leaves, with its caps, rescaling and bounds."""
    results = {code: each.result for code, each in leaves.items()}
    scorer = Scorer(edition)
    return totals_of(edition, scorer.tallied(results), results, scorer.main).total
