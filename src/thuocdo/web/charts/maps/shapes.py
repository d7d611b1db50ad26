"""The shapes of the 63 provinces of before 1 July 2025, and of the archipelagos, as polygons.

Read once from the vendored drawing, thinned to what shows at page size. Coordinates are those of
the drawing (812 wide, 873 high), which is nearly equirectangular: see ``place``.
"""

import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt

Point = tuple[float, float]
Ring = tuple[Point, ...]
Rings = tuple[Ring, ...]

HOANG_SA, TRUONG_SA = "hoangsa", "truongsa"
THIN = 0.35  # px of the drawing; detail below it does not show
# The drawing has Hoàng Sa too far south-east. Moved so that its middle lies at 16.57° N, 112.14° E
# and Tri Tôn and Linh Côn where they are.
_MOVED = {HOANG_SA: (-59.0, -33.0)}
# Least squares over the middles of the 63 provinces; off by 17 px at most, 4 px in the mean.
_X, _Y = (52.14, -5328.7), (-53.85, 1263.9)
_TOKEN = re.compile(r"[MmLlCcZz]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_NUMBERS = {"m": 2, "l": 2, "c": 6}


def place(latitude: float, longitude: float) -> Point:
    """Return where a place on earth lies in the drawing."""
    return longitude * _X[0] + _X[1], latitude * _Y[0] + _Y[1]


@lru_cache(maxsize=4)
def shapes(thin: float = THIN) -> dict[str, Rings]:
    """Return the rings of each shape of the drawing, by its id."""
    source = files("thuocdo.web.charts.maps").joinpath("vendor/svg-maps-vietnam/vietnam.svg")
    root = ET.fromstring(source.read_text("utf-8"))  # noqa: S314  (shipped with the package)
    return {
        path.attrib["id"]: tuple(
            moved(thinned(ring, thin), _MOVED.get(path.attrib["id"], (0.0, 0.0)))
            for ring in read_path(path.attrib["d"])
        )
        for path in root
    }


def read_path(text: str) -> list[Ring]:
    """Read a path of moves, lines and (tiny) curves, of which the ends are kept."""
    tokens = _TOKEN.findall(text)
    rings: list[list[Point]] = []
    at, command, here = 0, "", (0.0, 0.0)
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
            if command in "zZ":
                here = rings[-1][0]
                continue
        count = _NUMBERS[command.lower()]
        x, y = (float(number) for number in tokens[at + count - 2 : at + count])
        at += count
        here = (here[0] + x, here[1] + y) if command.islower() else (x, y)
        if command in "mM":
            rings.append([])
            command = "l" if command == "m" else "L"
        rings[-1].append(here)
    return [tuple(ring) for ring in rings]


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Leave out points that lie within a tolerance of the line between their neighbours."""
    far = max(range(len(ring)), key=lambda i: _distance_squared(ring[i], ring[0]))
    if far == 0:
        return ring
    halves = (ring[: far + 1], (*ring[far:], ring[0]))
    return tuple(point for half in halves for point in _thinned_line(half, tolerance)[:-1])


def _thinned_line(line: Ring, tolerance: float) -> Ring:
    """Thin an open line by the way of Douglas and Peucker; both ends stay."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    gaps = [_from_line(point, first, last) for point in line[1:-1]]
    worst = max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[worst] <= tolerance:
        return (first, last)
    cut = worst + 1
    before, after = line[: cut + 1], line[cut:]
    return (*_thinned_line(before, tolerance)[:-1], *_thinned_line(after, tolerance))


def _distance_squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _from_line(point: Point, first: Point, last: Point) -> float:
    """Return the distance of a point from the stretch between two others."""
    length = _distance_squared(first, last)
    if not length:
        return sqrt(_distance_squared(point, first))
    dx, dy = last[0] - first[0], last[1] - first[1]
    along = ((point[0] - first[0]) * dx + (point[1] - first[1]) * dy) / length
    along = min(max(along, 0.0), 1.0)
    return sqrt(_distance_squared(point, (first[0] + along * dx, first[1] + along * dy)))


def moved(ring: Ring, by: Point) -> Ring:
    """Return the ring at another place."""
    return tuple((x + by[0], y + by[1]) for x, y in ring)


def box(rings: Rings) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of everything drawn."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def heart(rings: Rings) -> tuple[Point, float]:
    """Return the point deepest inside the largest ring, and how deep: where a letter fits best."""
    ring = max(rings, key=_area)
    left, top, right, bottom = box((ring,))
    best = (-1.0, 0.0, 0.0)
    cells, width, height = 7, right - left, bottom - top
    for _ in range(3):
        grid = (
            (left + width * (i + 0.5) / cells, top + height * (j + 0.5) / cells)
            for i in range(cells)
            for j in range(cells)
        )
        best = max((best, *((_depth(point, ring), *point) for point in grid)))
        width, height, cells = width / 3, height / 3, 4
        left, top = best[1] - width / 2, best[2] - height / 2
    return (best[1], best[2]), best[0]


def _area(ring: Ring) -> float:
    closed = pairwise((*ring, ring[0]))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in closed)) / 2


def _depth(point: Point, ring: Ring) -> float:
    """Return the distance to the edge: below zero outside."""
    sides = list(pairwise((*ring, ring[0])))
    nearest = min(_from_line(point, a, b) for a, b in sides)
    x, y = point
    crossings = sum(
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in sides
    )
    return nearest if crossings % 2 else -nearest
