"""A block on a map, with the list that says the same."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Setting
from thuocdo.web.charts.maps.national_map import NationalMap, ProvinceMark, national_map
from thuocdo.web.charts.maps.point_map import MapPoint, PointMap, point_map
from thuocdo.web.charts.maps.provinces import provinces_on
from thuocdo.web.portal.ranking.page import RankingPage
from thuocdo.web.portal.ranking.pictures import bands_of
from thuocdo.web.portal.ranking.rows import Row

PROVINCE = "province"
STATED = Band("•", Sentence("có kết quả công bố", "published result"), Decimal(0))
MADE_UP = Sentence(
    "Vị trí minh họa: tỉnh mẫu không có thật.",
    "Places for illustration: the model province is made up.",
)
SUMMARY = Sentence(
    "Màu theo loại; danh sách dưới bản đồ nêu cùng các số.",
    "Coloured by band; the list below the map says the same.",
)


def by_region(page: RankingPage) -> list[tuple[Sentence | None, list[Row]]]:
    """The rows region by region, each in the order of the table."""
    ordered = sorted(page.rows, key=lambda row: sort_key(row.unit.region))
    return [
        (Sentence(region, region) if region else None, list(rows))
        for region, rows in groupby(ordered, key=lambda row: row.unit.region)
    ]


def map_of(page: RankingPage, setting: Setting) -> str | None:
    """The map; none where the units have neither boundaries nor coordinates."""
    key = "ban-do" if setting.width == PAGE.width else "ban-do-hep"
    caption = Caption(key, page.title, SUMMARY)
    if is_national(page):
        return national_map(of_provinces(page, caption), setting)
    points = points_of(page, setting)
    if not points:
        return None
    note = MADE_UP if page.snapshot.decision.is_demo else None
    return point_map(PointMap(caption, bands_of(page.snapshot), tuple(points), note), setting)


def is_national(page: RankingPage) -> bool:
    """Whether the units are provinces of the day whose boundaries are drawn."""
    known = provinces_on(last_day(page))
    return bool(page.rows) and all(
        row.unit.kind == PROVINCE and row.unit.code in known for row in page.rows
    )


def last_day(page: RankingPage) -> date:
    """The day whose boundaries count."""
    return date(page.snapshot.year, 12, 31)


def of_provinces(page: RankingPage, caption: Caption) -> NationalMap:
    """Provinces by band; where a document puts them in none, those it speaks of."""
    bands = bands_of(page.snapshot) or (STATED,)
    plain = None if page.snapshot.bands else STATED.code
    marks = {
        row.unit.code: ProvinceMark(row.band.code if row.band else plain, row.address)
        for row in page.rows
    }
    return NationalMap(caption, last_day(page), bands, marks)


def points_of(page: RankingPage, setting: Setting) -> Sequence[MapPoint]:
    """The units whose place is known."""
    return [
        MapPoint(
            row.unit.code,
            row.unit.title.in_language(setting.language),
            float(row.unit.latitude),
            float(row.unit.longitude),
            row.band.code if row.band else None,
            "" if setting.standalone else row.address,
        )
        for row in page.rows
        if row.unit.latitude is not None and row.unit.longitude is not None
    ]
