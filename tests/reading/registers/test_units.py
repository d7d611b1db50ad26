"""A table of units over time."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.reading.library import demo_units
from thuocdo.reading.registers.model import RegisteredUnit, UnitKind
from thuocdo.reading.registers.units import read_units
from thuocdo.reading.tables.refusals import UnreadableTable

HEAD = "code,name,type,parent,valid_from,valid_to,latitude,population\n"


def test_a_row_is_read_with_all_it_says(write):
    path = write("u.csv", HEAD + "01,Tỉnh A,province,,,,,\n9,Xã B,xã,01,2025-07-01,,10.5,18500\n")

    register = read_units(str(path))

    assert register.units[1] == RegisteredUnit(
        code="9",
        name="Xã B",
        kind=UnitKind.COMMUNE,
        parent="01",
        valid_from=date(2025, 7, 1),
        latitude=Decimal("10.5"),
        population=18500,
    )
    assert register.units[0].population is None


def test_vietnamese_headers_and_block_and_region(write):
    path = write(
        "u.csv",
        "Mã,Tên,Loại,Cấp trên,Khối,Vùng,Từ ngày,Đến ngày,Xếp hạng,Diện tích\n"
        "T,Tỉnh A,Tỉnh,,,,,,,\n"
        "P,Phường B,Phường,T,phường,Ven biển,01/07/2025,31/12/2025,không,1.5\n",
    )

    unit = read_units(str(path)).units[1]

    assert (unit.block, unit.region, unit.is_ranked) == ("phường", "Ven biển", False)
    assert (unit.valid_to, unit.area_km2) == (date(2025, 12, 31), Decimal("1.5"))


def test_a_code_that_is_used_again_is_another_unit(write):
    path = write("u.csv", HEAD + "1,Xã A,xã,,,2025-06-30,,\n1,Xã B,xã,,2025-07-01,,,\n")

    register = read_units(str(path))

    assert register.at("1", date(2025, 6, 30)).name == "Xã A"
    assert register.at("1", date(2025, 7, 1)).name == "Xã B"
    assert register.at("2", date(2025, 7, 1)) is None


def test_a_parent_is_the_unit_of_the_last_day(write):
    path = write(
        "u.csv",
        HEAD + "T,Tỉnh cũ,tỉnh,,,2025-06-30,,\nT,Tỉnh mới,tỉnh,,2025-07-01,,,\n"
        "1,Xã A,xã,T,,2025-06-30,,\n1,Xã A,xã,T,2025-07-01,,,\n",
    )

    register = read_units(str(path))

    parents = [register.parent_of(unit).name for unit in register.units[2:]]
    assert parents == ["Tỉnh cũ", "Tỉnh mới"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("code,name\n1,A\n", "thiếu cột type", id="a column is missing"),
        pytest.param(HEAD + ",Xã A,xã,,,,,\n", "dòng 2, cột A (code): ô này trống", id="no code"),
        pytest.param(HEAD + "1,Xã A,đảo,,,,,\n", "cột C (type): `đảo`", id="unknown type"),
        pytest.param(HEAD + "1,Xã A,xã,,mai,,,\n", "cột E (valid_from): `mai`", id="bad date"),
        pytest.param(
            HEAD + "1,Xã A,xã,,2025-07-01,2025-06-30,,\n",
            "cột F (valid_to): ngày kết thúc 30/06/2025 trước",
            id="ends before it begins",
        ),
        pytest.param(
            HEAD + "1,Xã A,xã,,,2025-07-01,,\n1,Xã B,xã,,2025-07-01,,,\n",
            "dòng 3, cột A (code): mã 1 đã thuộc về Xã A",
            id="two units on one day",
        ),
        pytest.param(
            HEAD + "1,Xã A,xã,,,,,\n1,Xã B,xã,,2025-07-01,,,\n",
            "dòng 3, cột A (code): mã 1 đã thuộc về Xã A",
            id="the first never ends",
        ),
        pytest.param(
            HEAD + "1,Xã A,xã,9,,,,\n", "cột D (parent): không có đơn vị cấp trên mã 9 hiện nay",
            id="unknown parent",
        ),
        pytest.param(
            HEAD + "T,Tỉnh,tỉnh,,2025-07-01,,,\n1,Xã A,xã,T,,2025-06-30,,\n",
            "dòng 3, cột D (parent): không có đơn vị cấp trên mã T ngày 30/06/2025",
            id="a parent that began later",
        ),
        pytest.param(HEAD + "1,Xã A,xã,,,,91,\n", "cột G (latitude): `91`", id="beyond the pole"),
    ],
)  # fmt: skip
def test_what_cannot_be_has_its_place(write, content, said):
    with pytest.raises(UnreadableTable) as refusal:
        read_units(str(write("u.csv", content)))
    assert said in refusal.value.sentence.vi
    assert refusal.value.sentence.en.startswith("u.csv")


def test_the_demonstration_register_reads():
    register = read_units(str(demo_units()))

    assert len(register.units) == 86
    assert {unit.parent for unit in register.units} == {"", "TM"}
    communes = [unit for unit in register.units if unit.region]
    assert all(unit.latitude and unit.longitude for unit in communes)
    assert len({(unit.latitude, unit.longitude) for unit in communes}) == len(communes) - 1
