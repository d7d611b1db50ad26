"""Shapes of provinces: where they lie, which belong together, how they are thinned and written."""

import hashlib
import json
import re
import sqlite3
from datetime import date
from importlib.resources import files

import pytest

from thuocdo.web.charts.maps.elements import Fit, outline
from thuocdo.web.charts.maps.provinces import provinces_on
from thuocdo.web.charts.maps.shapes import box, heart, place, read_path, shapes, thinned

SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))


def middle(shape):
    left, top, right, bottom = box(shapes()[shape])
    return (left + right) / 2, (top + bottom) / 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "latitude", "longitude"),
    [
        pytest.param("hoangsa", 16.57, 112.14, id="Hoàng Sa"),
        pytest.param("truongsa", 9.71, 114.45, id="Trường Sa"),
        pytest.param("hanoi", 21.03, 105.75, id="Hà Nội"),
        pytest.param("camau", 9.1, 105.0, id="Cà Mau"),
    ],
)
def test_shapes_lie_where_they_lie_on_earth(shape, latitude, longitude):
    x, y = place(latitude, longitude)

    assert middle(shape) == (pytest.approx(x, abs=45), pytest.approx(y, abs=25))


@pytest.mark.slow
def test_old_and_new_provinces_are_those_of_the_register():
    data = files("vietnamadminunits").joinpath("data")
    merged = json.loads(data.joinpath("converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    with sqlite3.connect(f"file:{data.joinpath('dataset.db')}?mode=ro", uri=True) as register:
        query = "select distinct provinceKey, provinceCode from {}"
        new = dict(register.execute(query.format("admin_units")))
        old = dict(register.execute(query.format("admin_units_legacy")))
    register.close()

    before = {p.shapes[0]: code for code, p in provinces_on(date(2024, 12, 31)).items()}
    ours = {
        code: {before[shape] for shape in province.shapes}
        for code, province in provinces_on(date(2025, 7, 1)).items()
    }
    assert ours == {new[name]: {old[part] for part in parts} for name, parts in merged.items()}


@pytest.mark.slow
def test_every_shape_belongs_to_one_province_or_is_an_archipelago():
    used = [s for p in provinces_on(date(2025, 7, 1)).values() for s in p.shapes]

    assert sorted([*used, "hoangsa", "truongsa"]) == sorted(shapes())


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2024, 12, 31), "Thừa Thiên Huế", id="province"),
        pytest.param(date(2025, 1, 1), "Huế", id="city"),
    ],
)
def test_hue_has_the_name_of_its_day(day, name):
    assert provinces_on(day)["46"].name == name


@pytest.mark.parametrize(
    ("text", "rings"),
    [
        pytest.param("m 1,2 3,0 0,3 z", [((1, 2), (4, 2), (4, 5))], id="relative"),
        pytest.param("M 1,2 L 4,2 4,5 Z", [((1, 2), (4, 2), (4, 5))], id="absolute"),
        pytest.param("m1,1l1,0zm5,5l1e0,0z", [((1, 1), (2, 1)), ((6, 6), (7, 6))], id="two rings"),
        pytest.param("m 0,0 c 9,9 8,8 2,1 z", [((0, 0), (2, 1))], id="end of a curve"),
        pytest.param("m 0,0 C 9,9 8,8 2,1 z", [((0, 0), (2, 1))], id="absolute curve"),
    ],
)
def test_paths_are_read(text, rings):
    assert read_path(text) == rings


@pytest.mark.parametrize(
    ("ring", "expected"),
    [
        pytest.param(
            ((0, 0), (5, 0.1), (10, 0), (10, 10), (0, 10)), SQUARE, id="a small bend goes"
        ),
        pytest.param(
            ((0, 0), (5, 3), (10, 0), (10, 10), (0, 10)),
            ((0, 0), (5, 3), (10, 0), (10, 10), (0, 10)),
            id="a large one stays",
        ),
        pytest.param(((1, 1), (1, 1)), ((1, 1), (1, 1)), id="a speck stays"),
    ],
)
def test_thinning_keeps_what_shows(ring, expected):
    assert thinned(ring, 0.35) == expected


def test_the_heart_of_a_shape_is_where_it_is_widest():
    hook = ((0, 0), (40, 0), (40, 4), (12, 4), (12, 30), (0, 30))

    (x, y), depth = heart((hook, ((50, 50), (51, 50), (51, 51))))

    assert (x, y) == (pytest.approx(6, abs=1.5), pytest.approx(15, abs=10))
    assert depth == pytest.approx(6, abs=1)


@pytest.mark.parametrize(
    ("rings", "path"),
    [
        pytest.param((SQUARE,), "M1 2l5,0 0,5 -5,0z", id="half size, moved"),
        pytest.param((((0, 0), (0.01, 0)),), "M1 2l.1,0 0,.1z", id="a speck is still seen"),
        pytest.param((((0, 0), (-1, 0.6)),), "M1 2l-.5,.3z", id="without leading zeros"),
    ],
)
def test_outlines_are_short(rings, path):
    assert outline(rings, Fit(0.5, 1, 2)) == path


@pytest.mark.parametrize(
    "folder", ["vendor/echarts", "maps/vendor/svg-maps-vietnam"], ids=["echarts", "shapes"]
)
def test_vendored_files_are_those_that_were_recorded(folder):
    vendored = files("thuocdo.web.charts").joinpath(folder)
    record = vendored.joinpath("VENDORED.md").read_text("utf-8")
    recorded = re.findall(r"^([0-9a-f]{64})  (\S+)$", record, re.MULTILINE)

    assert len(recorded) >= 2
    for digest, name in recorded:
        assert hashlib.sha256(vendored.joinpath(name).read_bytes()).hexdigest() == digest
