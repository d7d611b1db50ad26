"""All units of a block by score: dot, interval, last year, and the marks where bands begin."""

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Language, Setting
from thuocdo.web.charts.option import Option, legend, legend_height, picture
from thuocdo.web.charts.ranking_data import RankedUnit, Ranking, Span
from thuocdo.web.charts.ranking_marks import marks, score_axis
from thuocdo.web.charts.ranking_rows import Rows, laid_out

__all__ = ["RankedUnit", "Ranking", "Span", "ranking_chart"]
_FOOT = 28  # px, for the numbers of the axis


def ranking_chart(ranking: Ranking, setting: Setting = PAGE) -> str:
    """Draw the ranking; the height follows from the number of units."""
    names = _series_names(ranking, setting.language)
    top = legend_height(setting, names) + 36
    rows = laid_out(ranking, setting, top)
    height = top + rows.height * len(ranking.units) + _FOOT
    return picture(_option(ranking, setting, rows, names), ranking.caption, setting, height)


def _option(ranking: Ranking, setting: Setting, rows: Rows, names: list[str]) -> Option:
    axis = score_axis(ranking, setting)
    return {
        "legend": legend(setting, names, [ranking.interval_name.in_language(setting.language)]),
        "title": rows.headings,
        "grid": {"left": rows.left, "right": rows.right, "top": rows.top, "bottom": _FOOT},
        "xAxis": axis,
        "yAxis": rows.axes,
        "series": marks(ranking, axis, names, setting.language),
    }


def _series_names(ranking: Ranking, language: Language) -> list[str]:
    """Name the score, the interval and last year, as far as there are any."""
    year = Sentence("Điểm năm {}", "Score in {}").in_language(language)
    names = [year.format(ranking.year)]
    if ranking.has_intervals:
        names.append(ranking.interval_name.in_language(language))
    if any(unit.last_year is not None for unit in ranking.units):
        names.append(Sentence("Năm {}", "In {}").in_language(language).format(ranking.year - 1))
    return names
