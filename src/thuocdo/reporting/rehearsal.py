"""Rehearse an edition: what it would have made of the figures of a year already scored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from thuocdo.core.comparing.rescoring import Rescored, rescored_leaves
from thuocdo.core.index_set.editions import EditionComparison, compare_editions
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.ranking.places import Place, ranked_in_blocks
from thuocdo.core.rollup.results import LeafResult, State
from thuocdo.core.rollup.totals import totals_of
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.rounding import ZERO, percent_of, rank_key, ratio
from thuocdo.reading.figures.figure_set import Unit
from thuocdo.reporting.scored import Scored
from thuocdo.vietnamese.sentence import Sentence

CEILING = Decimal(90)  # percent of units with full points from which an item tells little


class Verdict(StrEnum):
    """What the figures of the year before say of an item."""

    TELLS = "tells"  # it tells units apart
    CEILING = "ceiling"  # nearly everybody has full points
    DEAD = "dead"  # nobody has any
    UNTOUCHED = "untouched"  # a penalty that nobody has
    LACKS_FIGURES = "lacks_figures"  # the year before did not ask for them
    NOT_SCORED = "not_scored"  # shown only


class ItemSpread(NamedTuple):
    """How the points of one item would have spread."""

    leaf: Leaf
    units: int  # that would have points
    low: Decimal | None  # points; None where no unit has any result
    middle: Decimal | None  # points; the median
    high: Decimal | None  # points
    full: Decimal | None  # percent of these units at the maximum
    verdict: Verdict
    lacking: tuple[Sentence, ...]  # figures that the year before does not hold


class UnitMove(NamedTuple):
    """One unit under both editions. Percents are of what could be scored."""

    unit: Unit
    before: Place | None
    after: Place | None
    before_percent: Decimal | None
    after_percent: Decimal | None

    @property
    def places(self) -> int | None:
        """Ranks won (positive) or lost; None where the unit lacks either."""
        if self.before is None or self.after is None:
            return None
        return self.before.rank - self.after.rank

    @property
    def change(self) -> Decimal | None:
        """Percentage points won or lost; None where either year has no percent."""
        if self.before_percent is None or self.after_percent is None:
            return None
        return rank_key(self.after_percent) - rank_key(self.before_percent)


class GroupMove(NamedTuple):
    """What the edition would do to all units of a type or of a block."""

    title: Sentence
    units: int  # with a percent under both editions
    better: int  # with a higher percent
    worse: int
    change: Decimal | None  # percentage points on average; None without units


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """An edition on the figures of a year before."""

    index_set: IndexSet
    before: IndexSet
    items: tuple[ItemSpread, ...]  # in the order of the document
    moves: tuple[UnitMove, ...]  # the largest move of ranks first
    by_type: tuple[GroupMove, ...]
    by_block: tuple[GroupMove, ...]

    def of(self, verdict: Verdict) -> list[ItemSpread]:
        """The items with a verdict."""
        return [item for item in self.items if item.verdict is verdict]

    @property
    def points_known(self) -> Decimal:
        """How many points of the scale the old figures can tell about."""
        known = {item.leaf.code: item.leaf.maximum for item in self.items if item.units}
        domains = {domain.code: domain for domain in self.index_set.domains}
        whole = ZERO
        for part in self.index_set.parts:
            codes = [leaf.code for domain in part.domains for leaf in domains[domain].leaves()]
            points = sum((known.get(code, ZERO) for code in codes), ZERO)
            if part.in_scale:
                whole += points if part.cap is None else min(points, part.cap)
        return whole

    @property
    def largest_move(self) -> int:
        """Ranks that the most moved unit would win or lose."""
        return max((abs(move.places) for move in self.moves if move.places is not None), default=0)

    @property
    def sentence(self) -> Sentence:
        """The finding in words."""
        full, dead = len(self.of(Verdict.CEILING)), len(self.of(Verdict.DEAD))
        lacking, most = len(self.of(Verdict.LACKS_FIGURES)), self.largest_move
        return Sentence(
            f"{full} mục gần như đơn vị nào cũng đạt tối đa, {dead} mục không đơn vị nào có điểm, "
            f"{lacking} mục chưa tính được; đơn vị đổi hạng nhiều nhất: {most} bậc.",
            f"Items where nearly every unit is full: {full}; where none has points: {dead}; that "
            f"cannot be scored: {lacking}. The most moved unit changes {most} places.",
        )


def rehearse(
    index_set: IndexSet, scored_before: Scored, *, types: Mapping[str, Sentence] | None = None
) -> Rehearsal:
    """Score the figures of an earlier year with another edition.

    An item whose rule did not change keeps its share of the maximum; another is scored where its
    rule asks for figures that were declared. An item that no unit has figures for is left out of
    totals; a unit that lacks a figure others have is not ranked.

    Args:
        index_set: The edition to try, mostly a draft.
        scored_before: A year as it was scored with the edition before.
        types: Unit code → type, where winners are to be told by type as well.

    Raises:
        InvalidRequest: the edition was mapped from another one.
        InvalidIndexSet: its mapping names unknown codes.
    """
    comparison = compare_editions(scored_before.index_set, index_set)
    scorer = Scorer(index_set)
    leaves = {
        unit: rescored_leaves(comparison, result, scorer.score(unit, {}), {})
        for unit, result in scored_before.results.items()
    }
    items = tuple(
        spread(leaf, [each[leaf.code] for each in leaves.values()], comparison)
        for leaf in index_set.leaves
    )
    told = {item.leaf.code for item in items if item.units}
    percents = {unit: percent(scorer, found, told) for unit, found in leaves.items()}
    moves = tuple(sorted(moves_of(index_set, scored_before, percents), key=move_key))
    units = scored_before.figures.units
    blocks = {code: Sentence(unit.block, unit.block) for code, unit in units.items() if unit.block}
    return Rehearsal(
        index_set,
        scored_before.index_set,
        items,
        moves,
        tuple(grouped(moves, types or {})),
        tuple(grouped(moves, blocks)),
    )


def spread(leaf: Leaf, found: list[Rescored], comparison: EditionComparison) -> ItemSpread:
    """The spread of one item over the units that would have points."""
    points = [each.result.points for each in found if each.is_known]
    scored = sorted(value for value in points if value is not None)
    if leaf.rule is None or not scored:
        verdict = Verdict.NOT_SCORED if leaf.rule is None else Verdict.LACKS_FIGURES
        lacking = lacking_in(leaf, comparison) if leaf.rule else ()
        return ItemSpread(leaf, 0, None, None, None, None, verdict, lacking)
    full = sum(each.is_known and is_full(each.result) for each in found)
    share = percent_of(Decimal(full), Decimal(len(scored)))
    verdict = verdict_of(leaf, scored, share)
    return ItemSpread(leaf, len(scored), scored[0], median(scored), scored[-1], share, verdict, ())


def is_full(result: LeafResult) -> bool:
    """Whether a unit has all points that apply to it."""
    return result.points is not None and result.points >= result.maximum


def verdict_of(leaf: Leaf, scored: list[Decimal], full: Decimal) -> Verdict:
    """What a spread tells; a penalty is judged by whether anybody has it."""
    if leaf.maximum <= 0:
        return Verdict.TELLS if scored[0] < 0 else Verdict.UNTOUCHED
    if scored[-1] <= 0:
        return Verdict.DEAD
    return Verdict.CEILING if full >= CEILING else Verdict.TELLS


def lacking_in(leaf: Leaf, comparison: EditionComparison) -> tuple[Sentence, ...]:
    """The labels of figures that the year before did not ask for; all, if it asked for the same."""
    asked = {
        (each.name, each.type, each.label)
        for item in comparison.leaves
        if any(node.code == leaf.code for node in item.new)
        for node in item.old
        if isinstance(node, Leaf) and node.rule
        for each in node.rule.inputs
    }
    wanted = [each for each in leaf.rule.inputs if not each.optional] if leaf.rule else []
    missing = [each for each in wanted if (each.name, each.type, each.label) not in asked]
    return tuple(each.label for each in missing or wanted)


def percent(scorer: Scorer, found: Mapping[str, Rescored], told: set[str]) -> Decimal | None:
    """The percent of a unit over the items that the figures tell about; None if one lacks."""
    if any(not found[code].is_known for code in told):
        return None
    results = {
        code: each.result if code in told else left_out(each.result.leaf)
        for code, each in found.items()
    }
    totals = totals_of(scorer.index_set, scorer.tallied(results), results, scorer.main)
    return percent_of(totals.total, totals.maximum) if totals.maximum > 0 else None


def left_out(leaf: Leaf) -> LeafResult:
    """An item that counts neither in the points nor in the maximum."""
    return LeafResult(leaf, State.NOT_APPLICABLE, None, None, None, ZERO)


def moves_of(
    index_set: IndexSet, before: Scored, percents: Mapping[str, Decimal | None]
) -> Iterator[UnitMove]:
    """Each unit with its places; ranked by percent, since the scale is not known whole."""
    units = before.figures.units
    blocks = {unit: units[unit].block for unit in percents}
    excluded = [unit for unit in percents if not units[unit].is_ranked]
    places = ranked_in_blocks(percents, blocks, index_set.policies, excluded)
    for unit, value in percents.items():
        was = before.results[unit].percent
        yield UnitMove(units[unit], before.places.get(unit), places.get(unit), was, value)


def move_key(move: UnitMove) -> tuple[int, Decimal, str]:
    """The largest move of ranks first, then the largest change of percent."""
    return -abs(move.places or 0), -abs(move.change or ZERO), move.unit.code


def grouped(moves: tuple[UnitMove, ...], groups: Mapping[str, Sentence]) -> Iterator[GroupMove]:
    """Winners and losers by group, the groups that lose most first."""
    by_group: dict[Sentence, list[Decimal]] = {}
    for move in moves:
        group = groups.get(move.unit.code)
        if group is not None:
            changes = by_group.setdefault(group, [])
            changes += [move.change] if move.change is not None else []

    def mean(changes: list[Decimal]) -> Decimal | None:
        return ratio(sum(changes, ZERO), Decimal(len(changes))) if changes else None

    told = [
        GroupMove(
            title,
            len(changes),
            sum(change > 0 for change in changes),
            sum(change < 0 for change in changes),
            mean(changes),
        )
        for title, changes in by_group.items()
    ]
    return iter(sorted(told, key=lambda group: (group.change or ZERO, group.title)))
