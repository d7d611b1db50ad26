"""A unit's values over the years: its lines of descent, gaps, breaks, and the block's median."""

from collections.abc import Collection
from decimal import Decimal

from thuocdo.web.charts.document import PAGE, Language, Setting
from thuocdo.web.charts.option import (
    HALO,
    PLAIN,
    Option,
    legend,
    legend_height,
    measure_axis,
    picture,
)
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.trend_data import Break, Line, Trend
from thuocdo.web.charts.trend_marks import break_marks, gaps, intervals, reasons
from thuocdo.web.charts.wording import MEDIAN, number

__all__ = ["Break", "Line", "Trend", "trend_chart"]
# Colour, dash and symbol differ together, so that no two lines need colour to be told apart.
_LOOKS: tuple[tuple[str, list[int] | str, str], ...] = (
    ("band-1", "solid", "circle"),
    ("down", [7, 4], "triangle"),
    ("up", [2, 3], "rect"),
    ("seal", [10, 3, 2, 3], "diamond"),
    ("accent", [5, 2], "arrow"),
    ("band-2", [1, 2], "roundRect"),
    ("ink", [12, 4], "pin"),
)
_GREY: tuple[str, list[int] | str, str] = ("ink-3", "solid", "none")
_PLOT, _LEFT, _RIGHT = 260, 40, 34  # px
_FOOT, _FOOT_WITH_GAPS = 30, 74  # px
_YEAR = 32  # px a year, for its number under the axis
_ROOMY = 44  # px a year, for a number over each point


def trend_chart(trend: Trend, setting: Setting = PAGE) -> str:
    """Draw the lines; years in which the first line has no value are said to have none."""
    lines = _with_median(trend)
    names = [line.name.in_language(setting.language) for line in lines]
    slot = (setting.width - _LEFT - _RIGHT) / len(trend.years)
    texts = reasons(trend, setting.language, slot)
    room = 14 + 14 * max((text.count("\n") + 1 for text in texts), default=0)
    top = legend_height(setting, names) + room
    values = [value for line in lines for value in line.drawn_values]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    axis = measure_axis(low, max(high, low + 1), setting.language, 4)
    series = [_series(line, trend, place, setting, slot) for place, line in enumerate(lines)]
    foot = _FOOT_WITH_GAPS if None in trend.lines[0].values else _FOOT
    said = [break_marks(trend, texts), gaps(trend, setting.language, slot, axis["min"])]
    option: Option = {
        "legend": legend(setting, names),
        "grid": {"left": _LEFT, "right": _RIGHT, "top": top, "bottom": foot},
        "xAxis": _years(trend, slot),
        "yAxis": axis,
        "series": [*intervals(trend), *series, *said],
    }
    return picture(option, trend.caption, setting, top + _PLOT + foot)


def _with_median(trend: Trend) -> list[Line]:
    """Return the lines, with the median of the block as the last."""
    return [*trend.lines, Line(MEDIAN, trend.median)] if trend.median else list(trend.lines)


def _years(trend: Trend, slot: float) -> list[Option]:
    """Return the axis of years, and an unseen one beside it for what stands between two years."""
    years: Option = {
        "type": "category",
        "data": [str(year) for year in trend.years],
        "axisLine": {"lineStyle": {"color": LIGHT["ink-3"]}},
        "axisTick": {"show": False},
        "axisLabel": {
            "color": LIGHT["ink"],
            "fontSize": PLAIN,
            "interval": 0 if slot >= _YEAR else 1,
        },
    }
    between = {"type": "value", "show": False, "min": -0.5, "max": len(trend.years) - 0.5}
    return [years, between]


def _series(line: Line, trend: Trend, place: int, setting: Setting, slot: float) -> Option:
    """Draw one line: in its own look, or in grey past the seventh."""
    is_own = place < len(trend.lines)
    numbered = _numbered(line, slot) if place == 0 else ()
    name, dash, symbol = _LOOKS[place] if is_own and place < len(_LOOKS) else _GREY
    return {
        "type": "line",
        "name": line.name.in_language(setting.language),
        "silent": True,
        "symbol": symbol,
        "symbolSize": 8,
        "showAllSymbol": True,
        "z": 10 - min(place, 7),
        "lineStyle": {"color": LIGHT[name], "width": 2.5 if is_own else 1.5, "type": dash},
        "itemStyle": {"color": LIGHT[name], "opacity": 0 if symbol == "none" else 1},
        "label": {"position": "top", "color": LIGHT["ink"], "fontWeight": 600} | HALO,
        "data": _points(line, trend.decimals, setting.language, numbered),
    }


def _points(
    line: Line, decimals: int, language: Language, numbered: Collection[int]
) -> list[Option]:
    """Return the points of a line, some with their number; a value of None is a gap."""
    points: list[Option] = []
    for place, value in enumerate(line.values):
        if value is None:
            points.append({"value": "-"})
        else:
            text = number(value, decimals, language)
            label = {"show": place in numbered, "formatter": text}
            points.append({"value": float(value), "label": label})
    return points


def _numbered(line: Line, slot: float) -> Collection[int]:
    """Return the places that get a number: all, or where years stand close the first and last."""
    known = [place for place, value in enumerate(line.values) if value is not None]
    return known if slot >= _ROOMY else {*known[:1], *known[-1:]}
