"""Parts of an ECharts option that several charts share."""

from decimal import Decimal
from math import ceil, floor

from thuocdo.web.charts.document import Caption, Language, Setting, document
from thuocdo.web.charts.drawing import drawn
from thuocdo.web.charts.dressing import undressed
from thuocdo.web.charts.palette import LIGHT

Option = dict[str, object]
NARROW = 560  # px; below, columns go and labels wrap
SMALL, PLAIN = 11, 12  # px


def picture(option: Option, caption: Caption, setting: Setting, height: int) -> str:
    """Draw an option and put the document around it."""
    base: Option = {"animation": False, "textStyle": {"color": LIGHT["ink"], "fontSize": PLAIN}}
    svg = drawn(base | option, setting.width, height)
    return document(undressed(svg, caption.key), caption, setting, height)


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


def legend(setting: Setting, names: list[str]) -> Option:
    """Name the series above the chart, in lines where the width is small."""
    return {
        "data": names,
        "selectedMode": False,
        "left": 0,
        "top": 0,
        "itemGap": 14,
        "itemWidth": 26,
        "itemHeight": 10,
        "orient": "vertical" if setting.width < NARROW else "horizontal",
        "textStyle": {"color": LIGHT["ink-2"], "fontSize": PLAIN},
        "inactiveColor": LIGHT["line"],
    }


def legend_height(setting: Setting, names: list[str]) -> int:
    """Return the room the legend takes, in px."""
    return 22 * len(names) + 6 if setting.width < NARROW else 30
