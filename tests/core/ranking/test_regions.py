"""Standings of regions: ranks inside, and the regions by the mean of their units."""

from dataclasses import replace
from decimal import Context, Decimal, localcontext

import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import RankedValue
from thuocdo.core.ranking.regions import region_standings

D = Decimal
TOTALS = {"a": D(90), "b": D(80), "c": D(88), "d": D(86), "e": None, "f": D(99)}
REGIONS = {"a": "Bắc", "b": "Bắc", "c": "Nam", "d": "Nam", "e": "Nam"}


@pytest.fixture(scope="module")
def policies(books):
    return books.load(books.group("1", books.leaf("1.1"))).policies


def test_regions_are_ranked_by_the_mean_of_their_units(policies):
    regions = region_standings(TOTALS, REGIONS, policies).regions

    assert [(r.name, r.mean, r.units) for r in regions] == [("Nam", 87, 2), ("Bắc", 85, 2)]
    assert [r.place[:2] for r in regions] == [(1, 2), (2, 2)]


def test_units_are_ranked_inside_their_region(policies):
    inside = region_standings(TOTALS, REGIONS, policies).inside

    assert {unit: place[:2] for unit, place in inside.items()} == {
        "a": (1, 2),
        "b": (2, 2),
        "c": (1, 2),
        "d": (2, 2),
    }


def test_an_excluded_unit_counts_in_neither_view(policies):
    standings = region_standings(TOTALS, REGIONS, policies, ["a"])

    assert standings.inside["b"][:2] == (1, 1)
    assert [(r.name, r.mean) for r in standings.regions] == [("Nam", 87), ("Bắc", 80)]


def test_a_unit_that_was_not_assessed_cannot_be_excluded(policies):
    with pytest.raises(InvalidRequest, match="z"):
        region_standings(TOTALS, REGIONS, policies, ["z"])


@pytest.mark.parametrize(
    ("value", "ranks"),
    [
        pytest.param(RankedValue.EXACT, [1, 2], id="exact"),
        pytest.param(RankedValue.PUBLISHED, [1, 1], id="as published"),
    ],
)
def test_means_are_compared_as_totals_are(policies, value, ranks):
    totals = {"a": D("80.004"), "b": D("80.001")}
    standings = region_standings(
        totals, {"a": "Bắc", "b": "Nam"}, replace(policies, ranked_value=value)
    )

    assert [r.place.rank for r in standings.regions] == ranks


def test_a_mean_does_not_depend_on_the_context(policies):
    totals, regions = {"a": D("80.0001"), "b": D("80.0002")}, {"a": "Bắc", "b": "Bắc"}

    with localcontext(Context(prec=3)):
        (region,) = region_standings(totals, regions, policies).regions

    assert region.mean == D("80.00015")
