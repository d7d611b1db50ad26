"""A sign of rates given as shares: 0.85 where 85 percent was meant."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import InputType
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.single_column import asked_of
from thuocdo.vietnamese.sentence import Sentence


def shares_for_rates(file: str, index_set: IndexSet, figures: FigureSet) -> Iterator[Sentence]:
    """A note for each item whose rates all lie between 0 and 1; a spreadsheet keeps 85% as 0.85."""
    for leaf in index_set.leaves:
        for name, asked in asked_of(leaf).inputs.items():
            if asked.type is InputType.RATE and are_shares(rates_of(figures, leaf.code, name)):
                yield Sentence(
                    f"{file}: mọi số ở mục {leaf.code} nằm trong khoảng từ 0 đến 1. Tỷ lệ tính "
                    "bằng phần trăm, 85% ghi là 85; kiểm tra lại.",
                    f"{file}: all figures of item {leaf.code} lie between 0 and 1. Rates are in "
                    "percent, 85% is written 85; please check.",
                )


def rates_of(figures: FigureSet, code: str, name: str) -> list[Decimal]:
    """All rates that units declared for an item."""
    entries = [entry[code] for entry in figures.entries.values() if code in entry]
    found = [entry.values.get(name) for entry in entries]
    return [value for value in found if isinstance(value, Decimal)]


def are_shares(rates: list[Decimal]) -> bool:
    """Whether all are at most 1, and one is a true fraction."""
    return any(0 < rate < 1 for rate in rates) and all(0 <= rate <= 1 for rate in rates)
