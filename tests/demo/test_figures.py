"""The figures of the made-up province can all be scored, look real, and show each special case."""

import csv
import re
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from statistics import correlation, mean

import pytest

from demo_figures.declarations import declarations, items_of
from demo_figures.totals import total_of
from thuocdo.core.rollup.results import State
from thuocdo.core.rounding import to_published

pytestmark = pytest.mark.slow  # all eight tables are read and scored once

TABLES = [
    pytest.param(scheme, year, id=f"{scheme} {year}")
    for scheme in ("departments", "communes")
    for year in (2022, 2023, 2024, 2025)
]
COMMUNES_2025 = ("communes", 2025)
DONG_PHU, TIEN_LU = "C029", "C043"


def complete(results):
    return {unit: r for unit, r in results.items() if not r.missing}


def ranked_values(results, register, key, block):
    """Published totals of the ranked units of a block, best first."""
    members = [
        to_published(r.total)
        for unit, r in complete(results[key]).items()
        if register[unit].block == block and register[unit].is_ranked
    ]
    return sorted(members, reverse=True)


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_totals_are_those_of_the_reference(results, scheme, year):
    items = items_of(scheme, year)
    scored = complete(results[scheme, year])
    expected = {
        d.unit.code: total_of(items, d.entries, scheme)
        for d in declarations(scheme, year)
        if d.unit.code in scored
    }

    assert scored.keys() == expected.keys()
    for unit, total in expected.items():
        assert abs(Fraction(scored[unit].total) - total) < Fraction(1, 10**25), unit


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_totals_spread_over_several_bands(results, scheme, year):
    scored = complete(results[scheme, year]).values()
    totals = [r.total for r in scored]

    assert 60 < min(totals) < 73
    assert 93 < max(totals) < 98
    assert len({r.band for r in scored}) >= 3
    assert "E" not in {r.band for r in scored}


@pytest.mark.parametrize("scheme", ["departments", "communes"])
def test_units_improve_slowly_and_keep_their_place_more_or_less(results, scheme):
    years = [complete(results[scheme, year]) for year in (2022, 2023, 2024, 2025)]
    means = [mean(r.total for r in year.values()) for year in years]
    both = sorted(years[0].keys() & years[3].keys())
    first, last = ([float(year[unit].total) for unit in both] for year in (years[0], years[3]))

    assert means == sorted(means)
    assert means[3] - means[0] < 8
    assert 0.6 < correlation(first, last) < 0.99
    assert any(years[3][unit].total < years[2][unit].total for unit in both)


def test_one_unit_in_one_year_is_incomplete(results):
    incomplete = {
        (*key, unit): r.missing
        for key, units in results.items()
        for unit, r in units.items()
        if r.missing
    }

    assert incomplete == {("communes", 2024, TIEN_LU): ("5.4", "6.4", "8.2")}
    assert results["communes", 2024][TIEN_LU].percent is None
    assert results["communes", 2024][TIEN_LU].band is None


def test_dong_phu_lacks_132_payments_for_the_next_step(results):
    leaf = results[COMMUNES_2025][DONG_PHU].leaves["7.1.2"]
    values = leaf.entry.values

    assert (values["numerator"], values["denominator"]) == (870, 2004)
    assert (870 + 132) * 2 == 2004
    steps = {(step.low, step.points) for step in leaf.leaf.rule.steps}
    assert (Decimal(50), leaf.maximum) in steps
    assert leaf.points < leaf.maximum


@pytest.mark.parametrize(
    ("year", "block", "sizes"),
    [
        pytest.param(2022, "xã", [2], id="a pair in 2022"),
        pytest.param(2023, "xã", [2, 3], id="a pair and a triple in 2023"),
        pytest.param(2025, "xã", [2, 3], id="a pair and a triple in 2025"),
        pytest.param(2025, "phường", [2], id="a pair of wards in 2025"),
    ],
)
def test_some_units_tie(results, register, year, block, sizes):
    totals = ranked_values(results, register, ("communes", year), block)

    ties = sorted(count for count in Counter(totals).values() if count > 1)
    assert [size for size in sizes if size not in ties] == []


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_late_dossiers_are_those_that_were_not_settled_on_time(results, scheme, year):
    for unit, result in results[scheme, year].items():
        settled, apologies = (result.leaves[code].entry for code in ("3.2.1", "3.2.2"))
        if settled.values:
            late = settled.values["denominator"] - settled.values["numerator"]
            assert apologies.values["denominator"] == late, unit


