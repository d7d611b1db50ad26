"""The pictures of a ranking: a yardstick for each row, the chart, the map."""

from collections.abc import Sequence
from decimal import Decimal

from thuocdo.core.index_set.model import Band
from thuocdo.core.rounding import HUNDRED
from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Language, Setting
from thuocdo.web.charts.ranking_chart import ranking_chart
from thuocdo.web.charts.ranking_data import RankedUnit, Ranking
from thuocdo.web.charts.yardstick import Ruler, Yard, ruler_drawing, ruler_for, yardstick
from thuocdo.web.portal.ranking.page import RankingPage
from thuocdo.web.portal.ranking.rows import Row
from thuocdo.web.portal.ranking.standing import full_scale


def bands_of(snapshot: Snapshot) -> tuple[Band, ...]:
    """The classes of results as charts read them."""
    return tuple(Band(band.code, band.title, band.floor) for band in snapshot.bands)


def ruler_of(snapshot: Snapshot, rows: Sequence[Row]) -> Ruler | None:
    """One ruler for all rows; none where no unit has a value or the scale is not known."""
    values = [value for row in rows for value in values_of(row)]
    whole = full_scale(snapshot)
    if not values or whole is None:
        return None
    return ruler_for("thuoc", values, bands_of(snapshot), int(whole))


def values_of(row: Row) -> list[Decimal]:
    """The value of a row and that of the year before."""
    before = row.change.before if row.change else None
    return [value for value in (row.value, before) if value is not None]


def yard_of(row: Row, ruler: Ruler, language: Language) -> str:
    """The yardstick of one row."""
    before = row.change.before if row.change else None
    return yardstick(Yard(row.value, None, before), ruler, language)


def ruler_svg(ruler: Ruler) -> str:
    """The drawing that all yardsticks of a table refer to."""
    return ruler_drawing(ruler)


def chart_svg(page: RankingPage, setting: Setting = PAGE) -> str:
    """The block as a chart, in the order of the table."""
    snapshot = page.snapshot
    key = "xep-hang-hep" if setting.width < PAGE.width else "xep-hang"
    ranking = Ranking(
        Caption(key, page.title, chart_summary(page)),
        tuple(ranked_unit(row, setting.language) for row in page.rows),
        bands_of(snapshot),
        full_scale(snapshot) or HUNDRED,
        snapshot.year,
        decimals=snapshot.decimals,
    )
    return ranking_chart(ranking, setting)


def ranked_unit(row: Row, language: Language) -> RankedUnit:
    """One row of the chart."""
    interval = row.interval
    return RankedUnit(
        row.unit.title.in_language(language),
        "" if row.rank is None else str(row.rank),
        row.value,
        row.band.code if row.band else "",
        None,
        row.change.before if row.change else None,
        f"{interval.low}–{interval.high}" if interval else "",
    )


def chart_summary(page: RankingPage) -> Sentence:
    """One sentence that tells what the chart shows to those who do not see it."""
    count = len(page.rows)
    return Sentence(
        f"Điểm của {count} đơn vị, theo thứ tự trong bảng; chấm rỗng là năm trước, vạch đứng là "
        "ngưỡng xếp loại.",
        f"Points of {count} units in the order of the table; hollow dots are the year before, "
        "upright lines are where bands begin.",
    )
