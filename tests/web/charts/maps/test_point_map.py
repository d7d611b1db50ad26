"""Units as points: apart, lettered, with the country and its archipelagos beside them."""

from itertools import combinations
from math import dist

import pytest

from tests.factories import pictures
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Setting
from thuocdo.web.charts.maps.inset import on_archipelago
from thuocdo.web.charts.maps.placing import labels, spread
from thuocdo.web.charts.maps.point_map import MapPoint, point_map

SPACE = "{http://www.w3.org/2000/svg}"
FRAME = (0, 0, 400, 300)
slow = pytest.mark.slow


def dots(svg):
    return [
        (float(e.get("cx")), float(e.get("cy")))
        for e in pictures.parsed(svg).iter(f"{SPACE}circle")
        if e.get("class") == "shape"
    ]


@slow
@pytest.mark.parametrize("width", [344, 760, 1180])
def test_targets_of_24_px_do_not_overlap(width):
    spots = dots(point_map(pictures.area(), Setting(width=width)))

    assert len(spots) == 60
    assert min(dist(a, b) for a, b in combinations(spots, 2)) >= 24


@slow
@pytest.mark.parametrize("width", [344, 760])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_country_with_both_archipelagos_is_always_there(count, language, width):
    svg = point_map(pictures.area(count), Setting(language, width=width))

    titles = [e.text for e in pictures.parsed(svg).iter(f"{SPACE}title")]
    for name in ("Hoàng Sa", "Trường Sa"):
        assert sum(name in title for title in titles) == 1
    text = " ".join(e.text for e in pictures.parsed(svg).iter(f"{SPACE}text"))
    for part in ("Hoàng", "Trường", "Nẵng)", "Hòa)"):
        assert part in text


@slow
def test_every_unit_has_its_name_and_band():
    titles = {e.text for e in pictures.parsed(point_map(pictures.area())).iter(f"{SPACE}title")}

    for point in pictures.area().points:
        said = f"loại {point.band}" if point.band else "không có số liệu"
        assert f"{point.name}: {said}" in titles


@slow
def test_units_on_an_archipelago_stand_at_its_frame_and_do_not_squeeze_the_rest():
    mainland = pictures.area(8).points
    far = MapPoint("22736", "Đặc khu Trường Sa", 9.71, 114.45, "A", "/don-vi/22736")

    alone = dots(point_map(pictures.area(points=mainland)))
    together = dots(point_map(pictures.area(points=(*mainland, far))))

    assert together[:8] == alone
    assert len(together) == 9
    assert on_archipelago(16.568, 112.135) == "hoangsa"
    assert on_archipelago(21, 105.8) is None


@slow
def test_a_note_and_links_are_there_when_given():
    points = (MapPoint("1", "Xã A", 20.9, 106.6, None, "/don-vi/1"),)
    note = Sentence("Vị trí minh họa.", "Positions are illustrative.")

    svg = point_map(pictures.area(points=points, note=note), Setting("en"))

    root = pictures.parsed(svg)
    (link,) = root.iter(f"{SPACE}a")
    assert (link.get("href"), link.get("aria-label")) == ("/don-vi/1", "Xã A: no data")
    assert root.get("role") == "group"
    assert "Positions are illustrative." in svg


def test_points_on_one_place_are_pushed_apart_inside_the_frame():
    spots = spread([(200, 150)] * 12, 26, FRAME)

    assert min(dist(a, b) for a, b in combinations(spots, 2)) >= 25.9
    assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in spots)


@slow
def test_a_point_pushed_far_keeps_a_line_to_its_place():
    crowd = tuple(MapPoint(str(n), f"Xã {n}", 20.9, 106.6, "A") for n in range(30))
    corners = (
        MapPoint("a", "Xã A", 20.5, 106.0, "B"),
        MapPoint("b", "Xã B", 21.3, 107.2, "B"),
    )

    crowded = point_map(pictures.area(points=(*crowd, *corners)))
    roomy = point_map(pictures.area(points=corners))

    leader = 'fill="none" stroke="var(--ink-3)" stroke-width="1"'
    assert crowded.count(leader) == 1
    assert leader not in roomy


def test_points_with_room_stay_where_they_are():
    assert spread([(50, 50), (100, 50)], 26, FRAME) == [
        (pytest.approx(50), 50),
        (pytest.approx(100, abs=0.01), 50),
    ]


def test_names_cover_neither_points_nor_each_other_nor_leave_the_frame():
    spots = [(30.0 + 40 * i, 30.0 + 40 * j) for i in range(9) for j in range(6)]
    boxes = [b for b in labels(spots, [["Xã Ẳng Tở"]] * 54, 12, 11, FRAME) if b]

    assert boxes
    for box in boxes:
        assert box[0] >= 0
        assert box[2] <= 400
        for x, y in spots:
            assert not (box[0] < x < box[2] and box[1] < y < box[3])
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