def test_mountain_communes_pay_online_less(results, register):
    rates = defaultdict(list)
    for unit, result in results[COMMUNES_2025].items():
        values = result.leaves["7.1.2"].entry.values
        rates[register[unit].region].append(values["numerator"] / values["denominator"])

    assert mean(rates["Miền núi"]) + Decimal("0.05") < mean(rates["Đồng bằng"])


def test_dossier_counts_have_a_heavy_tail(results):
    counts = sorted(
        r.leaves["3.2.1"].entry.values["denominator"] for r in results[COMMUNES_2025].values()
    )

    assert counts[-1] > 4 * counts[len(counts) // 2]
    assert mean(counts) > counts[len(counts) // 2]


def test_some_items_are_full_for_nearly_everybody_and_most_are_not(results):
    units = results[COMMUNES_2025].values()
    full = {
        code: sum(r.leaves[code].points == r.leaves[code].maximum for r in units) / len(units)
        for code in next(iter(units)).leaves
        if code.split(".")[0] not in {"9", "10"}
    }

    at_ceiling = {code for code, share in full.items() if share >= 0.95}
    assert {"1.5", "3.3.1", "4.2"} <= at_ceiling
    assert 3 <= len(at_ceiling) <= 8
    assert sum(share < 0.6 for share in full.values()) > 30


@pytest.mark.parametrize(
    ("key", "unit", "code", "points"),
    [
        pytest.param(("departments", 2025), "S15", "7.1.2", None, id="reduced, with a reason"),
        pytest.param(("departments", 2025), "S14", "6.2", None, id="left out"),
        pytest.param(("departments", 2025), "S15", "3.3.2", Decimal("0.5"), id="awarded"),
        pytest.param(("communes", 2023), "C053", "7.2.2", 0, id="zero points"),
        pytest.param(("communes", 2025), "C006", "2.2", None, id="nothing arose: reduced"),
        pytest.param(("communes", 2024), "C053", "8.5", None, id="no survey in one commune"),
    ],
)
def test_items_that_do_not_apply(results, key, unit, code, points):
    leaf = results[key][unit].leaves[code]

    assert leaf.state is State.NOT_APPLICABLE
    assert leaf.points == points


def test_zero_denominators_award_the_maximum(results):
    leaf = results["departments", 2025]["S15"].leaves["3.2.3"]

    assert leaf.state is State.SCORED
    assert leaf.points == leaf.maximum
    assert leaf.entry.values["denominator"] == 0


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_bonus_and_penalties_reach_a_few(results, scheme, year):
    units = results[scheme, year].values()
    with_bonus = [r for r in units if r.parts["bonus"].points > 0]
    with_penalty = [r for r in units if r.parts["penalty"].points < 0]

    assert 0 < len(with_bonus) < len(units) / 2
    assert 0 < len(with_penalty) < len(units) / 2
    assert all(r.parts["bonus"].points <= 3 for r in units)


def test_a_bonus_is_held_by_its_cap_and_a_penalty_by_its_floor(results):
    praised = results[COMMUNES_2025]["C036"]
    blamed = results["departments", 2024]["S18"]

    assert (praised.groups["9"].points, praised.parts["bonus"].points) == (4, 3)
    assert (blamed.groups["10"].points, blamed.parts["penalty"].points) == (Decimal("-5.5"), -5)


def test_late_submissions_cost_points_and_a_waiver_saves_one(results):
    leaves = [r.leaves["10.3"] for r in results[COMMUNES_2025].values()]

    assert any(leaf.points < 0 for leaf in leaves)
    assert results["departments", 2025]["S20"].leaves["10.3"].points == Decimal("-0.75")
    waived = [leaf for leaf in leaves if "waiver" in leaf.entry.values]
    assert waived
    assert all(leaf.points == 0 for leaf in waived)


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_surveys_come_with_respondents_and_a_standard_error(results, scheme, year):
    for result in results[scheme, year].values():
        for leaf in result.leaves.values():
            if leaf.leaf.method == "survey" and leaf.state is State.SCORED:
                values = leaf.entry.values
                assert 0 < values["standard_error"] < 8
                assert sum(v for k, v in values.items() if k != "standard_error") >= 50


@pytest.mark.parametrize(("scheme", "year"), TABLES)
def test_the_table_is_plain_and_leaves_nothing_to_guess(province, scheme, year):
    with (province / f"{scheme}-{year}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert list(rows[0]) == ["unit", "code", "input", "value", "document", "page"]
    assert all(row["value"] for row in rows)
    # three digits after the mark could be thousands
    assert [r["value"] for r in rows if re.fullmatch(r"\d+[.,]\d{3}", r["value"])] == []
    assert 0.2 < mean(bool(row["document"]) for row in rows) < 0.5
    assert all(bool(row["document"]) == bool(row["page"]) for row in rows)
