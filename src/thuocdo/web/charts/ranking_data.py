"""What a ranking chart is made from."""

from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption

INTERVAL = Sentence("Khoảng tin cậy 90%", "90% confidence interval")


@dataclass(frozen=True, slots=True)
class Span:
    """An interval, ends included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One row. A score of None is no score, and is written so."""

    name: str
    rank: str  # "3"; empty when not ranked
    score: Decimal | None
    band: str = ""  # code of its band
    interval: Span | None = None  # of the score
    last_year: Decimal | None = None
    ranks: str = ""  # "1–2", the interval of the rank


@dataclass(frozen=True, slots=True)
class Ranking:
    """A block of units in the order in which they are shown."""

    caption: Caption
    units: tuple[RankedUnit, ...]
    bands: tuple[Band, ...]
    maximum: Decimal  # of the score
    year: int
    interval_name: Sentence = INTERVAL
    decimals: int = 2  # of the scores as published

    @property
    def has_intervals(self) -> bool:
        """Whether any score has an interval."""
        return any(unit.interval for unit in self.units)
