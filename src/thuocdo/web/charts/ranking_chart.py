"""All units of a block by score: dot, interval, last year, and the marks where bands begin."""

from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption, Language, Setting
from thuocdo.web.charts.lettering import text_width, wrapped
from thuocdo.web.charts.option import (
    NARROW,
    PLAIN,
    SMALL,
    Option,
    legend,
    legend_height,
    measure_axis,
    picture,
)
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.wording import BAND, NO_DATA, SCORE, UNIT, number

RANKS = Sentence("Khoảng hạng", "Rank range")
_NAME_SHARE = 0.36  # of a narrow picture, at most, for names


@dataclass(frozen=True, slots=True)
class Span:
    """An interval, ends included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One row. A score of None is no score, and is written so."""

    name: str
    rank: str  # "3"; empty when not ranked
    score: Decimal | None
    band: str = ""  # code of its band
    interval: Span | None = None  # of the score
    last_year: Decimal | None = None
    ranks: str = ""  # "1–2", of the rank


@dataclass(frozen=True, slots=True)
class Ranking:
    """A block of units in the order in which they are shown."""

    caption: Caption
    units: tuple[RankedUnit, ...]
    bands: tuple[Band, ...]
    maximum: Decimal  # of the score
    year: int
    interval_name: Sentence = Sentence("Khoảng tin cậy 90%", "90% interval")
    decimals: int = 2


def ranking_chart(ranking: Ranking, setting: Setting = Setting()) -> str:
    """Draw the ranking; the height follows from the number of units."""
    names = _series_names(ranking, setting.language)
    labels = _names(ranking, setting)
    row = 12 + 14 * max(len(label.split("\n")) for label in labels)
    top = legend_height(setting, names) + 34
    height = top + row * len(labels) + 30
    right = _columns(ranking, setting)
    left = int(max(text_width(line, PLAIN) for text in labels for line in text.split("\n"))) + 38
    option: Option = {
        "legend": legend(setting, names),
        "grid": {"left": left, "right": 14 + sum(w for _, w, _ in right), "top": top, "bottom": 28},
        "xAxis": _score_axis(ranking, setting),
        "yAxis": _rows(ranking, labels, left, right, setting.language),
        "series": _series(ranking, names, setting),
    }
    return picture(option, ranking.caption, setting, height)


def _series_names(ranking: Ranking, language: Language) -> list[str]:
    """Name the score, the interval and last year, as far as there are any."""
    year = Sentence("Điểm năm {}", "Score in {}").in_language(language)
    names = [year.format(ranking.year)]
    if any(unit.interval for unit in ranking.units):
        names.append(ranking.interval_name.in_language(language))
    if any(unit.last_year is not None for unit in ranking.units):
        names.append(Sentence("Năm {}", "In {}").in_language(language).format(ranking.year - 1))
    return names


def _names(ranking: Ranking, setting: Setting) -> list[str]:
    """Return the names, broken between words where the picture is narrow."""
    room = setting.width * _NAME_SHARE if setting.width < NARROW else setting.width * 0.4
    return ["\n".join(wrapped(unit.name, PLAIN, room)) for unit in ranking.units]
