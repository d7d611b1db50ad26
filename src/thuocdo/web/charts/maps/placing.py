"""Keep points of a map apart and find room for names; the same input gives the same places."""

from collections.abc import Sequence
from itertools import combinations
from math import hypot

from thuocdo.web.charts.lettering import text_width
from thuocdo.web.charts.maps.shapes import Point

Box = tuple[float, float, float, float]  # left, top, right, bottom, in px
_ROUNDS = 120  # of pushing apart; sixty points settle in some thirty


def spread(points: Sequence[Point], apart: float, frame: Box) -> list[Point]:
    """Push points apart until no two are nearer than ``apart`` px, each as little as it takes.

    A crowd that does not fit into the frame stays as close as it must.
    """
    spots = [(x + place * 1e-3, y) for place, (x, y) in enumerate(points)]  # none on another
    for _ in range(_ROUNDS):
        crowded = False
        for one, other in combinations(range(len(spots)), 2):
            (ax, ay), (bx, by) = spots[one], spots[other]
            gap = hypot(bx - ax, by - ay)
            if gap < apart:
                crowded = True
                push = (apart - gap) / 2 / gap + 1e-4
                dx, dy = (bx - ax) * push, (by - ay) * push
                spots[one] = _inside((ax - dx, ay - dy), frame)
                spots[other] = _inside((bx + dx, by + dy), frame)
        if not crowded:
            break
    return spots


def _inside(point: Point, frame: Box) -> Point:
    left, top, right, bottom = frame
    return min(max(point[0], left), right), min(max(point[1], top), bottom)


def labels(
    spots: Sequence[Point], names: Sequence[Sequence[str]], radius: float, size: float, frame: Box
) -> list[Box | None]:
    """Return a box for each name beside its point, or None where there is no room.

    Eight places round the point are tried, right and left first. Points are never covered.

    Args:
        spots: Middles of the points.
        names: The name of each, in lines.
        radius: Of the points, in px.
        size: Of the letters, in px.
        frame: What the boxes must stay inside.
    """
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y in spots]
    found: list[Box | None] = []
    for spot, lines in zip(spots, names, strict=True):
        width = max(text_width(line, size) for line in lines)
        tried = _around(spot, width, size * 1.25 * len(lines), radius + 2)
        free = (box for box in tried if _holds(frame, box) and not _hits(box, taken))
        box = next(free, None)
        found.append(box)
        if box:
            taken.append(box)
    return found


def _around(spot: Point, width: float, height: float, gap: float) -> list[Box]:
    """Return eight boxes round a point: right, left, below, above, then the corners."""
    x, y = spot
    level, over, under = y - height / 2, y - gap - height, y + gap
    right, left, middle = x + gap, x - gap - width, x - width / 2
    near = gap * 0.7
    corners = [
        (dx, dy) for dy in (y + near, y - near - height) for dx in (x + near, x - near - width)
    ]
    starts = [(right, level), (left, level), (middle, under), (middle, over), *corners]
    return [(a, b, a + width, b + height) for a, b in starts]


def _holds(frame: Box, box: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _hits(box: Box, taken: Sequence[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )
