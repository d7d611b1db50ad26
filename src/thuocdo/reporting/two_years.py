"""Two scored years of one scheme, unit by unit, over changed units and editions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thuocdo.core.comparing.bridge import Bridge, Predecessor, bridge
from thuocdo.core.comparing.comparability import Circumstances
from thuocdo.core.comparing.deltas import Delta, Measured, delta
from thuocdo.core.comparing.lineage import Lineage, predecessor_weights
from thuocdo.core.index_set.editions import EditionComparison, compare_editions
from thuocdo.core.rollup.results import UnitResult
from thuocdo.reporting.scored import Scored
from thuocdo.vietnamese.sentence import Sentence

NO_SHARE = Sentence(
    "không tính được: thiếu kết quả, tỷ phần hoặc quy mô của đơn vị trước đây",
    "cannot be computed: a result, share or size of the units before is not known",
)
INCOMPLETE = Sentence(
    "thiếu số liệu ở một trong hai năm", "figures are missing in one of the years"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One unit of the new year against what it was before."""

    unit: str
    delta: Delta | None  # None: there is nothing to compare with
    bridge: Bridge | None  # None: not complete, or nothing to bridge from
    note: Sentence  # why there is no difference; empty when there is one

    @property
    def caution(self) -> Sentence:
        """With what reservation the difference is to be read; empty for a plain one."""
        if self.delta is None or not self.delta.judged.reasons:
            return self.note
        reasons = self.delta.judged.reasons
        return Sentence("; ".join(r.vi for r in reasons), "; ".join(r.en for r in reasons))


class TwoYears:
    """The older and the newer year, with lineage between them."""

    def __init__(self, old: tuple[int, Scored], new: tuple[int, Scored], lineage: Lineage) -> None:
        self.old_year, self.old = old
        self.new_year, self.new = new
        self.lineage = lineage
        self.comparison: EditionComparison = compare_editions(
            self.old.index_set, self.new.index_set
        )

    def changes(self) -> Iterator[Change]:
        """All units of the newer year, in the order of their ranks."""
        return (self.change_of(result.unit) for result in self.new.in_order())

    def change_of(self, unit: str) -> Change:
        """One unit; its predecessors stand for it where it did not exist."""
        now = self.new.results[unit]
        found = self.predecessors_of(unit)
        if not found:
            return Change(unit, None, None, NO_SHARE)
        if now.missing or any(each.result.missing for each in found):
            return Change(unit, None, None, INCOMPLETE)
        own = self.old.results.get(unit)
        is_same = [each.result.unit for each in found] == [unit]
        bridged = bridge(self.comparison, now, found, None if is_same else own)
        before = Measured(bridged.old_total, None, self.old.places.get(unit))
        after = Measured(now.total, None, self.new.places.get(unit))
        members = ", ".join(each.result.unit for each in found)
        circumstances = (self.circumstances(self.old, unit if is_same else members), self.now(unit))
        return Change(
            unit, delta(before, after, circumstances, is_bridged=True), bridged, Sentence("", "")
        )

    def predecessors_of(self, unit: str) -> list[Predecessor]:
        """The units of the older year that stand for this one; none when that is not known."""
        shares = self.lineage.predecessors(
            unit, date(self.new_year, 12, 31), date(self.old_year, 12, 31)
        )
        sizes = {
            code: known.size
            for code, known in self.old.figures.units.items()
            if known.size is not None
        }
        weights = predecessor_weights(shares, sizes or None)
        if weights is None or not weights.keys() <= self.old.results.keys():
            return []
        return [Predecessor(self.old.results[code], weight) for code, weight in weights.items()]

    def now(self, unit: str) -> Circumstances:
        """The circumstances of the newer year."""
        return self.circumstances(self.new, unit)

    def circumstances(self, scored: Scored, unit: str) -> Circumstances:
        """Unit, edition and cohort of a result."""
        known = scored.figures.units.get(unit)
        block = known.block if known else ""
        members = frozenset(
            code for code in scored.places if scored.figures.units[code].block == block
        )
        edition = scored.index_set
        return Circumstances(unit, edition.name, edition.content_hash, block, members)


def total_of(result: UnitResult | None) -> Decimal | None:
    """A total that may be shown; None for an incomplete or absent unit."""
    return None if result is None or result.missing else result.total
