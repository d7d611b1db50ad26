"""The made-up province: 61 communes until June 2025, 60 after, and no part of one is lost."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from thuocdo.vietnamese.collation import sort_key


@pytest.fixture(scope="module")
def units(province):
    with (province / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def edges(province):
    with (province / "lineage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def standing(units, day):
    """Codes of the communes that stand on a day."""
    return {
        code
        for code, unit in units.items()
        if unit["type"] not in {"department", "province"}
        and unit["valid_from"] <= day
        and (not unit["valid_to"] or day <= unit["valid_to"])
    }


def test_sixty_one_communes_become_sixty_on_the_first_of_july_2025(units):
    assert len(standing(units, "2025-06-30")) == 61
    assert len(standing(units, "2025-07-01")) == 60


def test_twenty_departments_one_of_them_not_ranked(units):
    departments = [u for u in units.values() if u["type"] == "department"]

    assert len(departments) == 20
    assert {u["block"] for u in departments} == {"sở, ngành"}
    assert [u["code"] for u in departments if u["is_ranked"] == "không"] == ["S01"]


def test_blocks_regions_and_types_of_communes(units):
    communes = [units[code] for code in standing(units, "2025-12-31")]

    assert Counter(u["block"] for u in communes) == {"xã": 45, "phường": 15}
    assert {u["region"] for u in communes} == {"Miền núi", "Đồng bằng", "Ven biển"}
    assert [u["name"] for u in communes if u["type"] == "special_zone"] == ["Đặc khu Hòn Trà"]


def test_one_merge_of_three_one_split_in_two_one_rename(edges):
    kinds = Counter((edge["date"], edge["kind"]) for edge in edges)

    assert kinds == {("2025-07-01", k): n for k, n in (("merge", 3), ("split", 2), ("rename", 1))}


def test_the_shares_of_each_old_unit_add_to_one(edges):
    shares = defaultdict(Decimal)
    for edge in edges:
        shares[edge["old"]] += Decimal(edge["share_of_old"])

    assert set(shares.values()) == {Decimal(1)}


def test_shares_are_those_of_the_populations(units, edges):
    received = defaultdict(Decimal)
    for edge in edges:
        old = Decimal(units[edge["old"]]["population"])
        received[edge["new"]] += Decimal(edge["share_of_old"]) * old

    assert received == {new: Decimal(units[new]["population"]) for new in received}


def test_old_units_end_the_day_before_the_new_ones_begin(units, edges):
    assert {units[edge["old"]]["valid_to"] for edge in edges} == {"2025-06-30"}
    assert {units[edge["new"]]["valid_from"] for edge in edges} == {"2025-07-01"}
    assert {edge["old"] for edge in edges} == {c for c, u in units.items() if u["valid_to"]}


def test_names_try_the_vietnamese_order(units):
    names = {u["name"].split(" ", 1)[1] for u in units.values() if u["type"] != "department"}
    tricky = ["An Khê", "Ăn Sơn", "Ân Thi", "Bắc Hà", "Dĩ An", "Duy Tiên", "Đà Giang", "Đồng Phú"]

    assert names >= set(tricky)
    assert sorted(tricky, key=sort_key) == tricky


@pytest.mark.slow
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_the_units_that_declare_are_those_of_the_year(units, figures, year):
    assert set(figures["communes", year]) == standing(units, f"{year}-12-31")
    assert len(figures["departments", year]) == 20
