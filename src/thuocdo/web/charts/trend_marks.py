"""What a trend chart says beside its lines: breaks, gaps and intervals."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from thuocdo.web.charts.document import Language
from thuocdo.web.charts.lettering import balanced
from thuocdo.web.charts.option import INTERVAL, SMALL, Option, broken_line, words
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.trend_data import Trend
from thuocdo.web.charts.wording import NO_DATA


def reasons(trend: Trend, language: Language, slot: float) -> list[str]:
    """Return the texts of the breaks, broken to what a break has for itself.

    Args:
        trend: With its breaks.
        language: Of the reader.
        slot: Px a year takes.
    """
    years = sorted({mark.year for mark in trend.breaks})
    nearest = min((later - year for year, later in pairwise(years)), default=2)
    room = slot * min(nearest, 2) - 8
    texts = [mark.reason.in_language(language) for mark in trend.breaks]
    return ["\n".join(balanced(text, SMALL, room)) for text in texts]


def break_marks(trend: Trend, texts: Sequence[str]) -> Option:
    """Draw a break between two years, with its reason on top."""
    marks: Option = {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"color": LIGHT["ink-2"], "type": [3, 3], "width": 1.2},
        "label": {"position": "end", "color": LIGHT["ink-2"], "fontSize": SMALL, "lineHeight": 14},
        "data": [
            {"xAxis": mark.year - trend.years[0] - 0.5, "label": {"formatter": text}}
            for mark, text in zip(trend.breaks, texts, strict=True)
        ],
    }
    return {"type": "line", "xAxisIndex": 1, "silent": True, "data": [], "markLine": marks}


def gaps(trend: Trend, language: Language, slot: float, foot: object) -> Option:
    """Say under the axis which years have no value in the first line, once for each run of them."""
    data: list[Option] = []
    for first, last in _runs(trend.lines[0].values):
        room = slot * (last - first + 1.8)  # the next run is at least a year away
        text = "\n".join(balanced(NO_DATA.in_language(language), SMALL, room))
        data.append({"value": [(first + last) / 2, foot], "label": {"formatter": text}})
    label: Option = {"position": "bottom", "distance": 26, "fontSize": SMALL, "lineHeight": 13}
    return words(label | {"fontStyle": "italic"}, data) | {"xAxisIndex": 1, "clip": False}


def _runs(values: Sequence[Decimal | None]) -> list[tuple[int, int]]:
    """Return the first and last place of each run of missing values."""
    runs: list[tuple[int, int]] = []
    for place, value in enumerate(values):
        if value is None:
            joins = bool(runs) and runs[-1][1] == place - 1
            runs[-1:] = [(runs[-1][0], place)] if joins else [*runs[-1:], (place, place)]
    return runs


def intervals(trend: Trend) -> list[Option]:
    """Draw the intervals of each line as upright strokes."""
    drawn: list[Option] = []
    for line in trend.lines:
        points: list[list[object]] = []
        for place, span in enumerate(line.intervals):
            if span:
                points += [[place, float(span.low)], [place, float(span.high)], [place, "-"]]
        if points:
            drawn.append(broken_line(points, INTERVAL, 2))
    return drawn
