"""The columns of text of a ranking chart: beside the plot or, on a phone, above the marks."""

from dataclasses import dataclass

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Setting
from thuocdo.web.charts.lettering import text_width, wrapped
from thuocdo.web.charts.option import HALO, PLAIN, SMALL, Option, is_narrow
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.ranking_data import Ranking
from thuocdo.web.charts.wording import BAND, SCORE, UNIT, number

RANKS = Sentence("Khoảng hạng", "Rank range")
_RANK, _SCORE, _BAND, _RANKS = 28, 56, 36, 88  # px, widths of columns
_LINE = 15  # px


@dataclass(frozen=True, slots=True)
class Column:
    """Texts that stand under each other, flush with one edge."""

    heading: str
    texts: tuple[str, ...]
    edge: int  # px from the left edge of the picture
    align: str  # left or right


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the plot stands and what is written around it."""

    left: int  # px, all four
    right: int
    top: int
    height: int  # of one row
    axes: list[Option]
    headings: list[Option]


def laid_out(ranking: Ranking, setting: Setting, top: int) -> Rows:
    """Give each column its place and the plot the rest."""
    narrow = is_narrow(setting)
    after = _SCORE + _BAND + (0 if narrow or not _has_ranks(ranking) else _RANKS)
    room = setting.width - _RANK - after - 16 if narrow else setting.width * 0.34
    names = ["\n".join(wrapped(unit.name, PLAIN, room)) for unit in ranking.units]
    widest = max((text_width(line, PLAIN) for n in names for line in n.split("\n")), default=0)
    lines = max((name.count("\n") + 1 for name in names), default=1)
    left = 16 if narrow else _RANK + int(widest) + 16
    right = 16 if narrow else after + 8
    columns = _columns(ranking, setting, names, after)
    return Rows(
        left=left,
        right=right,
        top=top,
        height=lines * _LINE + (27 if narrow else 9),
        axes=[_axis(column, setting, left, right, narrow=narrow) for column in columns],
        headings=[_heading(column, top) for column in columns[narrow:] if column.heading],
    )


def _has_ranks(ranking: Ranking) -> bool:
    return any(unit.ranks for unit in ranking.units)


def _columns(ranking: Ranking, setting: Setting, names: list[str], after: int) -> list[Column]:
    """Return the columns; the name comes first, since the marks stand on its axis."""
    units, said = ranking.units, setting.language
    scores = tuple(
        "" if unit.score is None else number(unit.score, ranking.decimals, said) for unit in units
    )
    start = setting.width - after
    columns = [
        Column(UNIT.in_language(said), tuple(names), _RANK, "left"),
        Column("", tuple(unit.rank for unit in units), _RANK - 6, "right"),
        Column(SCORE.in_language(said), scores, start + _SCORE - 4, "right"),
        Column(BAND.in_language(said), tuple(u.band for u in units), start + 88, "right"),
    ]
    if after > _SCORE + _BAND:
        ranks = tuple(unit.ranks for unit in units)
        columns.append(Column(RANKS.in_language(said), ranks, setting.width - 4, "right"))
    return columns


def _axis(column: Column, setting: Setting, left: int, right: int, *, narrow: bool) -> Option:
    """Return a category axis without a line: the column of text.

    Rows are told apart by their place, since names and scores may repeat.
    """
    on_the_left = column.edge < setting.width / 2
    inset = left - column.edge if on_the_left else column.edge - (setting.width - right)
    return {
        "type": "category",
        "inverse": True,
        "z": 6 if narrow else 0,  # on a phone names stand in the plot, over the band marks
        "position": "left" if on_the_left else "right",
        "data": [text or " " for text in column.texts],
        "axisLine": {"show": False},
        "axisTick": {"show": False},
        "splitLine": {"show": column.align == "left", "lineStyle": {"color": LIGHT["line-2"]}},
        "axisLabel": {
            "interval": 0,
            "align": column.align,
            "margin": inset,
            "verticalAlign": "bottom" if narrow else "middle",
            "padding": [0, 0, 5, 0] if narrow else 0,
            "fontSize": PLAIN,
            "fontWeight": 400 if column.heading else 600,  # the rank has no heading
            "lineHeight": _LINE,
            "color": LIGHT["ink"],
        }
        | (HALO if narrow else {}),
    }


def _heading(column: Column, top: int) -> Option:
    """Stand the heading over its column, flush with the same edge."""
    return {
        "text": column.heading,
        "left": column.edge,
        "top": top - 36,
        "padding": 0,
        "textAlign": column.align,
        "textStyle": {"color": LIGHT["ink-2"], "fontSize": SMALL, "fontWeight": 400},
    }
