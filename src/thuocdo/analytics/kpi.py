"""An indicator of dossiers as frozen data: what is counted, of what, by whose rule."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from thuocdo.analytics.measures import Measure
from thuocdo.analytics.rate import Rate
from thuocdo.vietnamese.sentence import Sentence

DOSSIERS = Sentence("hồ sơ", "dossiers")
SERVICE_QUALITY = Sentence("đầu mối kiểm soát thủ tục hành chính", "procedure control desk")
MINIMUM_N = 30  # cases under which a rate is no finding


class Direction(StrEnum):
    """What is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"  # a plain count


@dataclass(frozen=True, slots=True)
class Count:
    """A sum of measures, some of them taken off."""

    plus: tuple[Measure, ...]
    minus: tuple[Measure, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All that it needs."""
        return (*self.plus, *self.minus)

    def of(self, sums: dict[str, int]) -> int:
        """The count, from the sums of the measures by name."""
        return sum(sums[m.name] for m in self.plus) - sum(sums[m.name] for m in self.minus)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the definition comes from, and whether it was seen in an official text."""

    title: str
    article: str
    checked_on: date
    is_confirmed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A line to reach."""

    percent: Decimal
    source: Source


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """An indicator. It has no SQL text, no word of an engine, no period and no unit inside."""

    code: str
    title: Sentence
    numerator: Count
    population: Count | None  # None: a plain count, not a rate
    direction: Direction
    by_date: Sentence  # which date decides the period
    source: Source
    review_on: date
    owner: Sentence = SERVICE_QUALITY
    counted: Sentence = DOSSIERS  # what the population counts
    n: Count | None = None  # dossiers behind the rate, where the population counts something else
    minimum_n: int = MINIMUM_N
    has_interval: bool = True
    is_official: bool = False  # of several definitions, the one that is scored
    targets: tuple[Target, ...] = ()
    note: Sentence | None = None

    @property
    def is_rate(self) -> bool:
        """Whether it is a share; a plain count otherwise."""
        return self.population is not None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures that it needs, each once."""
        counts = (self.numerator, self.population, self.n)
        found = [m for count in counts if count is not None for m in count.measures]
        return tuple(dict.fromkeys(found))

    def rate(self, sums: dict[str, int]) -> Rate:
        """The rate, from sums of the measures by name; a plain count has population 0."""
        population = self.population.of(sums) if self.population else 0
        n = self.n.of(sums) if self.n else population
        return Rate(self.numerator.of(sums), population, n, self.minimum_n, self.has_interval)
