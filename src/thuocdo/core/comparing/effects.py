"""The parts into which a bridge splits a difference; they always add up exactly."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.rounding import ZERO, to_published
from thuocdo.vietnamese.numbers import write_change
from thuocdo.vietnamese.sentence import Sentence


class Effects(NamedTuple):
    """A difference in points, split by its causes."""

    real: Decimal = ZERO  # what the unit itself achieved
    rule: Decimal = ZERO  # other points for the same figures
    weight: Decimal = ZERO  # other maxima; new and dropped items
    unit: Decimal = ZERO  # another territory or body
    undetermined: Decimal = ZERO  # where last year's figures do not exist

    @property
    def difference(self) -> Decimal:
        """All parts together."""
        return sum(self, ZERO)

    def shown(self, decimals: int) -> "Effects":
        """Parts rounded for display, still adding up: the largest takes what rounding leaves."""
        rounded = [to_published(part, decimals) for part in self]
        largest = max(range(len(rounded)), key=lambda place: abs(self[place]))
        rounded[largest] += to_published(self.difference, decimals) - sum(rounded, ZERO)
        return Effects(*rounded)


NAMES = Effects._fields
WORDS = {
    "real": Sentence("kết quả thật", "real result"),
    "rule": Sentence("đổi quy tắc", "rule"),
    "weight": Sentence("đổi trọng số", "weight"),
    "unit": Sentence("đổi đơn vị", "unit"),
    "undetermined": Sentence("chưa xác định được", "undetermined"),
}


def together(parts: Iterable[Effects]) -> Effects:
    """The sum, part by part."""
    columns = list(zip(*parts, strict=True))
    return Effects(*(sum(column, ZERO) for column in columns))


def effects_sentence(effects: Effects, decimals: int) -> Sentence:
    """The parts in words; what is undetermined is named only when there is some."""
    shown = effects.shown(decimals)
    told = [
        (WORDS[name], part)
        for name, part in zip(NAMES, shown, strict=True)
        if part or name != "undetermined"
    ]
    vi = ", ".join(f"{words.vi} {write_change(part, decimals)}" for words, part in told)
    en = ", ".join(f"{words.en} {write_change(part, decimals, 'en')}" for words, part in told)
    change = shown.difference
    return Sentence(
        f"Thay đổi {write_change(change, decimals)} điểm: {vi}.",
        f"Change of {write_change(change, decimals, 'en')} points: {en}.",
    )
