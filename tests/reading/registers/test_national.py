"""The shipped register of Viet Nam against the data that it was made from."""

import sqlite3
from collections import Counter
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from thuocdo.reading.library import national_lineage, national_units
from thuocdo.reading.lineage_table import read_lineage
from thuocdo.reading.registers.changes import lineage_of, read_changes
from thuocdo.reading.registers.model import ChangeKind, UnitKind
from thuocdo.reading.registers.units import read_units

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
LOWEST = {UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE}
ISLANDS = {"318", "471", "498", "536", "755"}  # districts without communes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def register():
    return read_units(str(national_units()))


@pytest.fixture(scope="module")
def changes(register):
    return read_changes(str(national_lineage()), register)


@pytest.fixture(scope="module")
def package():
    spec = find_spec("vietnamadminunits")
    if spec is None:
        pytest.skip("the package that the register was made from is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "data"
    with sqlite3.connect(f"file:{folder / 'dataset.db'}?mode=ro", uri=True) as database:
        yield database
    database.close()


def standing(register, day, kinds):
    return [unit for unit in register.units if unit.kind in kinds and unit.is_valid(day)]


@pytest.mark.parametrize(
    ("kinds", "before", "after"),
    [
        pytest.param({UnitKind.PROVINCE}, 63, 34, id="provinces"),
        pytest.param({UnitKind.DISTRICT}, 696, 0, id="districts"),
        pytest.param(LOWEST, 10_035, 3_321, id="communes"),
        pytest.param({UnitKind.SPECIAL_ZONE}, 0, 13, id="special zones"),
        pytest.param({UnitKind.COUNTRY}, 1, 1, id="the country"),
    ],
)
def test_units_of_each_level(register, kinds, before, after):
    assert len(standing(register, BEFORE, kinds)) == before
    assert len(standing(register, AFTER, kinds)) == after


def test_the_counts_are_those_of_the_package(register, package):
    old = package.execute(
        "SELECT count(DISTINCT provinceCode), count(DISTINCT districtCode),"
        " count(DISTINCT wardCode) FROM admin_units_legacy"
    ).fetchone()
    new = package.execute(
        "SELECT count(DISTINCT provinceCode), count(DISTINCT wardCode) FROM admin_units"
    ).fetchone()

    levels = ({UnitKind.PROVINCE}, {UnitKind.DISTRICT}, LOWEST)
    assert old == tuple(len(standing(register, BEFORE, kinds)) for kinds in levels)
    assert new == tuple(len(standing(register, AFTER, levels[place])) for place in (0, 2))


def test_today_s_names_are_those_of_the_package(register, package):
    names = dict(package.execute("SELECT wardCode, ward FROM admin_units"))

    assert {unit.code: unit.name for unit in standing(register, AFTER, LOWEST)} == names


def test_every_old_commune_went_somewhere_and_every_new_one_comes_from_somewhere(register, changes):
    edges = [change for change in changes if change.on == AFTER]
    old = {unit.code for unit in standing(register, BEFORE, LOWEST)}
    new = {unit.code for unit in standing(register, AFTER, LOWEST)}

    assert {edge.old for edge in edges if edge.new in new} == old | ISLANDS
    assert {edge.new for edge in edges if len(edge.new or "") == 5} == new


def test_a_share_is_known_where_all_of_a_unit_went_one_way(changes):
    ways = Counter((change.on, change.old) for change in changes if change.new)

    for change in changes:
        whole = change.new is not None and ways[change.on, change.old] == 1
        assert (change.share_of_old == 1) is whole
        assert not change.is_confirmed


def test_districts_end_without_a_successor_of_their_level(register, changes):
    ended = {change.old for change in changes if change.kind is ChangeKind.ABOLISH}
    districts = {unit.code for unit in standing(register, BEFORE, {UnitKind.DISTRICT})}

    assert ended == districts - ISLANDS


@pytest.mark.parametrize(
    ("code", "day", "name", "name_en", "above"),
    [
        pytest.param("06652", AFTER, "Phường Hà Tu", "Ha Tu Ward", "Tỉnh Quảng Ninh", id="ward"),
        pytest.param("06664", BEFORE, "Phường Hà Tu", "Ha Tu Ward", "Thành phố Hạ Long",
                     id="the old ward of that name"),
        pytest.param("25363", AFTER, "Xã Đồng Phú", "Dong Phu Commune", "Tỉnh Đồng Nai",
                     id="commune"),
        pytest.param("695", BEFORE, "Huyện Đồng Phú", "Dong Phu District", "Tỉnh Bình Phước",
                     id="district"),
        pytest.param("25942", AFTER, "Phường Dĩ An", "Di An Ward", "Thành phố Hồ Chí Minh",
                     id="a ward in another province than before"),
        pytest.param("778", BEFORE, "Quận 7", "District 7", "Thành phố Hồ Chí Minh", id="numbered"),
        pytest.param("20333", AFTER, "Đặc khu Hoàng Sa", "Hoang Sa Special Zone",
                     "Thành phố Đà Nẵng", id="Hoàng Sa"),
        pytest.param("22736", AFTER, "Đặc khu Trường Sa", "Truong Sa Special Zone",
                     "Tỉnh Khánh Hòa", id="Trường Sa"),
        pytest.param("15", BEFORE, "Tỉnh Yên Bái", "Yen Bai Province", "Việt Nam", id="code 15"),
        pytest.param("15", AFTER, "Tỉnh Lào Cai", "Lao Cai Province", "Việt Nam",
                     id="the same code later"),
        pytest.param("46", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế", "Thua Thien Hue Province",
                     "Việt Nam", id="Huế before 2025"),
    ],
)  # fmt: skip
def test_samples(register, code, day, name, name_en, above):
    unit = register.at(code, day)

    assert (unit.name, unit.name_en) == (name, name_en)
    assert register.parent_of(unit).name == above


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        pytest.param("498", (15.5, 17.5), (111, 113), id="Huyện Hoàng Sa, not Đà Nẵng city"),
        pytest.param("576", (6, 12), (111, 118), id="Huyện Trường Sa, not the mainland"),
    ],
)
def test_the_archipelagos_lie_where_they_are(register, code, latitude, longitude):
    unit = register.at(code, BEFORE)

    assert latitude[0] < unit.latitude < latitude[1]
    assert longitude[0] < unit.longitude < longitude[1]


def test_positions_lie_in_viet_nam_and_every_unit_of_today_has_one(register):
    for unit in register.units:
        if unit.latitude is not None:
            assert 6 < unit.latitude < 24
            assert 102 < unit.longitude < 118
    assert all(unit.latitude for unit in standing(register, AFTER, LOWEST | {UnitKind.PROVINCE}))


def test_the_core_follows_codes_that_are_used_again(changes):
    lineage = lineage_of(changes)

    assert lineage.predecessors("15", AFTER, BEFORE).keys() == {"10", "15"}
    assert lineage.successors("06664", BEFORE, AFTER) == {"06652": 1}
    assert None in lineage.successors("00016", BEFORE, AFTER).values()


def test_the_comparison_reads_the_same_table(changes):
    assert read_lineage(str(national_lineage())).days == lineage_of(changes).days


def test_the_tables_are_small():
    folder = national_units().parent

    assert sum(path.stat().st_size for path in folder.iterdir()) < 2_000_000
