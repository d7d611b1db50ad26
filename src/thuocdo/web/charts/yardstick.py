"""The small pictures of table rows: the yardstick of a score and the bar of a part of a maximum.

They are page pictures: the stylesheet colours them by class, and all rows of a table share one
drawing of the ruler.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Language, written
from thuocdo.web.charts.ranking_data import Span
from thuocdo.web.charts.wording import NO_DATA, number

_LEFT, _WIDTH = 8, 204  # of a view box 220 wide
_MIDDLE = 13
_METER = 260  # width of the view box
_POINTS = Sentence("{} điểm", "{} points")
_INTERVAL = Sentence(", khoảng {} đến {}", ", interval {} to {}")
_LAST = Sentence("; năm trước {}", "; year before {}")
_PART = Sentence("{}% điểm tối đa", "{}% of the maximum")
_MEDIAN = Sentence(", trung vị khối {}%", ", median of the block {}%")


@dataclass(frozen=True, slots=True)
class Ruler:
    """The scale all rows of one table share."""

    key: str  # id on the page
    low: int
    high: int
    marks: tuple[Decimal, ...]  # where bands begin
    step: int = 5  # between ticks

    def x(self, value: Decimal) -> float:
        """Return the place of a value; one beyond the ruler stands at its end."""
        share = float((value - self.low) / (self.high - self.low))
        return _LEFT + _WIDTH * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Yard:
    """What one row shows; a score of None is no score."""

    score: Decimal | None
    interval: Span | None = None
    last_year: Decimal | None = None
    decimals: int = 2


def ruler_for(key: str, values: Iterable[Decimal], bands: Sequence[Band], high: int = 100) -> Ruler:
    """Return a ruler from the ten below the lowest value up to the maximum."""
    low = int(min(values, default=Decimal(0)) // 10 * 10)
    marks = tuple(sorted(band.floor for band in bands if low < band.floor < high))
    return Ruler(key, low, high, marks, 5 if high - low <= 60 else 10)


def ruler_drawing(ruler: Ruler) -> str:
    """Return the drawing the yardsticks of a page refer to; it stands once, before the table."""
    ticks = [Decimal(tick) for tick in range(ruler.low, ruler.high + 1, ruler.step)]
    short = "".join(f"M{written(ruler.x(t))} 9v4" for t in ticks if t not in ruler.marks)
    long = "".join(f"M{written(ruler.x(mark))} 3v10" for mark in ruler.marks)
    return (
        f'<svg class="yard-ruler" width="0" height="0" aria-hidden="true">'
        f'<symbol id="{ruler.key}" viewBox="0 0 220 26">'
        f'<path d="M{_LEFT} {_MIDDLE}h{_WIDTH}" stroke="var(--line)"/>'
        f'<path d="{short}" stroke="var(--ink-3)" stroke-width=".8"/>'
        f'<path d="{long}" stroke="var(--ink-2)" stroke-width="1.2"/></symbol></svg>'
    )


def yardstick(yard: Yard, ruler: Ruler, language: Language = "vi") -> str:
    """Draw one row: interval, last year (hollow) and score on the shared ruler."""
    drawn = f'<use href="#{ruler.key}"/>'
    if yard.interval:
        low, high = ruler.x(yard.interval.low), ruler.x(yard.interval.high)
        drawn += f'<path class="range" d="M{written(low)} {_MIDDLE}H{written(high)}"/>'
    if yard.last_year is not None:
        drawn += _dot("last", ruler.x(yard.last_year), "3.6")
    if yard.score is not None:
        drawn += _dot("dot", ruler.x(yard.score), "5")
    return _row("yard", "0 0 220 26", _yard_words(yard, language), drawn)


def meter_bar(
    percent: Decimal | None, median: Decimal | None = None, language: Language = "vi"
) -> str:
    """Draw the part of the maximum reached, 0 to 100%, with a tick at the block's median."""
    if percent is None:
        words = NO_DATA.in_language(language)
        drawn = f'<rect class="none" x=".5" y="8.5" width="{_METER - 1}" height="9"/>'
    else:
        words = _PART.in_language(language).format(number(percent, 1, language))
        drawn = f'<rect class="all" y="8" width="{_METER}" height="10"/>'
        drawn += f'<rect class="got" y="8" width="{_along(percent)}" height="10"/>'
    if median is not None:
        words += _MEDIAN.in_language(language).format(number(median, 1, language))
        drawn += f'<path class="mid" d="M{_along(median)} 4v18"/>'
    return _row("meter", f"0 0 {_METER} 26", words, drawn)


def _yard_words(yard: Yard, language: Language) -> str:
    """Say in one sentence what the row shows."""
    if yard.score is None:
        words = NO_DATA.in_language(language)
    else:
        words = _POINTS.in_language(language).format(number(yard.score, yard.decimals, language))
    if yard.interval:
        ends = (yard.interval.low, yard.interval.high)
        texts = [number(end, yard.decimals, language) for end in ends]
        words += _INTERVAL.in_language(language).format(*texts)
    if yard.last_year is not None:
        last = number(yard.last_year, yard.decimals, language)
        words += _LAST.in_language(language).format(last)
    return words


def _along(percent: Decimal) -> str:
    return written(_METER * float(percent) / 100)


def _dot(name: str, x: float, radius: str) -> str:
    return f'<circle class="{name}" cx="{written(x)}" cy="{_MIDDLE}" r="{radius}"/>'


def _row(name: str, box: str, words: str, drawn: str) -> str:
    stretch = ' preserveAspectRatio="none"' if name == "meter" else ""
    return (
        f'<svg class="{name}" viewBox="{box}"{stretch} role="img" aria-label="{escape(words)}">'
        f"{drawn}</svg>"
    )
