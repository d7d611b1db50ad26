"""Units of one area as points where they lie, coloured and lettered by band."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Setting, document, part, written
from thuocdo.web.charts.lettering import wrapped
from thuocdo.web.charts.maps.elements import Key, label, note
from thuocdo.web.charts.maps.inset import HEIGHT, WIDTH, country, on_archipelago
from thuocdo.web.charts.maps.national_map import CREDIT
from thuocdo.web.charts.maps.placing import labels, spread
from thuocdo.web.charts.maps.shapes import Point
from thuocdo.web.charts.option import is_narrow
from thuocdo.web.charts.palette import LIGHT, shades
from thuocdo.web.charts.wording import BAND, NO_DATA

_RADIUS = 12.0  # px: a target of 24
_APART = 26.0  # px between middles
_SIZE, _LINE = 11.0, 96.0  # px: letters, and the width a line of a name takes
_EDGE = 22.0  # px round the points


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A unit where it lies; no band is no data. With a link it can be chosen."""

    code: str
    name: str
    latitude: float  # degrees north
    longitude: float  # degrees east
    band: str | None
    href: str = ""


@dataclass(frozen=True, slots=True)
class PointMap:
    """The units of an area; the note says what a reader must know of their places."""

    caption: Caption
    bands: tuple[Band, ...]
    points: tuple[MapPoint, ...]
    note: Sentence | None = None


def point_map(chart: PointMap, setting: Setting = PAGE) -> str:
    """Draw the points, with the whole country and both archipelagos beside or below them.

    Units on an archipelago stand at its frame there: at one scale with the rest, all others
    would lie on one heap.
    """
    key = Key(chart.caption.key, chart.bands, shades(chart.bands), setting.language)
    narrow = is_narrow(setting)
    width = setting.width - (0 if narrow else WIDTH + 16)
    near = [p for p in chart.points if on_archipelago(p.latitude, p.longitude) is None]
    places, height = _projected(near, width)
    picture = ET.Element("g")
    key.hatching(picture)
    _draw_points(picture, near, places, (width, height), key)
    side = (0.0, height + 8) if narrow else (width + 16.0, 0.0)
    rooms = country(picture, side, _middle(near), setting.language)
    for point in chart.points:
        if which := on_archipelago(point.latitude, point.longitude):
            _point(picture, point, rooms[which], key)
    key.draw(picture, side[0] + 4, side[1] + HEIGHT + 12)
    foot = max(side[1] + HEIGHT + 12 + key.height, height)
    if chart.note:
        text = chart.note.in_language(setting.language)
        foot = note(picture, text, foot, setting.width - 8, size=12)
    foot = note(picture, CREDIT.in_language(setting.language), foot, setting.width - 8)
    linked = any(point.href for point in chart.points)
    return document(picture, chart.caption, setting, foot, linked=linked)


def _middle(points: Sequence[MapPoint]) -> Point:
    """Return the mean latitude and longitude; without points, the middle of the country."""
    if not points:
        return 16.0, 107.8
    count = len(points)
    return sum(p.latitude for p in points) / count, sum(p.longitude for p in points) / count


def _projected(points: Sequence[MapPoint], width: float) -> tuple[list[Point], float]:
    """Place the points in a plane, a degree east shortened for the latitude; return the height.

    The larger side fills its room; the height stays between half the width and one and a half.
    """
    latitude, _ = _middle(points)
    plane = [(p.longitude * cos(radians(latitude)), -p.latitude) for p in points]
    xs, ys = [x for x, _ in plane] or [0.0], [y for _, y in plane] or [0.0]
    across, down = max(xs) - min(xs) or 1e-9, max(ys) - min(ys) or 1e-9
    room = width - 2 * _EDGE
    height = min(max(room * down / across, width * 0.5), width * 1.5)
    scale = min(room / across, height / down)
    left = width / 2 - scale * (min(xs) + max(xs)) / 2
    top = height / 2 + _EDGE - scale * (min(ys) + max(ys)) / 2
    return [(left + x * scale, top + y * scale) for x, y in plane], height + 2 * _EDGE


def _draw_points(
    picture: ET.Element,
    points: Sequence[MapPoint],
    places: Sequence[Point],
    size: tuple[float, float],
    key: Key,
) -> None:
    """Draw leaders, points and the names for which there is room, in this order."""
    edge = _RADIUS + 2
    spots = spread(places, _APART, (edge, edge, size[0] - edge, size[1] - edge))
    leaders = "".join(
        f"M{written(a[0])} {written(a[1])}L{written(b[0])} {written(b[1])}"
        for a, b in zip(places, spots, strict=True)
        if hypot(a[0] - b[0], a[1] - b[1]) > _RADIUS
    )
    if leaders:
        part(picture, "path", d=leaders, fill="none", stroke=LIGHT["ink-3"], stroke_width=1)
    for point, spot in zip(points, spots, strict=True):
        _point(picture, point, spot, key)
    names = [wrapped(point.name, _SIZE, _LINE) for point in points]
    boxes = labels(spots, names, _RADIUS, _SIZE, (0, 0, *size))
    for lines, box in zip(names, boxes, strict=True):
        if box:
            label(picture, lines, (box[0] + box[2]) / 2, box[3] - _SIZE * 0.3, _SIZE)


def _point(picture: ET.Element, point: MapPoint, spot: Point, key: Key) -> None:
    """Draw one point with its letter; its name is there for every reader, shown or not."""
    shown = NO_DATA if point.band is None else BAND
    words = f"{point.name}: {shown.in_language(key.language).lower()} {point.band or ''}".rstrip()
    holder = part(picture, "a", href=point.href) if point.href else part(picture, "g")
    if point.href:
        holder.set("aria-label", words)
    part(holder, "title", words)
    dot = part(holder, "circle", cx=spot[0], cy=spot[1], r=_RADIUS, class_="shape")
    dot.attrib |= {"fill": key.paint(point.band), "stroke": LIGHT["ink-3"], "stroke-width": "1"}
    if point.band:
        key.letter(holder, point.band, spot, 12)
