"""One item of the bridge between editions: its points before and now, split by cause."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.effects import Effects
from thuocdo.core.comparing.rescoring import Rescored
from thuocdo.core.index_set.edition_mapping import Node
from thuocdo.core.index_set.editions import EditionComparison, ItemComparison
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.rollup.results import LeafResult, UnitResult
from thuocdo.core.rollup.units import is_missing
from thuocdo.core.rounding import EXACT, ZERO, rank_key, ratio
from thuocdo.vietnamese.sentence import Sentence

NO_FIGURES_BEFORE = Sentence("năm trước thiếu số liệu", "figures are missing for the year before")
NO_FIGURES_NOW = Sentence("năm nay thiếu số liệu", "figures are missing for this year")
NOT_RESCORED = Sentence(
    "không có số liệu năm trước theo cách tính mới",
    "last year's figures do not exist in the form that the new rule asks for",
)


class BridgeRow(NamedTuple):
    """A leaf, or leaves that were split or merged and are read as one."""

    item: ItemComparison
    domain: str | None  # of the new edition; None where the whole domain was dropped
    old: Decimal  # points; 0 for what had none
    new: Decimal  # points
    effects: Effects
    reason: Sentence | None  # why a part is undetermined, or which figures are missing
    has_points: bool  # in both years, each leaf of it

    @property
    def codes(self) -> str:
        """The item as tables name it: its new codes, or the old ones of a dropped item."""
        return "/".join(node.code for node in self.item.new or self.item.old)

    @property
    def is_missing(self) -> bool:
        """Whether figures are missing in one of the years."""
        return self.reason in {NO_FIGURES_BEFORE, NO_FIGURES_NOW}

    @property
    def title(self) -> Sentence:
        """The title of today, or the last one."""
        return (self.item.new or self.item.old)[0].title


class Points(NamedTuple):
    """What one item earned, on the grid on which sums are exact."""

    old: Decimal
    new: Decimal
    rescored: Decimal | None  # old figures, new rules; None: not known


def leaf_rows(
    comparison: EditionComparison,
    old: UnitResult,
    new: UnitResult,
    rescored: Mapping[str, Rescored],
) -> list[BridgeRow]:
    """A row for each item of the comparison."""
    domains = domain_codes(comparison)
    return [
        leaf_row(
            item,
            domains[(item.new or item.old)[0].code, bool(item.new)],
            [old.leaves[node.code] for node in item.old],
            [new.leaves[node.code] for node in item.new],
            [rescored[node.code] for node in item.new],
        )
        for item in comparison.leaves
    ]


def domain_codes(comparison: EditionComparison) -> dict[tuple[str, bool], str | None]:
    """The domain of the new edition for each leaf: (code, whether the code is a new one)."""
    became = {shift.old: shift.new for shift in comparison.domains}
    old = {(code, False): became.get(domain) for code, domain in leaf_domains(comparison.old)}
    return old | {(code, True): domain for code, domain in leaf_domains(comparison.new)}


def leaf_domains(index_set: IndexSet) -> list[tuple[str, str]]:
    """Each leaf with its domain."""
    return [(leaf.code, domain.code) for domain in index_set.domains for leaf in domain.leaves()]


def leaf_row(
    item: ItemComparison,
    domain: str | None,
    before: Sequence[LeafResult],
    now: Sequence[LeafResult],
    rescored: Sequence[Rescored],
) -> BridgeRow:
    """Split the difference of one item."""
    is_known = all(each.is_known for each in rescored)
    points = Points(
        points_of(before),
        points_of(now),
        points_of([each.result for each in rescored]) if is_known else None,
    )
    effects, reason = split(item, points, before, now)
    has_points = all(each.points is not None for each in (*before, *now))
    return BridgeRow(item, domain, points.old, points.new, effects, reason, has_points)


def points_of(results: Sequence[LeafResult]) -> Decimal:
    """Points of some leaves together; a leaf without points adds nothing to a total."""
    return sum((rank_key(each.points) for each in results if each.points is not None), ZERO)


def split(
    item: ItemComparison,
    points: Points,
    before: Sequence[LeafResult],
    now: Sequence[LeafResult],
) -> tuple[Effects, Sentence | None]:
    """The effects, and why a part of them is undetermined."""
    old, new, rescored = points
    is_missing_before, is_missing_now = any(map(is_missing, before)), any(map(is_missing, now))
    if is_missing_before or is_missing_now:
        reason = NO_FIGURES_BEFORE if is_missing_before else NO_FIGURES_NOW
        return Effects(undetermined=new - old), reason
    if not is_scored(item.old):
        brought_in = new if rescored is None else rescored
        return Effects(real=new - brought_in, weight=brought_in), None
    if not is_scored(item.new):
        return Effects(weight=-old), None
    weight = weight_effect(old, item.old_maximum, item.new_maximum)
    if rescored is None:
        return Effects(weight=weight, undetermined=new - old - weight), NOT_RESCORED
    return Effects(real=new - rescored, rule=rescored - old - weight, weight=weight), None


def is_scored(nodes: Sequence[Node]) -> bool:
    """Whether any of the leaves has a rule; informational leaves never count."""
    return any(isinstance(node, Leaf) and node.rule is not None for node in nodes)


def gravest(reasons: Sequence[Sentence | None]) -> Sentence | None:
    """The one reason to state: missing figures before rules that could not be applied."""
    told = [reason for reason in reasons if reason is not None]
    return min(told, key=lambda reason: reason == NOT_RESCORED, default=None)


def weight_effect(points: Decimal, old_maximum: Decimal, new_maximum: Decimal) -> Decimal:
    """What the same share of another maximum adds; nothing where there was no maximum."""
    if old_maximum == 0:
        return ZERO
    moved = EXACT.multiply(points, new_maximum - old_maximum)
    return rank_key(ratio(moved, old_maximum))
