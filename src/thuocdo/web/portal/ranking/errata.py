"""What errata changed: the old value, the new one, when and why."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.reporting.snapshots.model import Correction, Snapshot
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published

WHAT = {
    "points": Sentence("điểm", "points"),
    "total": Sentence("tổng điểm", "total"),
    "rank": Sentence("hạng", "rank"),
    "band": Sentence("xếp loại", "band"),
}


class Erratum(NamedTuple):
    """One value that was corrected after publication."""

    change: Correction  # with the exact values
    name: Sentence  # of the unit
    what: Sentence  # "tổng điểm", or the item
    old: Sentence  # as people read it
    new: Sentence
    on: date | None
    reason: str

    @property
    def sentence(self) -> Sentence:
        """The correction in words: whose, what, from what to what, when and why."""
        day = write_date(self.on) if self.on else "–"
        return Sentence(
            f"Đính chính ngày {day}, {self.name.vi}: {self.what.vi} {self.old.vi} → {self.new.vi}. "
            f"Lý do: {self.reason}",
            f"Corrected on {day}, {self.name.en}: {self.what.en} {self.old.en} → {self.new.en}. "
            f"Reason: {self.reason}",
        )


def errata_of(one: Published, units: Collection[str]) -> list[Erratum]:
    """The corrections of the valid version that touch these units."""
    snapshot = one.snapshot
    return [
        Erratum(
            change,
            snapshot.units[change.unit].title,
            what_of(snapshot, change),
            shown_value(change, change.old, snapshot.decimals),
            shown_value(change, change.new, snapshot.decimals),
            snapshot.erratum_on,
            snapshot.reason,
        )
        for change in snapshot.corrections
        if change.unit in units and change.unit in snapshot.units
    ]


def shown_value(change: Correction, value: str, decimals: int) -> Sentence:
    """A corrected value as people read it: points rounded, ranks and bands as they are."""
    if not value:
        return Sentence("không có", "none")
    if change.what not in {"points", "total"}:
        return Sentence(value, value)
    number = Decimal(value)
    return Sentence(write_number(number, decimals, "vi"), write_number(number, decimals, "en"))


def what_of(snapshot: Snapshot, change: Correction) -> Sentence:
    """What was corrected, with the item where it is one."""
    noun, node = WHAT.get(change.what, WHAT["points"]), snapshot.nodes.get(change.code)
    if node is None:
        return noun
    return Sentence(
        f"{noun.vi} mục {node.code} “{node.title.vi}”",
        f"{noun.en} of item {node.code} “{node.title.en}”",
    )
