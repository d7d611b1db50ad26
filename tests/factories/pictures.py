"""Realistic data for charts and maps: a block of sixty units, a unit of eight years, a country."""

import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal

from thuocdo.core.comparing.waterfall import StepKind, WaterfallStep
from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption
from thuocdo.web.charts.domain_bars import DomainBars, DomainShare
from thuocdo.web.charts.maps.national_map import NationalMap, ProvinceMark
from thuocdo.web.charts.maps.point_map import MapPoint, PointMap
from thuocdo.web.charts.maps.provinces import provinces_on
from thuocdo.web.charts.ranking_chart import RankedUnit, Ranking, Span
from thuocdo.web.charts.trend_chart import Break, Line, Trend
from thuocdo.web.charts.waterfall_chart import Waterfall

BANDS = tuple(
    Band(code, Sentence(vi, en), Decimal(floor))
    for code, vi, en, floor in (
        ("A", "Tốt", "Good", 90),
        ("B", "Khá", "Fair", 80),
        ("C", "Trung bình", "Medium", 65),
        ("D", "Yếu", "Weak", 0),
    )
)
PLACES = [
    "Hà Tu",
    "Đông Sơn",
    "Ân Thi",
    "Xuân Hương – Đà Lạt",
    "Duy Tiên",
    "Ỷ La",
    "Ẳng Tở",
    "Mường Ảng",
    "Krông Pắc",
    "Ưng Hòa",
    "Nghĩa Hưng",
    "Thới Bình",
    "Sính Phình",
    "Phước Thắng",
    "Ngọk Tụ",
]
DAY = date(2025, 12, 31)


def parsed(svg):
    """Read a picture back; whatever is no well-formed XML stops here."""
    return ET.fromstring(svg)  # noqa: S314  (our own drawing)


def caption(key="hinh"):
    return Caption(
        key,
        Sentence("Phường Hà Tu dẫn đầu <60> đơn vị", "Hà Tu leads <60> units"),
        Sentence("Trung bình 87,64 điểm.", "The mean is 87.64 points."),
    )


def ranked_units(count=60):
    """Give units from best to worst; the last has no score."""
    kinds = ("Phường", "Xã", "Đặc khu")
    units = []
    for place in range(count - 1):
        score = Decimal("97.07") - place * Decimal("0.53")
        half = Decimal("0.4") + place % 5 * Decimal("0.3")
        units.append(
            RankedUnit(
                f"{kinds[place % 3]} {PLACES[place % len(PLACES)]} {place // len(PLACES) + 1}",
                str(place + 1),
                score,
                next(band.code for band in BANDS if score >= band.floor),
                Span(score - half, score + half),
                None if place % 13 == 5 else score - Decimal(place % 7 - 3),
                f"{max(1, place - 1)}–{place + 3}",
            )
        )
    missing = RankedUnit("Xã Chưa Nộp", "", None, last_year=Decimal("70.5"))
    return (*units, missing)


def ranking(count=60, **changed):
    given = {"units": ranked_units(count), "bands": BANDS, "maximum": Decimal(100), "year": 2025}
    return Ranking(caption(), **(given | changed))


def values(*numbers):
    return tuple(None if number is None else Decimal(str(number)) for number in numbers)


def trend(**changed):
    lines = (
        Line(
            Sentence("Như đơn vị khi đó", "As the unit then was"),
            values(84.12, 85.4, None, 86.9, 88.31, 89, 90.12, 93.91),
            (*(None,) * 6, Span(Decimal(89), Decimal(91)), Span(Decimal(92), Decimal(95))),
        ),
        Line(
            Sentence("Tính lại theo đơn vị hiện nay", "Recomputed for today's units"),
            values(82.1, 83.2, None, 85.1, 86.2, 87.5, 89.1, 93.91),
        ),
        Line(
            Sentence("Chỉ đơn vị không đổi", "Unchanged units only"),
            values(85, 86, 86.5, None, None, 88, 91, 92),
        ),
    )
    given = {
        "years": tuple(range(2018, 2026)),
        "lines": lines,
        "median": values(80, 81, 82.5, 83, 84, 86, 87, 88),
        "breaks": (
            Break(2021, Sentence("Bộ chỉ số mới", "New index set")),
            Break(2025, Sentence("Sáp nhập 1/7/2025", "Merged 1/7/2025")),
        ),
    }
    return Trend(caption(), **(given | changed))


def waterfall():
    steps = (
        (StepKind.START, "Năm 2024", "Year 2024", "0", "87.12"),
        (StepKind.CONTRIBUTION, "Kết quả thực hiện", "Real results", "87.12", "90.02"),
        (StepKind.CONTRIBUTION, "Quy tắc thay đổi", "Rules changed", "90.02", "88.52"),
        (StepKind.CONTRIBUTION, "Trọng số thay đổi", "Weights changed", "88.52", "89.77"),
        (StepKind.END, "Năm 2025", "Year 2025", "89.77", "89.77"),
    )
    return Waterfall(
        caption(),
        tuple(
            WaterfallStep(kind, "", Sentence(vi, en), Decimal(start), Decimal(end))
            for kind, vi, en, start, end in steps
        ),
    )


def domains():
    return DomainBars(
        caption(),
        (
            DomainShare(Sentence("Cải cách thể chế", "Institutions"), Decimal("97.4")),
            DomainShare(Sentence("Tài chính công", "Public finance"), None, Decimal(89)),
            DomainShare(
                Sentence("Cải cách tổ chức bộ máy hành chính nhà nước", "Organisation"),
                Decimal("88.35"),
                Decimal("90.5"),
            ),
        ),
    )


def country(day=DAY, **changed):
    codes = list(provinces_on(day))
    marks = {code: ProvinceMark("ABCD"[place % 4]) for place, code in enumerate(codes[:-1])}
    return NationalMap(caption(), day, BANDS, changed.get("marks", marks))


def area(count=60, **changed):
    """Give points on a crooked grid, close enough to need pushing apart."""
    points = tuple(
        MapPoint(
            f"{place:05}",
            f"Xã {PLACES[place % len(PLACES)]} {place // len(PLACES) + 1}",
            20.9 + place // 8 * 0.04 + place % 3 * 0.005,
            106.6 + place % 8 * 0.06,
            None if place == 7 else "ABCD"[place % 4],
        )
        for place in range(count)
    )
    return PointMap(caption(), BANDS, changed.pop("points", points), **changed)
