"""Rates month by month, with gaps where there is no value, and a line to reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Setting
from thuocdo.web.charts.option import (
    PLAIN,
    Option,
    is_narrow,
    legend,
    legend_height,
    measure_axis,
    picture,
)
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.wording import number

_LOOKS: tuple[tuple[str, list[int] | str, str], ...] = (
    ("band-1", "solid", "circle"),
    ("down", [7, 4], "triangle"),
    ("up", [2, 3], "rect"),
)  # colour, dash and symbol differ together
_PLOT, _FOOT, _LEFT, _RIGHT = 240, 30, 44, 40  # px
_LOWEST = 10  # percent that the axis shows at least


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A rate; values go with the months one by one. None is a gap."""

    name: Sentence
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """At most three lines over the same months; the first is the one the finding speaks of."""

    caption: Caption
    months: tuple[str, ...]
    lines: tuple[MonthLine, ...]
    goal: Decimal | None = None


def month_chart(data: Months, setting: Setting = PAGE) -> str:
    """Draw the lines; the axis ends at 100 and begins below the lowest value."""
    names = [line.name.in_language(setting.language) for line in data.lines]
    values = [v for line in data.lines for v in line.values if v is not None]
    low = min([*values, Decimal(100 - _LOWEST)])
    top = legend_height(setting, names) + 14
    option: Option = {
        "legend": legend(setting, names),
        "grid": {"left": _LEFT, "right": _RIGHT, "top": top, "bottom": _FOOT},
        "xAxis": _axis(data.months, setting),
        "yAxis": measure_axis(low, Decimal(100), setting.language, 4),
        "series": [_series(data, place, setting) for place in range(len(data.lines))],
    }
    return picture(option, data.caption, setting, top + _PLOT + _FOOT)


def _axis(months: Sequence[str], setting: Setting) -> Option:
    """Name the months; every second or third where they stand close."""
    step = max(0, (len(months) * (54 if is_narrow(setting) else 48)) // setting.width)
    return {
        "type": "category",
        "data": list(months),
        "axisLine": {"lineStyle": {"color": LIGHT["ink-3"]}},
        "axisTick": {"show": False},
        "axisLabel": {"color": LIGHT["ink"], "fontSize": PLAIN, "interval": step},
    }


def _series(data: Months, place: int, setting: Setting) -> Option:
    """Draw one line; the last known value of the first is numbered."""
    line, (name, dash, symbol) = data.lines[place], _LOOKS[place]
    known = [n for n, value in enumerate(line.values) if value is not None]
    numbered = known[-1:] if place == 0 else []
    points: list[Option] = []
    for n, value in enumerate(line.values):
        text = "" if value is None else number(value, 1, setting.language)
        label = {"show": n in numbered, "formatter": text}
        points.append({"value": "-" if value is None else float(value), "label": label})
    drawn: Option = {
        "type": "line",
        "name": line.name.in_language(setting.language),
        "silent": True,
        "symbol": symbol,
        "symbolSize": 7,
        "showAllSymbol": True,
        "z": 10 - place,
        "lineStyle": {"color": LIGHT[name], "width": 2.5 if place == 0 else 1.8, "type": dash},
        "itemStyle": {"color": LIGHT[name]},
        "label": {"position": "top", "color": LIGHT["ink"], "fontWeight": 600},
        "data": points,
    }
    return drawn
