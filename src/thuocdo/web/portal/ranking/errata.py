"""What errata changed: the old value, the new one, when and why."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from thuocdo.reporting.snapshots.model import Correction, Snapshot
from thuocdo.vietnamese.dates import write_date
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

    unit: str  # code
    name: Sentence
    what: Sentence  # "tổng điểm", or the item
    old: str
    new: str
    on: date | None
    reason: str

    @property
    def sentence(self) -> Sentence:
        """The correction in words: whose, what, from what to what, when and why."""
        day = write_date(self.on) if self.on else "–"
        return Sentence(
            f"Đính chính ngày {day}, {self.name.vi}: {self.what.vi} {self.old} → {self.new}. "
            f"Lý do: {self.reason}",
            f"Corrected on {day}, {self.name.en}: {self.what.en} {self.old} → {self.new}. "
            f"Reason: {self.reason}",
        )


def errata_of(one: Published, units: Collection[str]) -> list[Erratum]:
    """The corrections of the valid version that touch these units."""
    snapshot = one.snapshot
    return [
        Erratum(
            change.unit,
            snapshot.units[change.unit].title,
            what_of(snapshot, change),
            change.old,
            change.new,
            snapshot.erratum_on,
            snapshot.reason,
        )
        for change in snapshot.corrections
        if change.unit in units and change.unit in snapshot.units
    ]


def what_of(snapshot: Snapshot, change: Correction) -> Sentence:
    """What was corrected, with the item where it is one."""
    noun, node = WHAT.get(change.what, WHAT["points"]), snapshot.nodes.get(change.code)
    if node is None:
        return noun
    return Sentence(
        f"{noun.vi} mục {node.code} “{node.title.vi}”",
        f"{noun.en} of item {node.code} “{node.title.en}”",
    )
