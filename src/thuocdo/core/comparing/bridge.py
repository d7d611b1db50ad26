"""The bridge between two editions: real result, rule, weight and unit, adding up exactly."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from thuocdo.core.comparing.bridge_rows import BridgeRow, gravest, leaf_rows
from thuocdo.core.comparing.effects import Effects, effects_sentence, together
from thuocdo.core.comparing.rescoring import Restated, rescored_leaves, rescored_total
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.editions import EditionComparison
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rounding import EXACT, ONE, ZERO, rank_key
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

NOTHING: Restated = MappingProxyType({})


class Predecessor(NamedTuple):
    """A unit of the old year whose result counts for the unit of the new year."""

    result: UnitResult
    weight: Decimal = ONE  # the weights of all predecessors add to one
    restated: Restated = NOTHING  # old figures as the new rules ask for them, where they exist


class Bridge(NamedTuple):
    """The difference of a unit's total between two years.

    All points lie on a grid of 12 decimals, so that sums are exact in any order.
    """

    unit: str
    old_total: Decimal  # of the unit itself; reconstructed where it did not exist
    reconstructed_total: Decimal  # weighted mean of the predecessors
    new_total: Decimal
    rows: tuple[BridgeRow, ...]  # in the order of the new edition; dropped items last
    rollup: Effects  # caps, rescaling, floor and ceiling; and the rounding of quotients
    incomplete: tuple[str, ...]  # units whose results lack figures
    decimals: int  # published

    @property
    def effects(self) -> Effects:
        """The whole difference by its causes."""
        unit = Effects(unit=self.reconstructed_total - self.old_total)
        return together([*(row.effects for row in self.rows), self.rollup, unit])

    @property
    def difference(self) -> Decimal:
        """Points won or lost in total."""
        return self.new_total - self.old_total

    @property
    def by_domain(self) -> dict[str | None, Effects]:
        """Effects by domain of the new edition; None gathers domains that were dropped.

        An item counts where it stands today. Roll-up and unit belong to no domain.
        """
        members: dict[str | None, list[Effects]] = {}
        for row in self.rows:
            members.setdefault(row.domain, []).append(row.effects)
        return {domain: together(effects) for domain, effects in members.items()}

    @property
    def sentence(self) -> Sentence:
        """The split in words, with what could not be determined."""
        vi, en = effects_sentence(self.effects, self.decimals)
        flagged = [row for row in self.rows if row.reason]
        if flagged:
            codes = ", ".join(row.codes for row in flagged)
            vi += f" Chưa tách được hoặc thiếu số liệu ở mục: {codes}."
            en += f" Not split, or without figures: {codes}."
        if self.incomplete:
            units = ", ".join(self.incomplete)
            vi += f" Kết quả chưa đủ số liệu: {units}."
            en += f" Results that lack figures: {units}."
        return Sentence(vi, en)


class Crossing(NamedTuple):
    """The bridge from one predecessor."""

    rows: list[BridgeRow]
    rollup_rule: Decimal
    rollup_undetermined: Decimal


def bridge(
    comparison: EditionComparison,
    new: UnitResult,
    predecessors: Sequence[Predecessor],
    own: UnitResult | None = None,
) -> Bridge:
    """Split the difference between two years.

    In the order weight → rule → real result, for an item with old points a of A and new points b
    of B, and c what the old figures earn under the new rule: weight = a/A·(B − A),
    rule = c − a − weight, real = b − c. New and dropped items are weight; so is an item that began
    or ceased to be scored. Without c, what is left after weight is undetermined. Caps, rescaling
    and bounds of the total stand in ``rollup``.

    Args:
        comparison: Of the two editions.
        new: The unit this year.
        predecessors: The unit itself last year, or those it was made from, with weights.
        own: The unit's own result last year, where it also existed then and its territory or body
            changed since.

    Raises:
        InvalidRequest: the weights do not add to one, or a result is of another edition.
    """
    refuse_unfit(comparison, new, predecessors, own)
    crossings = [crossing(comparison, each, new) for each in predecessors]
    weights = [each.weight for each in predecessors]
    rows = tuple(
        weighted_row(same, weights) for same in zip(*(c.rows for c in crossings), strict=True)
    )
    reconstructed = mean([each.result.total for each in predecessors], weights)
    new_total = rank_key(new.total)
    rest = new_total - reconstructed - sum((row.effects.difference for row in rows), ZERO)
    rule = mean([c.rollup_rule for c in crossings], weights)
    undetermined = mean([c.rollup_undetermined for c in crossings], weights)
    results = [new, *(each.result for each in predecessors), *([own] if own else [])]
    return Bridge(
        new.unit,
        reconstructed if own is None else rank_key(own.total),
        reconstructed,
        new_total,
        rows,
        Effects(real=rest - rule - undetermined, rule=rule, undetermined=undetermined),
        tuple(dict.fromkeys(result.unit for result in results if result.missing)),
        comparison.new.policies.decimals,
    )


def refuse_unfit(
    comparison: EditionComparison,
    new: UnitResult,
    predecessors: Sequence[Predecessor],
    own: UnitResult | None,
) -> None:
    """Weights add to one; results belong to the compared editions."""
    whole = sum((each.weight for each in predecessors), ZERO)
    if whole != ONE:
        raise InvalidRequest(
            f"trọng số các đơn vị trước đây của {new.unit} cộng được {write_number(whole, None)}, "
            "phải bằng 1. Lấy trọng số từ dòng kế thừa.",
            f"the weights of the units before {new.unit} add to {write_number(whole, None, 'en')} "
            "and must add to 1. Take them from the lineage.",
        )
    refuse_other_edition(comparison.new, new)
    for result in (*(each.result for each in predecessors), *([own] if own else [])):
        refuse_other_edition(comparison.old, result)


def refuse_other_edition(edition: IndexSet, result: UnitResult) -> None:
    """The result has the leaves of the edition."""
    if tuple(each.leaf for each in result.leaves.values()) != edition.leaves:
        raise InvalidRequest(
            f"kết quả của {result.unit} không được chấm theo {edition.name}. Chấm lại theo phiên "
            "bản này, hoặc so sánh đúng phiên bản.",
            f"the result of {result.unit} was not scored with {edition.name}. Score it with that "
            "edition, or compare the right ones.",
        )


def crossing(comparison: EditionComparison, before: Predecessor, new: UnitResult) -> Crossing:
    """Bridge from one predecessor: a row an item, and what the roll-up adds."""
    old = before.result
    rescored = rescored_leaves(comparison, old, new, before.restated)
    rows = leaf_rows(comparison, old, new, rescored)
    extra_before, extra_now = beyond_leaves(old), beyond_leaves(new)
    if any(row.effects.undetermined for row in rows):
        moved = rank_key(EXACT.subtract(extra_now, extra_before))
        return Crossing(rows, ZERO, moved)
    points = {code: each.result.points for code, each in rescored.items()}
    extra_rescored = extra(rescored_total(comparison.new, rescored), points)
    return Crossing(rows, rank_key(EXACT.subtract(extra_rescored, extra_before)), ZERO)


def beyond_leaves(result: UnitResult) -> Decimal:
    """What the roll-up made of the plain sum of the leaves: caps, rescaling, bounds."""
    return extra(result.total, {code: each.points for code, each in result.leaves.items()})


def extra(total: Decimal, points: Mapping[str, Decimal | None]) -> Decimal:
    """A total less the points of its leaves."""
    for each in points.values():
        total = EXACT.subtract(total, each or ZERO)
    return total


def mean(values: Sequence[Decimal], weights: Sequence[Decimal]) -> Decimal:
    """The weighted mean on the grid; the weights add to one."""
    total = ZERO
    for value, weight in zip(values, weights, strict=True):
        total = EXACT.add(total, EXACT.multiply(value, weight))
    return rank_key(total)


def weighted_row(rows: Sequence[BridgeRow], weights: Sequence[Decimal]) -> BridgeRow:
    """One item over all predecessors; the real result takes up the rounding."""
    first = rows[0]
    if len(rows) == 1:
        return first
    old = mean([row.old for row in rows], weights)
    rule, weight, undetermined = (
        mean([getattr(row.effects, name) for row in rows], weights)
        for name in ("rule", "weight", "undetermined")
    )
    return first._replace(
        old=old,
        effects=Effects(
            first.new - old - rule - weight - undetermined, rule, weight, ZERO, undetermined
        ),
        reason=gravest([row.reason for row in rows]),
        has_points=all(row.has_points for row in rows),
    )
