"""From the old total to the new one, step by step; lying, so that long titles stay whole."""

from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.comparing.waterfall import StepKind, WaterfallStep
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Language, Setting
from thuocdo.web.charts.lettering import text_width, wrapped
from thuocdo.web.charts.option import (
    HALO,
    PLAIN,
    Option,
    broken_line,
    is_narrow,
    legend,
    measure_axis,
    picture,
    words,
)
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.wording import change, number

GAIN, LOSS = Sentence("Tăng điểm", "Points gained"), Sentence("Giảm điểm", "Points lost")
TOTAL = Sentence("Tổng điểm", "Total")
_TOTALS = {StepKind.START, StepKind.END}
_TOP, _FOOT, _LABEL = 34, 28, 64  # px


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The steps as the core lays them, the two totals first and last."""

    caption: Caption
    steps: tuple[WaterfallStep, ...]
    decimals: int = 2


def waterfall_chart(waterfall: Waterfall, setting: Setting = PAGE) -> str:
    """Draw the steps. Totals are marks, not bars, so that the axis need not begin at zero."""
    steps, language = waterfall.steps, setting.language
    room = setting.width * (0.42 if is_narrow(setting) else 0.4)
    titles = ["\n".join(wrapped(s.title.in_language(language), PLAIN, room)) for s in steps]
    widest = max(text_width(line, PLAIN) for title in titles for line in title.split("\n"))
    row = 18 + 15 * max(title.count("\n") + 1 for title in titles)
    ends = [end for step in steps for end in _ends(step)]
    axis = measure_axis(min(ends), max(ends), language, 3 if is_narrow(setting) else 5)
    names = [name.in_language(language) for name in (GAIN, LOSS, TOTAL)]
    option: Option = {
        "legend": legend(setting, names) | {"orient": "horizontal", "itemGap": 10},
        "grid": {"left": int(widest) + 16, "right": _LABEL, "top": _TOP, "bottom": _FOOT},
        "xAxis": axis | {"position": "bottom"},
        "yAxis": _titles(titles, int(widest) + 12),
        "series": _series(waterfall, names, language),
    }
    return picture(option, waterfall.caption, setting, _TOP + row * len(steps) + _FOOT)


def _ends(step: WaterfallStep) -> list[Decimal]:
    return [step.end] if step.kind in _TOTALS else [step.start, step.end]


def _titles(titles: list[str], margin: int) -> Option:
    """Return the axis of steps; rows are told apart by place."""
    return {
        "type": "category",
        "inverse": True,
        "data": titles,
        "axisLine": {"show": False},
        "axisTick": {"show": False},
        "splitLine": {"show": True, "lineStyle": {"color": LIGHT["line-2"]}},
        "axisLabel": {
            "interval": 0,
            "align": "left",
            "margin": margin,
            "lineHeight": 15,
            "color": LIGHT["ink"],
        },
    }


def _series(waterfall: Waterfall, names: list[str], language: Language) -> list[Option]:
    """Return the unseen foot of the bars, gains, losses, totals and the lines between them."""
    steps = waterfall.steps
    moves = [(row, step) for row, step in enumerate(steps) if step.kind not in _TOTALS]
    feet: list[object] = ["-"] * len(steps)
    gains, losses = list(feet), list(feet)
    for row, step in moves:
        feet[row] = float(min(step.start, step.end))
        (gains if step.change > 0 else losses)[row] = float(abs(step.change))
    gain, loss, total = names
    hollow = {"color": LIGHT["paper"], "borderColor": LIGHT["down"], "borderWidth": 2}
    return [
        _bars("", feet, {"color": "transparent"}),
        _bars(gain, gains, {"color": LIGHT["up"]}),
        _bars(loss, losses, hollow),
        _totals(waterfall, total, language),
        _labels(waterfall, moves, language),
        _links(steps),
    ]


def _bars(name: str, lengths: list[object], style: dict[str, object]) -> Option:
    return {
        "type": "bar",
        "name": name,
        "stack": "steps",
        "silent": True,
        "barWidth": 14,
        "itemStyle": style,
        "data": lengths,
    }


def _totals(waterfall: Waterfall, name: str, language: Language) -> Option:
    """Mark the totals by diamonds with their number."""
    return {
        "type": "scatter",
        "name": name,
        "silent": True,
        "symbol": "diamond",
        "symbolSize": 14,
        "z": 5,
        "itemStyle": {"color": LIGHT["band-1"], "opacity": 1},
        "data": [
            {
                "value": [float(step.end), row],
                "label": _label(number(step.end, waterfall.decimals, language), 600),
            }
            for row, step in enumerate(waterfall.steps)
            if step.kind in _TOTALS
        ],
    }


def _labels(
    waterfall: Waterfall, moves: list[tuple[int, WaterfallStep]], language: Language
) -> Option:
    """Write the points of each step right of its bar."""
    data: list[Option] = [
        {
            "value": [float(max(step.start, step.end)), row],
            "label": _label(change(step.change, waterfall.decimals, language), 400),
        }
        for row, step in moves
    ]
    return words({}, data)


def _label(text: str, weight: int) -> Option:
    return {
        "show": True,
        "position": "right",
        "formatter": text,
        "color": LIGHT["ink"],
        "fontWeight": weight,
    } | HALO


def _links(steps: tuple[WaterfallStep, ...]) -> Option:
    """Join the end of each step to the start of the next, in one broken line behind the bars."""
    points: list[list[object]] = []
    for row, step in enumerate(steps[:-1]):
        points += [[float(step.end), row], [float(step.end), row + 1], ["-", row]]
    return broken_line(points, {"color": LIGHT["ink-3"], "width": 1}, 1)
