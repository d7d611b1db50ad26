"""Which positions are believed, and what stands in their place.

The package has old positions from a geocoder, which falls back to the middle of the province for
what it does not know (Huyện Hoàng Sa would lie in Đà Nẵng city), and a few new ones that belong to
another commune of a like name.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import cos, hypot, radians

from national_register.source import Place, Point, Source

BOX = ((6.0, 24.0), (102.0, 118.0))  # latitudes and longitudes of Viet Nam with its islands
TOO_FAR = 50.0  # km between an old commune and what it became
KM_PER_DEGREE = 111.2

Points = dict[str, Point]


def distance(one: Point, other: Point) -> float:
    """About how many kilometres lie between; good enough over a few hundred."""
    shrunk = cos(radians((one.latitude + other.latitude) / 2))
    north, east = one.latitude - other.latitude, (one.longitude - other.longitude) * shrunk
    return KM_PER_DEGREE * hypot(north, east)


def in_box(point: Point) -> bool:
    """Whether the point can be in Viet Nam."""
    return all(low <= value <= high for (low, high), value in zip(BOX, point, strict=True))


def middle(points: Iterable[Point]) -> Point:
    """The mean of the points."""
    every = list(points)
    return Point(
        round(sum(p.latitude for p in every) / len(every), 4),
        round(sum(p.longitude for p in every) / len(every), 4),
    )


def believed(places: Iterable[Place], fallbacks: set[Point]) -> Points:
    """The points that are in Viet Nam and are not the middle of a province."""
    return {
        place.code: place.point
        for place in places
        if place.point and in_box(place.point) and place.point not in fallbacks
    }


class Positions:
    """The positions of all units, with a record of what was changed."""

    def __init__(self, source: Source) -> None:
        fallbacks = {place.point for place in source.old_provinces if place.point}
        self.provinces = {p.code: p.point for p in source.old_provinces if p.point}
        self.new_provinces = {p.code: p.point for p in source.new_provinces if p.point}
        self.districts = believed(source.districts, fallbacks)
        self.old = believed(source.old_communes, fallbacks)
        self.new = believed(source.new_communes, set())
        self.replaced: list[str] = []  # new communes
        self.dropped: list[str] = []  # old communes
        self.settle(source)

    def settle(self, source: Source) -> None:
        """Compare old and new positions, in this order: new ones first."""
        made_of, became = defaultdict(list), defaultdict(list)
        for old, new, _ in source.moves:
            made_of[new].append(old)
            became[old].append(new)
        self.replace_strays(made_of)
        self.drop_strays(became)
        self.lend_to_districts(source, became)

    def replace_strays(self, made_of: dict[str, list[str]]) -> None:
        """A new commune far from all that it is made of lies in the middle of them instead."""
        for code, roots in sorted(made_of.items()):
            known = [self.old[root] for root in roots if root in self.old]
            if known and min(distance(self.new[code], p) for p in known) > TOO_FAR:
                self.new[code] = middle(known)
                self.replaced.append(code)

    def drop_strays(self, became: dict[str, list[str]]) -> None:
        """An old commune far from all that it became has no position."""
        for code, ways in sorted(became.items()):
            point = self.old.get(code)
            if point and min(distance(point, self.new[way]) for way in ways) > TOO_FAR:
                del self.old[code]
                self.dropped.append(code)

    def lend_to_districts(self, source: Source, became: dict[str, list[str]]) -> None:
        """A district without a position that became one new unit lies where that lies."""
        ends = defaultdict(set)
        for commune in source.old_communes:
            ends[commune.parent].update(became[commune.code])
        for district in source.districts:
            ways = ends[district.code] | set(became.get(district.code, ()))
            if district.code not in self.districts and len(ways) == 1:
                self.districts[district.code] = self.new[ways.pop()]
