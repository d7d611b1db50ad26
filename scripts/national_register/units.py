"""The rows of units.csv."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from national_register.names import read_name
from national_register.points import Points, Positions
from national_register.source import Place, Source

FROM, UNTIL = "2025-07-01", "2025-06-30"
COUNTRY, HUE = "VN", "46"


class Unit(NamedTuple):
    """A row of units.csv; an empty beginning is not known."""

    code: str
    name: str
    name_en: str
    type: str
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    latitude: str = ""
    longitude: str = ""
    population: str = ""
    area_km2: str = ""


def units(source: Source, positions: Positions) -> list[Unit]:
    """All units, superiors first."""
    kept = unchanged_provinces(source)
    ended = [place for place in source.old_provinces if place.code not in kept]
    staying = [place for place in source.new_provinces if place.code in kept]
    begun = [place for place in source.new_provinces if place.code not in kept]
    old, new = positions.provinces, positions.new_provinces
    return [
        Unit(COUNTRY, "Việt Nam", "Viet Nam", "country"),
        *units_of(ended, "province", old, ("", UNTIL)),
        *hue(units_of(staying, "province", new, ("", ""))),
        *units_of(begun, "province", new, (FROM, "")),
        *units_of(source.districts, "district", positions.districts, ("", UNTIL)),
        *units_of(source.old_communes, "commune", positions.old, ("", UNTIL)),
        *units_of(source.new_communes, "commune", positions.new, (FROM, "")),
    ]


def unchanged_provinces(source: Source) -> set[str]:
    """Codes of provinces that were not rearranged: one old, one new, the same code and name."""
    ends = [new for _, new in source.province_moves]
    names = {place.code: place.name for place in source.old_provinces}
    return {
        place.code
        for place in source.new_provinces
        if ends.count(place.code) == 1 and names.get(place.code) == place.name
    }


def units_of(
    places: Iterable[Place], level: str, points: Points, span: tuple[str, str]
) -> Iterator[Unit]:
    """Rows of one level and one state."""
    for place in places:
        kind, english = read_name(place.name, level)
        point = points.get(place.code)
        yield Unit(
            code=place.code,
            name=place.name,
            name_en=english,
            type=kind,
            parent=place.parent or COUNTRY,
            valid_from=span[0],
            valid_to=span[1],
            latitude=f"{point.latitude:.4f}" if point else "",
            longitude=f"{point.longitude:.4f}" if point else "",
            area_km2="" if place.area_km2 is None else f"{place.area_km2:.2f}",
        )


def hue(rows: Iterable[Unit]) -> Iterator[Unit]:
    """Thành phố Huế began on 1 January 2025; before, the same land was a province."""
    for unit in rows:
        if unit.code == HUE:
            yield unit._replace(
                name="Tỉnh Thừa Thiên Huế",
                name_en="Thua Thien Hue Province",
                valid_to="2024-12-31",
            )
            yield unit._replace(valid_from="2025-01-01")
        else:
            yield unit
