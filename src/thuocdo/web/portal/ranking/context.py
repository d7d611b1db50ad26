"""What the template of a ranking needs beside the page: addresses and pictures."""

from dataclasses import replace
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from thuocdo.lib.language import ENGLISH, language
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Language, Setting
from thuocdo.web.portal.ranking.citation import citation
from thuocdo.web.portal.ranking.page import RankingPage
from thuocdo.web.portal.ranking.pictures import chart_svg, ruler_of, ruler_svg, yard_of
from thuocdo.web.portal.ranking.places import by_region, map_of
from thuocdo.web.portal.ranking.sheet import table_title
from thuocdo.web.portal.ranking.state import View

PHONE = 360  # px
TABS = (
    (View.TABLE, Sentence("Bảng", "Table")),
    (View.MAP, Sentence("Bản đồ", "Map")),
    (View.CHART, Sentence("Biểu đồ", "Chart")),
)


class Tab(NamedTuple):
    """A way to look at the same figures."""

    title: Sentence
    query: str
    is_current: bool


class File(NamedTuple):
    """A file at the address of the page with an ending."""

    name: str
    address: str


def ranking_context(request: HttpRequest, page: RankingPage) -> dict[str, object]:
    """Everything of the page; pictures are drawn for the view that is shown."""
    bare = replace(page.state, is_embedded=False).query()
    whole = request.build_absolute_uri(request.path + bare)
    framed = request.build_absolute_uri(
        request.path + replace(page.state, is_embedded=True).query()
    )
    return {
        "section": "ranking",
        "page": page,
        "rows": drawn_rows(page),
        "tabs": [
            Tab(
                title,
                replace(page.state, view=view).query() or request.path,
                page.state.view is view,
            )
            for view, title in TABS
        ],
        "files": files(request.path, bare, page.state.view),
        "table": replace(page.state, view=View.TABLE).query() or request.path,
        "clear": replace(page.state, find="").query() or request.path,
        "citation": citation(page.published, table_title(page), whole, framed),
        **pictures(page),
    }


def drawn_rows(page: RankingPage) -> list[tuple[object, str]]:
    """Each row with its yardstick; "" where there is none."""
    ruler = ruler_of(page.snapshot, page.rows)
    if ruler is None:
        return [(row, "") for row in page.rows]
    return [(row, safe(yard_of(row, ruler, spoken()))) for row in page.rows]


def pictures(page: RankingPage) -> dict[str, object]:
    """The picture of the chosen view, wide and narrow; the ruler for the table."""
    speech, view = spoken(), page.state.view
    if view is View.CHART and page.rows:
        wide, narrow = Setting(speech), Setting(speech, width=PHONE)
        return {"chart": safe(chart_svg(page, wide)), "narrow": safe(chart_svg(page, narrow))}
    if view is View.MAP:
        drawn = [map_of(page, Setting(speech, width=width)) for width in (PAGE.width, PHONE)]
        large, small = (safe(each or "") for each in drawn)
        return {"map": large, "narrow": small, "by_region": by_region(page)}
    ruler = ruler_of(page.snapshot, page.rows)
    return {"ruler": ruler and safe(ruler_svg(ruler)), "scale": ruler}


def picture_svg(page: RankingPage) -> str | None:
    """The picture of the chosen view as a file of its own; the chart where the table is shown."""
    alone = Setting(spoken(), standalone=True)
    if page.state.view is View.MAP:
        return map_of(page, alone)
    return chart_svg(page, alone) if page.rows else None


def files(path: str, query: str, view: View) -> list[File]:
    """Where the same table lies as files, and the picture where one is shown."""
    endings = ["csv", "xlsx", "json"] + ([] if view is View.TABLE else ["svg"])
    return [File(f".{ending}", f"{path}.{ending}{query}") for ending in endings]


def spoken() -> Language:
    """The reader's language, as charts name it."""
    return "en" if language() == ENGLISH else "vi"


def safe(svg: str) -> SafeString:
    """A picture that was drawn here, from escaped texts."""
    return mark_safe(svg)  # noqa: S308
