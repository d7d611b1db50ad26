"""The domains, criteria and items of a unit, each against the median of its block."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from thuocdo.core.rounding import percent_of
from thuocdo.reporting.snapshots.model import LeafLine, LeafPoints, Node, Snapshot, UnitScore
from thuocdo.web.portal.ranking.changes import Compared, Same
from thuocdo.web.portal.ranking.standing import median_of

SHOWN_LEAVES = 5  # strong ones, and weak ones


class Domain(NamedTuple):
    """A domain of the unit."""

    node: Node
    points: Decimal | None  # none while nothing is known
    maximum: Decimal
    percent: Decimal | None  # none while figures are missing
    median: Decimal | None  # percent, of the block
    change: Decimal | None  # points against the year before
    missing: int  # items without figures
    items: tuple["Item", ...] = ()


class Item(NamedTuple):
    """A scored item of the unit."""

    node: Node
    line: LeafLine
    percent: Decimal | None
    median: Decimal | None

    @property
    def lead(self) -> Decimal | None:
        """Percent points before the median of the block; below zero behind it."""
        if self.percent is None or self.median is None:
            return None
        return self.percent - self.median


def domains_of(snapshot: Snapshot, score: UnitScore, compared: Compared | None) -> list[Domain]:
    """The domains in the order of the document; those that do not concern the unit left out."""
    changes = domain_changes(score, compared)
    medians = medians_of_groups(snapshot, score)
    domains = []
    for node in snapshot.domains:
        tally = score.groups.get(node.code)
        if tally is not None:
            domains.append(
                Domain(
                    node, tally.points, tally.maximum, tally.percent, medians.get(node.code),
                    changes.get(node.code), tally.missing, tuple(items_of(snapshot, score, node)),
                )
            )  # fmt: skip
    return domains


def domain_changes(score: UnitScore, compared: Compared | None) -> Mapping[str, Decimal | None]:
    """What each domain won or lost: as stated, or by the bridge from the year before."""
    if compared is None or compared.years is None:
        return {code: tally.change for code, tally in score.groups.items()}
    bridged = compared.years.change_of(score.unit).bridge
    if bridged is None:
        return {}
    return {code: effects.difference for code, effects in bridged.by_domain.items() if code}


def items_of(snapshot: Snapshot, score: UnitScore, domain: Node) -> list[Item]:
    """The items of a domain in the order of the document."""
    medians = medians_of_leaves(Same(snapshot), snapshot.units[score.unit].block)
    return [
        Item(node, line, share_of(line), medians.get(code))
        for code, node in snapshot.nodes.items()
        if (line := score.leaves.get(code)) is not None
        and top_of(snapshot, node).code == domain.code
    ]


def top_of(snapshot: Snapshot, node: Node) -> Node:
    """The domain of a node."""
    while node.parent:
        node = snapshot.nodes[node.parent]
    return node


def share_of(line: LeafLine | LeafPoints) -> Decimal | None:
    """Percent of the applicable maximum; none without points or maximum."""
    if line.points is None or line.maximum <= 0:
        return None
    return percent_of(line.points, line.maximum)


def peers(snapshot: Snapshot, block: str) -> Sequence[UnitScore]:
    """The ranked units of a block."""
    return [each for each in snapshot.in_block(block) if snapshot.units[each.unit].is_ranked]


def medians_of_groups(snapshot: Snapshot, score: UnitScore) -> dict[str, Decimal]:
    """The median percent of each domain and criterion in the block of a unit."""
    values: dict[str, list[Decimal]] = {}
    for peer in peers(snapshot, snapshot.units[score.unit].block):
        for code, tally in peer.groups.items():
            if tally.percent is not None:
                values.setdefault(code, []).append(tally.percent)
    return medians(values)


@lru_cache(maxsize=64)
def medians_of_leaves(same: Same, block: str) -> Mapping[str, Decimal]:
    """The median percent of each item in a block; once for all of its units."""
    values: dict[str, list[Decimal]] = {}
    for peer in peers(same.snapshot, block):
        for leaf in peer.leaf_points():
            share = share_of(leaf)
            if share is not None:
                values.setdefault(leaf.code, []).append(share)
    return medians(values)


def medians(values: Mapping[str, list[Decimal]]) -> dict[str, Decimal]:
    """A median needs others to stand among: none for a block of one."""
    return {code: median_of(sorted(known)) for code, known in values.items() if len(known) > 1}


def strong(items: Sequence[Item]) -> list[Item]:
    """The items furthest before the median."""
    leading = [(item.lead, item) for item in items if item.lead is not None and item.lead > 0]
    leading.sort(key=lambda pair: -pair[0])
    return [item for _, item in leading[:SHOWN_LEAVES]]


def weak(items: Sequence[Item]) -> list[Item]:
    """The items furthest behind the median."""
    trailing = [(item.lead, item) for item in items if item.lead is not None and item.lead < 0]
    trailing.sort(key=lambda pair: pair[0])
    return [item for _, item in trailing[:SHOWN_LEAVES]]


def gaps(items: Sequence[Item]) -> list[Item]:
    """The items at which points can be won, the largest step first."""
    open_items = [(item.line.gain or Decimal(0), item) for item in items if item.line.gap.vi]
    open_items.sort(key=lambda pair: -pair[0])
    return [item for _, item in open_items]
