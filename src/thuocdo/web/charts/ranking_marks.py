"""The marks of a ranking chart, on the axis of scores: interval, last year, score, band."""

from collections.abc import Sequence
from decimal import Decimal

from thuocdo.core.index_set.model import Band
from thuocdo.web.charts.document import Language, Setting
from thuocdo.web.charts.option import (
    INTERVAL,
    SMALL,
    Option,
    broken_line,
    is_narrow,
    measure_axis,
    words,
)
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.ranking_data import RankedUnit, Ranking
from thuocdo.web.charts.wording import NO_DATA, number


def score_axis(ranking: Ranking, setting: Setting) -> Option:
    """Begin the axis below the lowest value drawn; dots need no zero."""
    values = [v for unit in ranking.units for v in _values(unit)]
    steps = 4 if is_narrow(setting) else 5
    low = min(values, default=Decimal(0))
    axis = measure_axis(low, ranking.maximum, setting.language, steps)
    return axis | {"max": float(ranking.maximum), "position": "bottom"}


def marks(ranking: Ranking, axis: Option, names: Sequence[str], language: Language) -> list[Option]:
    """Return the series, from the back to the front; names are score, interval, last year."""
    score, *others = names
    units = ranking.units
    series = [_intervals(units, others.pop(0))] if ranking.has_intervals else []
    if others:
        hollow = {"color": LIGHT["paper"], "borderColor": LIGHT["ink-2"], "borderWidth": 1.5}
        series.append(_dots([unit.last_year for unit in units], others[0], hollow, 8))
    dots = _dots([unit.score for unit in units], score, {"color": LIGHT["band-1"]}, 10)
    low = axis["min"]
    dots["markLine"] = _band_marks([b for b in ranking.bands if _lies_above(b, low)], language)
    return [*series, dots | {"z": 5}, *_missing(ranking, axis, language)]


def _values(unit: RankedUnit) -> list[Decimal]:
    """Return all values of a unit that are drawn."""
    ends = [unit.interval.low, unit.interval.high] if unit.interval else []
    return [v for v in (unit.score, unit.last_year, *ends) if v is not None]


def _dots(
    values: Sequence[Decimal | None], name: str, style: dict[str, object], size: int
) -> Option:
    return {
        "type": "scatter",
        "name": name,
        "silent": True,
        "symbol": "circle",
        "symbolSize": size,
        "z": 4,
        "itemStyle": {"opacity": 1} | style,
        "data": [[float(v), row] for row, v in enumerate(values) if v is not None],
    }


def _intervals(units: Sequence[RankedUnit], name: str) -> Option:
    """Draw all intervals as one broken line."""
    points: list[list[object]] = []
    for row, unit in enumerate(units):
        if unit.interval:
            ends = float(unit.interval.low), float(unit.interval.high)
            points += [[ends[0], row], [ends[1], row], ["-", row]]
    return broken_line(points, INTERVAL, 3) | {"name": name}


def _lies_above(band: Band, low: object) -> bool:
    """Tell whether a band begins inside the plot: the lowest one begins left of it."""
    return float(band.floor) > float(str(low))


def _band_marks(bands: Sequence[Band], language: Language) -> Option:
    """Mark where each band begins, named on top."""
    return {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"color": LIGHT["ink-3"], "type": [4, 3], "width": 1},
        "label": {
            "position": "start",
            "color": LIGHT["ink-2"],
            "fontSize": SMALL,
            "lineHeight": 13,
        },
        "data": [
            {
                "xAxis": float(band.floor),
                "label": {"formatter": f"{band.code}\n{number(band.floor, None, language)}"},
            }
            for band in bands
        ],
    }


def _missing(ranking: Ranking, axis: Option, language: Language) -> list[Option]:
    """Write in the row of a unit without a score that there is none, away from last year's dot."""
    low, high = float(str(axis["min"])), float(str(axis["max"]))
    texts: list[Option] = []
    for row, unit in enumerate(ranking.units):
        if unit.score is None:
            is_free = unit.last_year is None or float(unit.last_year) > (low + high) / 2
            side = {"position": "right" if is_free else "left"}
            texts.append({"value": [low if is_free else high, row], "label": side})
    label: Option = {"formatter": NO_DATA.in_language(language), "fontStyle": "italic"}
    return [words(label, texts)] if texts else []
