"""The map of the country: boundaries of the day, both archipelagos, bands and what is missing."""

from datetime import date

import pytest

from tests.factories import pictures
from thuocdo.web.charts.document import Setting
from thuocdo.web.charts.errors import UnknownProvince
from thuocdo.web.charts.maps.national_map import ProvinceMark, national_map
from thuocdo.web.charts.maps.provinces import provinces_on

SPACE = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.slow


def titles(svg):
    root = pictures.parsed(svg)
    return [e.text for e in root.iter(f"{SPACE}title")][1:]


def words(svg):
    return " ".join(e.text for e in pictures.parsed(svg).iter(f"{SPACE}text"))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        pytest.param(date(2025, 6, 30), 63, id="the day before the merger"),
        pytest.param(date(2025, 7, 1), 34, id="the day of the merger"),
    ],
)
def test_boundaries_are_those_of_the_day(day, count):
    svg = national_map(pictures.country(day))

    provinces = provinces_on(day)
    assert len(provinces) == count
    for province in provinces.values():
        assert any(title.startswith(f"{province.name}: ") for title in titles(svg))


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2025, 12, 31)])
@pytest.mark.parametrize("standalone", [False, True])
@pytest.mark.parametrize("width", [344, 760, 1180])
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ("Quần đảo Hoàng Sa (Đà Nẵng)", "Quần đảo Trường Sa (Khánh Hòa)")),
        ("en", ("Hoàng Sa Archipelago (Đà Nẵng)", "Trường Sa Archipelago (Khánh Hòa)")),
    ],
)
def test_both_archipelagos_are_drawn_and_labelled(day, standalone, width, language, names):
    svg = national_map(pictures.country(day), Setting(language, standalone, width))

    for name in names:
        # The name is written in lines, the last first.
        assert all(part in words(svg) for part in name.split())
        assert name in titles(svg)
    islands = [
        e for e in pictures.parsed(svg).iter(f"{SPACE}path") if e.find(f"{SPACE}title") is not None
    ]
    assert sorted(e.get("d").count("M") for e in islands) == [19, 54]


def test_archipelagos_show_even_when_no_province_has_data():
    svg = national_map(pictures.country(marks={}))

    assert "Quần đảo Hoàng Sa (Đà Nẵng)" in titles(svg)
    assert titles(svg).count("Đà Nẵng: không có số liệu") == 1


def test_a_province_without_a_band_is_hatched_and_said_to_have_no_data():
    svg = national_map(pictures.country(marks={"01": ProvinceMark("A"), "04": ProvinceMark(None)}))

    fills = [e.get("fill") for e in pictures.parsed(svg).iter(f"{SPACE}use") if e.get("fill")]
    assert fills.count("url(#hinh-none)") == 33
    assert fills.count("var(--band-1)") == 1
    assert {"Hà Nội: loại A", "Cao Bằng: không có số liệu"} <= set(titles(svg))


def test_linked_provinces_are_links_with_a_name_and_the_map_is_no_image():
    svg = national_map(pictures.country(marks={"01": ProvinceMark("B", "/don-vi/01")}))

    root = pictures.parsed(svg)
    (link,) = root.iter(f"{SPACE}a")
    assert (link.get("href"), link.get("aria-label")) == ("/don-vi/01", "Hà Nội: loại B")
    assert root.get("role") == "group"


def test_a_code_of_another_day_is_refused():
    with pytest.raises(UnknownProvince, match="27"):
        national_map(pictures.country(marks={"27": ProvinceMark("A")}))


def test_the_source_of_the_shapes_is_named():
    assert "@svg-maps/vietnam" in words(national_map(pictures.country()))
    assert "CC BY 4.0" in words(national_map(pictures.country()))
