"""The data files of the package vietnamadminunits, read without running the package."""

import json
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from national_register.names import tidy

PACKAGE, VERSION = "vietnamadminunits", "1.0.4"


class Point(NamedTuple):
    """A place on Earth, in degrees."""

    latitude: float
    longitude: float


class Place(NamedTuple):
    """A unit as the package has it."""

    code: str
    name: str  # with the type word
    parent: str  # code; empty for a province
    point: Point | None
    area_km2: float | None = None


class Move(NamedTuple):
    """Land of an old commune that went to a new one."""

    old: str
    new: str
    is_whole: bool


class Source(NamedTuple):
    """Everything that is taken from the package."""

    old_provinces: list[Place]
    districts: list[Place]
    old_communes: list[Place]
    new_provinces: list[Place]
    new_communes: list[Place]
    moves: list[Move]
    province_moves: list[tuple[str, str]]


def data_folder() -> Path:
    """The folder of the installed package; finding it runs none of its code."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} {VERSION} is not installed. Run `make setup` first.")
    return Path(spec.submodule_search_locations[0]) / "data"


def read_source() -> Source:
    """Read both states and what links them."""
    folder = data_folder()
    database = sqlite3.connect(f"file:{folder / 'dataset.db'}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    old = database.execute("SELECT * FROM admin_units_legacy").fetchall()
    new = database.execute("SELECT * FROM admin_units").fetchall()
    database.close()
    converter = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    provinces = {row["provinceKey"]: row["provinceCode"] for row in old}
    new_provinces = {row["provinceKey"]: row["provinceCode"] for row in new}
    return Source(
        old_provinces=places(old, "province"),
        districts=places(old, "district", "province"),
        old_communes=places(old, "ward", "district"),
        new_provinces=places(new, "province"),
        new_communes=places(new, "ward", "province"),
        moves=sorted(moves(converter, old_keys(old), new_keys(new)), key=lambda m: (m.new, m.old)),
        province_moves=sorted(
            (provinces[key], new_provinces[to])
            for to, keys in converter["DICT_PROVINCE"].items()
            for key in keys
        ),
    )


def places(rows: list[sqlite3.Row], level: str, above: str = "") -> list[Place]:
    """The units of one level, each once, by code."""
    found = {}
    for row in rows:
        code = row[f"{level}Code"]
        if code is not None:  # five island districts have no communes
            latitude, longitude = row[f"{level}Lat"], row[f"{level}Lon"]
            point = None if latitude is None else Point(latitude, longitude)
            area = row["wardAreaKm2"] if level == "ward" and above == "province" else None
            parent = row[f"{above}Code"] if above else ""
            found[code] = Place(code, tidy(row[level]), parent, point, area)
    return [found[code] for code in sorted(found)]


def old_keys(rows: list[sqlite3.Row]) -> dict[str, str]:
    """The package's key of an old commune, or of a district without communes → its code."""
    parts = ("provinceKey", "districtKey", "wardKey")
    return {
        "_".join(row[part] or "" for part in parts): row["wardCode"] or row["districtCode"]
        for row in rows
    }


def new_keys(rows: list[sqlite3.Row]) -> dict[tuple[str, str], str]:
    """The package's keys of a new commune → its code."""
    return {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in rows}


def moves(
    converter: dict[str, dict], old: dict[str, str], new: dict[tuple[str, str], str]
) -> Iterator[Move]:
    """All moves: of communes that went to one new commune as a whole, and of divided ones."""
    for province, wholes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wholes.items():
            for key in keys:
                yield Move(old[key], new[province, ward], is_whole=True)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            for part in parts:
                yield Move(old[key], new[province, part["newWardKey"]], is_whole=False)
