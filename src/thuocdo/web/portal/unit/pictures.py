"""The pictures of a unit's page: meters of domains, the trend, the waterfall."""

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Language, Setting
from thuocdo.web.charts.trend_chart import trend_chart
from thuocdo.web.charts.trend_data import Line, Trend
from thuocdo.web.charts.waterfall_chart import Waterfall, waterfall_chart
from thuocdo.web.charts.yardstick import meter_bar
from thuocdo.web.portal.unit.movement import Movement
from thuocdo.web.portal.unit.page import UnitPage
from thuocdo.web.portal.unit.parts import Domain
from thuocdo.web.portal.unit.trend import TrendPage


def meter_of(domain: Domain, language: Language) -> str:
    """The part of the maximum that a domain reached, with the median of the block."""
    return meter_bar(domain.percent, domain.median, language)


def trend_svg(page: UnitPage, trend: TrendPage, setting: Setting = PAGE) -> str:
    """The lines of the trend, one a unit."""
    lines = tuple(line_of(trend, unit, name) for unit, name in names_of(trend).items())
    title = Sentence(
        f"{page.unit.title.vi}: chỉ số theo năm", f"{page.unit.title.en}: index by year"
    )
    summary = Sentence(
        "Phần trăm điểm đạt được theo từng năm; năm không có số liệu để trống.",
        "Percent of points by year; a year without figures is left open.",
    )
    return trend_chart(
        Trend(
            Caption(keyed("xu-huong", setting), title, summary),
            trend.years,
            lines,
            trend.medians,
            trend.breaks,
        ),
        setting,
    )


def names_of(trend: TrendPage) -> dict[str, Sentence]:
    """The units of the trend, that of the last year first."""
    return {row.unit: row.name for row in reversed(trend.rows)}


def line_of(trend: TrendPage, unit: str, name: Sentence) -> Line:
    """The values of one unit, with gaps where it has none."""
    values = {int(row.year): row.value for row in trend.rows if row.unit == unit}
    return Line(name, tuple(values.get(year) for year in trend.years))


def movement_svg(movement: Movement, setting: Setting = PAGE) -> str:
    """The waterfall of the last change."""
    old, new = movement.years
    title = Sentence(f"Vì sao điểm đổi, {old}–{new}", f"Why points changed, {old}–{new}")
    caption = Caption(keyed("thay-doi", setting), title, movement.finding)
    return waterfall_chart(Waterfall(caption, tuple(movement.exact)), setting)


def keyed(name: str, setting: Setting) -> str:
    """An id that the wide and the narrow drawing of a page do not share."""
    return name if setting.width == PAGE.width else f"{name}-hep"
