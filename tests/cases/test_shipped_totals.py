"""What the real sets come to as a whole: groups, caps, penalties, bands, published totals."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet, Method
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.rounding import to_published
from thuocdo.core.scoring.figures import Entry

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def qd766() -> IndexSet:
    return load_index_set(ROOT / "index_sets/qd766/2026")


@pytest.fixture(scope="module")
def khanhhoa() -> IndexSet:
    return load_index_set(ROOT / "index_sets/khanhhoa-nq57-commune/2026")


@pytest.fixture(scope="module")
def dong_phu() -> UnitResult:
    index_set = load_index_set(ROOT / "index_sets/binhphuoc-dongphu-district/2022")
    with (ROOT / "demo/published/dong-phu-2022.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["code"] != "TOTAL"]
    entries = {row["code"]: Entry({row["input"]: Decimal(row["value"])}) for row in rows}
    return Scorer(index_set).score("Đồng Phú", entries)


def best_entries(index_set: IndexSet) -> dict[str, Entry]:
    """For each leaf the figures of its first worked case, which earns the maximum."""
    return {leaf.code: leaf.cases[0].entry for leaf in index_set.leaves if leaf.rule is not None}


def test_766_has_24_metrics_in_five_groups(qd766):
    maxima = {domain.code: domain.maximum for domain in qd766.domains}

    assert len(qd766.leaves) == 24
    assert maxima == {"G1": 18, "G2": 20, "G3": 22, "G4": 22, "G5": 18}


def test_766_adds_up_to_100_and_shows_both_halves_of_online_services(qd766):
    result = Scorer(qd766).score("A", best_entries(qd766))

    assert (result.total, result.maximum) == (100, 100)
    assert (result.groups["G4A"].points, result.groups["G4B"].points) == (12, 10)


def test_766_awards_a_commune_the_maximum_of_what_only_provinces_have(qd766):
    entries = best_entries(qd766)
    for code in ("G3.6", "G3.7", "G4A.1"):
        entries[code] = Entry({}, "Chỉ tiêu của cấp tỉnh")

    result = Scorer(qd766).score("Xã A", entries)

    assert (result.total, result.maximum) == (100, 100)


def test_766_rests_on_sources_that_nobody_has_confirmed(qd766):
    confirmed = [s for leaf in qd766.leaves for s in leaf.sources if s.is_confirmed]

    assert not confirmed
    assert qd766.caveat.vi
    assert qd766.caveat.en


def test_khanhhoa_earns_85_in_the_main_part_and_15_as_bonus(khanhhoa):
    result = Scorer(khanhhoa).score("A", best_entries(khanhhoa))

    assert (result.parts["main"].points, result.parts["bonus"].points) == (85, 15)
    assert (result.total, result.maximum, result.band) == (100, 100, "A")


def test_khanhhoa_takes_penalties_off_the_total_and_grades_what_is_left(khanhhoa):
    entries = best_entries(khanhhoa)
    entries["V.1"] = Entry({"done_on": date(2026, 12, 18)})
    entries["V.2"] = Entry({"count": Decimal(8)})
    entries["V.3"] = Entry({"count": Decimal(1)})

    result = Scorer(khanhhoa).score("A", entries)

    assert (result.total, result.band) == (Decimal("89.5"), "B")


def test_khanhhoa_never_falls_below_zero(khanhhoa):
    entries = best_entries(khanhhoa)
    entries["V.2"] = Entry({"count": Decimal(500)})

    result = Scorer(khanhhoa).score("A", entries)

    assert (result.total, result.band) == (0, "D")


def test_khanhhoa_reads_the_total_against_a_smaller_maximum_where_nothing_arose(khanhhoa):
    entries = best_entries(khanhhoa)
    entries["II.6"] = Entry({}, "Không được giao kinh phí riêng")

    result = Scorer(khanhhoa).score("A", entries)

    assert (result.total, result.maximum, result.rescaled_from) == (90, 90, None)


def test_dong_phu_adds_up_to_what_its_parts_say_and_not_to_its_stated_total(dong_phu):
    assert (dong_phu.total, dong_phu.maximum) == (Decimal("106.42"), 113)
    assert to_published(dong_phu.percent) == Decimal("94.18")


def test_dong_phu_shows_eight_parts_and_the_survey_as_a_method(dong_phu):
    survey, others = dong_phu.methods[Method.SURVEY], dong_phu.methods[Method.SELF]

    assert list(dong_phu.groups) == ["XHH", "I", "II", "III", "IV", "V", "VI", "VII"]
    assert (survey.points, survey.maximum) == (Decimal("21.5"), 23)
    assert (others.points, others.maximum) == (Decimal("84.92"), 90)
