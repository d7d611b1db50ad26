"""Where the units of Tỉnh mẫu lie: a made-up land, far from any real one, on no map."""

from math import hypot

from demo_figures.chance import uniform
from demo_figures.province import COAST, MOUNTAIN, PLAIN, Unit

SOUTH, WEST = 1.0, 3.0  # the open sea off no coast of Viet Nam, so that nobody takes it for real
HEIGHT, WIDTH = 0.72, 0.95  # degrees
BELTS = {MOUNTAIN: (0.0, 0.44), PLAIN: (0.46, 0.78), COAST: (0.8, 0.93)}  # shares of the width
TRIES = 24  # the draw that lies farthest from all others is taken, so that units keep apart
ISLAND, CLOSE = "Hòn Trà", 0.035
Point = tuple[float, float]


def positions(units: list[Unit]) -> dict[str, Point]:
    """Latitude and longitude by code, of all units with a region; departments have none."""
    found: dict[str, Point] = {}
    for unit in units:
        if unit.roots == (unit.code,) and unit.region:
            found[unit.code] = drawn(unit, list(found.values()))
    for unit in units:
        if unit.region and unit.code not in found:
            found[unit.code] = between(unit, [found[root] for root in unit.roots])
    return found


def drawn(unit: Unit, taken: list[Point]) -> Point:
    """A place in the unit's belt with room around it; the island lies off the coast."""
    if unit.short == ISLAND:
        return SOUTH + 0.62 * HEIGHT, WEST + 1.12 * WIDTH
    tries = [candidate(unit, number) for number in range(TRIES)]
    return max(tries, key=lambda point: min((apart(point, other) for other in taken), default=1.0))


def candidate(unit: Unit, number: int) -> Point:
    """One draw; belts lean east toward the south, as the coast does."""
    low, high = BELTS[unit.region]
    north = uniform(unit.code, "north", number)
    east = low + (high - low) * uniform(unit.code, "east", number)
    return SOUTH + HEIGHT * north, WEST + WIDTH * (east + 0.12 * (1 - north))


def apart(one: Point, other: Point) -> float:
    """The distance of two points in degrees."""
    return hypot(one[0] - other[0], one[1] - other[1])


def between(unit: Unit, roots: list[Point]) -> Point:
    """In the middle of what the unit is made of; the parts of one lie side by side."""
    north = sum(point[0] for point in roots) / len(roots)
    east = sum(point[1] for point in roots) / len(roots)
    side = {"Đông": CLOSE, "Tây": -CLOSE}.get(unit.short.rsplit(" ", 1)[-1], 0.0)
    return north, east + side
