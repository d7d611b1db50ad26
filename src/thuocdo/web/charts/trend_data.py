"""What a trend chart is made from."""

from dataclasses import dataclass
from decimal import Decimal

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption
from thuocdo.web.charts.ranking_data import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A series; values, and intervals if any, go with the years one by one. None is a gap."""

    name: Sentence
    values: tuple[Decimal | None, ...]
    intervals: tuple[Span | None, ...] = ()

    @property
    def drawn_values(self) -> list[Decimal]:
        """Return every value that needs room on the axis."""
        ends = [end for span in self.intervals if span for end in (span.low, span.high)]
        return [value for value in self.values if value is not None] + ends


@dataclass(frozen=True, slots=True)
class Break:
    """What changed between the year before and this year, so that values do not plainly compare."""

    year: int
    reason: Sentence  # a few words: the edition, the unit


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of one unit; the first is the one the finding speaks of."""

    caption: Caption
    years: tuple[int, ...]  # following each other, without holes
    lines: tuple[Line, ...]  # those past the seventh are grey
    median: tuple[Decimal | None, ...] = ()  # of the block
    breaks: tuple[Break, ...] = ()
    decimals: int = 2
