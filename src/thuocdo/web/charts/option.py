"""Parts of an ECharts option that several charts share."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor

from thuocdo.web.charts.document import Caption, Language, Setting, document
from thuocdo.web.charts.drawing import drawn
from thuocdo.web.charts.dressing import undressed
from thuocdo.web.charts.lettering import text_width
from thuocdo.web.charts.palette import LIGHT

Option = dict[str, object]
_NARROW = 560  # px; below, a picture is laid out for a phone
SMALL, PLAIN = 11, 12  # px
_ICON, _GAP = 26, 14  # px, of a legend
HALO: Option = {"textBorderColor": LIGHT["paper"], "textBorderWidth": 3}  # over lines


def picture(option: Option, caption: Caption, setting: Setting, height: int) -> str:
    """Draw an option and put the document around it."""
    base: Option = {"animation": False, "textStyle": {"color": LIGHT["ink"], "fontSize": PLAIN}}
    svg = drawn(base | option, setting.width, height)
    return document(undressed(svg, caption.key), caption, setting, height)


def is_narrow(setting: Setting) -> bool:
    """Tell whether a picture is laid out for a phone."""
    return setting.width < _NARROW


def measure_axis(low: Decimal, high: Decimal, language: Language, steps: int = 5) -> Option:
    """Return a value axis with round ends that hold both values, and round ticks."""
    step = round_step(float(high - low) / steps)
    decimals = max(0, -floor_power(step))
    return {
        "type": "value",
        "min": round(floor(float(low) / step + 1e-9) * step, 6),
        "max": round(ceil(float(high) / step - 1e-9) * step, 6),
        "interval": step,
        "axisLine": {"show": False},
        "axisTick": {"show": False},
        "axisLabel": {
            "color": LIGHT["ink-2"],
            "fontSize": SMALL,
            "hideOverlap": True,
            "formatter": {"decimals": decimals, "mark": "," if language == "vi" else "."},
        },
        "splitLine": {"lineStyle": {"color": LIGHT["line-2"]}},
    }


def round_step(raw: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not below the given step."""
    power = 10.0 ** floor_power(raw) if raw > 0 else 1.0
    return next(round(power * n, 6) for n in (1, 2, 5, 10) if power * n >= raw * (1 - 1e-9))


def floor_power(value: float) -> int:
    """Return the power of ten of the first digit: 0 for 7, -1 for 0.5."""
    return int(f"{value:e}".split("e")[1]) if value else 0


def words(label: Option, data: list[Option] | list[list[object]]) -> Option:
    """Return a series of texts alone, each at a place of the plot."""
    return {
        "type": "scatter",
        "silent": True,
        "symbolSize": 0,
        "z": 8,
        "itemStyle": {"opacity": 1},
        "label": {"show": True, "color": LIGHT["ink-2"]} | label,
        "data": data,
    }


def broken_line(points: list[list[object]], style: Option, z: int) -> Option:
    """Return a series that draws many separate strokes as one path; "-" lifts the pen."""
    return {
        "type": "line",
        "silent": True,
        "symbol": "none",
        "z": z,
        "lineStyle": style,
        "itemStyle": {"color": style["color"]},
        "data": points,
    }


INTERVAL: Option = {"color": LIGHT["band-3"], "width": 6, "cap": "round"}


def legend(setting: Setting, names: Sequence[str], bars: Sequence[str] = ()) -> Option:
    """Name the series above the chart, in lines where the width is small.

    Those among ``bars`` are shown by a bar instead of their own symbol.
    """
    icons: list[Option] = [{"icon": "roundRect"} if name in bars else {} for name in names]
    return {
        "data": [{"name": name} | more for name, more in zip(names, icons, strict=True)],
        "selectedMode": False,
        "left": 0,
        "top": 0,
        "itemGap": 8 if is_narrow(setting) else _GAP,
        "itemWidth": _ICON,
        "itemHeight": 10,
        "orient": "vertical" if is_narrow(setting) else "horizontal",
        "textStyle": {"color": LIGHT["ink-2"], "fontSize": PLAIN},
        "inactiveColor": LIGHT["line"],
    }


def legend_height(setting: Setting, names: Sequence[str]) -> int:
    """Return the room the legend takes, in px; wide ones flow over several lines."""
    if is_narrow(setting):
        return 22 * len(names) + 6
    rows, used = 1, 0.0
    for name in names:
        item = _ICON + 5 + text_width(name, PLAIN) + _GAP
        rows, used = (rows + 1, item) if used + item > setting.width else (rows, used + item)
    return 8 + 24 * rows
