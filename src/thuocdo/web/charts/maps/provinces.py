"""Provinces of a day: the 63 before 1 July 2025, the 34 since, and the shapes each is made of."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from thuocdo.web.charts.maps.shapes import HOANG_SA, TRUONG_SA, Point, Rings, heart, shapes

MERGED_ON = date(2025, 7, 1)  # resolution 202/2025/QH15: 34 provinces
HUE_A_CITY_ON = date(2025, 1, 1)  # resolution 175/2024/QH15: Thừa Thiên Huế became Huế
_COARSE = 1.5  # px; enough to find the middle of a province
# The archipelagos have shapes of their own; they belong to these provinces, before as after.
ISLANDS = {"48": HOANG_SA, "56": TRUONG_SA}


@dataclass(frozen=True, slots=True)
class Province:
    """One province on a day, and the ids of its shapes on the mainland."""

    code: str
    name: str
    shapes: tuple[str, ...]

    @property
    def rings(self) -> Rings:
        """Return all rings on the mainland."""
        return tuple(ring for shape in self.shapes for ring in shapes()[shape])

    @property
    def heart(self) -> tuple[Point, float]:
        """Return where its letter stands, and the room there."""
        return max((_heart(shape) for shape in self.shapes), key=lambda found: found[1])


@lru_cache(maxsize=128)
def _heart(shape: str) -> tuple[Point, float]:
    return heart(shapes(_COARSE)[shape])


def provinces_on(day: date) -> dict[str, Province]:
    """Return the provinces of a day by their code."""
    return _merged() if day >= MERGED_ON else _before(hue_is_a_city=day >= HUE_A_CITY_ON)


@lru_cache(maxsize=1)
def _merged() -> dict[str, Province]:
    members: dict[tuple[str, str], list[str]] = {}
    for row in _rows():
        members.setdefault((row["code"], row["name"]), []).append(row["shape"])
    return {code: Province(code, name, tuple(ids)) for (code, name), ids in members.items()}


@lru_cache(maxsize=2)
def _before(*, hue_is_a_city: bool) -> dict[str, Province]:
    names = {} if hue_is_a_city else {"46": "Thừa Thiên Huế"}
    return {
        row["old_code"]: Province(
            row["old_code"], names.get(row["old_code"], row["old_name"]), (row["shape"],)
        )
        for row in sorted(_rows(), key=lambda row: row["old_code"])
    }


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    """Read the table of old and new codes and shapes."""
    table = files("thuocdo.web.charts.maps").joinpath("provinces.csv").read_text("utf-8")
    return tuple(csv.DictReader(table.splitlines()))
