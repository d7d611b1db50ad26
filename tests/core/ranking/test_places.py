"""Ranks within blocks: ties, compared values, excluded units."""

from decimal import Context, Decimal, localcontext
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import (
    NoSurvey,
    Policies,
    RankedValue,
    ReducedMaximum,
    Standing,
    Ties,
    WhenMissing,
)
from thuocdo.core.ranking.places import compared, ranked, ranked_in_blocks
from thuocdo.core.rounding import EXACT, ratio

D = Decimal
scores = st.dictionaries(
    st.text("abc0123456789", min_size=1, max_size=4),
    st.integers(0, 12).map(lambda quarters: Decimal(quarters) / 4),
    min_size=1,
    max_size=6,
)


def policies(*, ties=Ties.COMPETITION, ranked_value=RankedValue.EXACT, decimals=2):
    return Policies(
        WhenMissing.INCOMPLETE,
        ReducedMaximum.KEEP,
        NoSurvey.REFUSED,
        None,
        None,
        ties,
        ranked_value,
        Standing.PERCENT,
        decimals,
    )


@pytest.mark.parametrize(
    ("ties", "numbers"),
    [
        pytest.param(Ties.COMPETITION, [1, 1, 3, 4, 4, 4], id="1, 1, 3"),
        pytest.param(Ties.DENSE, [1, 1, 2, 3, 3, 3], id="1, 1, 2"),
        pytest.param(Ties.ORDINAL, [1, 2, 3, 4, 5, 6], id="1, 2, 3"),
    ],
)
def test_ties_are_numbered_as_the_set_says(ties, numbers):
    values = dict(zip("abcdef", map(D, (9, 9, 8, 7, 7, 7)), strict=True))

    places = ranked(values, ties)

    assert [place.rank for place in places.values()] == numbers
    assert [place.is_tied for place in places.values()] == [True, True, False, True, True, True]
    assert {place.out_of for place in places.values()} == {6}


def test_places_come_in_the_order_of_ranks_and_equal_ones_in_that_of_codes():
    values = {"xã 10": D(5), "xã 9": D(5), "xã 2": D(7), "xã 1": D(1)}

    places = ranked(values, Ties.ORDINAL)

    assert list(places) == ["xã 2", "xã 9", "xã 10", "xã 1"]
    assert [place.rank for place in places.values()] == [1, 2, 3, 4]


def test_values_that_differ_far_behind_are_not_equal():
    values = {"a": D("1." + "0" * 32 + "1"), "b": D("1." + "0" * 32 + "2")}

    with localcontext(Context(prec=5)):
        places = ranked(values, Ties.COMPETITION)

    assert [(unit, place.rank) for unit, place in places.items()] == [("b", 1), ("a", 2)]


def test_a_sum_of_thirds_ties_with_the_whole():
    thirds = EXACT.multiply(D(3), ratio(D(10), D(3)))

    places = ranked_in_blocks({"a": thirds, "b": D(10), "c": D("9.999")}, {}, policies())

    assert [place.rank for place in places.values()] == [1, 1, 3]


@pytest.mark.parametrize(
    ("value", "decimals", "ranks"),
    [
        pytest.param(RankedValue.EXACT, 2, [1, 2, 3], id="exact"),
        pytest.param(RankedValue.PUBLISHED, 2, [1, 1, 3], id="as published"),
        pytest.param(RankedValue.PUBLISHED, 1, [1, 1, 1], id="as published with one decimal"),
    ],
)
def test_ranks_compare_the_exact_or_the_published_value(value, decimals, ranks):
    totals = {"a": D("80.1149"), "b": D("80.1051"), "c": D("80.1")}

    places = ranked_in_blocks(totals, {}, policies(ranked_value=value, decimals=decimals))

    assert [places[unit].rank for unit in "abc"] == ranks


def test_the_compared_value_is_what_is_published():
    assert str(compared(D("80.115"), policies(ranked_value=RankedValue.PUBLISHED))) == "80.12"
    assert compared(D("80.115"), policies()) == D("80.115")


def test_blocks_are_never_mixed():
    totals = {"a": D(9), "b": D(8), "c": D(7), "d": D(6)}
    blocks = {"a": "sở", "b": "xã", "c": "sở"}

    places = ranked_in_blocks(totals, blocks, policies())

    assert {unit: place[:2] for unit, place in places.items()} == {
        "a": (1, 2),
        "c": (2, 2),
        "b": (1, 1),
        "d": (1, 1),
    }


def test_an_incomplete_unit_has_no_rank_and_does_not_count():
    places = ranked_in_blocks({"a": D(5), "b": None, "c": D(0)}, {}, policies())

    assert {unit: place[:2] for unit, place in places.items()} == {"a": (1, 2), "c": (2, 2)}


def test_an_excluded_unit_has_no_rank_and_does_not_count():
    places = ranked_in_blocks({"a": D(9), "b": D(8), "c": D(7)}, {}, policies(), ["a"])

    assert {unit: place[:2] for unit, place in places.items()} == {"b": (1, 2), "c": (2, 2)}


def test_a_unit_that_was_not_assessed_cannot_be_excluded():
    with pytest.raises(InvalidRequest, match="không xếp hạng y, z không có trong danh sách"):
        ranked_in_blocks({"a": D(9)}, {}, policies(), ["z", "a", "y"])


def test_the_policy_on_ties_holds_in_blocks():
    totals = {"a": D(9), "b": D(9), "c": D(7)}

    places = ranked_in_blocks(totals, {}, policies(ties=Ties.DENSE))

    assert places["c"].rank == 2


@pytest.mark.slow
@given(scores)
def test_ranks_follow_scores(values):
    places = ranked(values, Ties.COMPETITION)

    assert min(place.rank for place in places.values()) == 1
    for one, other in permutations(values, 2):
        assert (places[one].rank < places[other].rank) == (values[one] > values[other])
        assert (places[one].rank == places[other].rank) == (values[one] == values[other])


@pytest.mark.slow
@given(scores)
def test_a_competition_rank_is_one_more_than_the_number_of_better_units(values):
    for unit, place in ranked(values, Ties.COMPETITION).items():
        assert place.rank == 1 + sum(value > values[unit] for value in values.values())


@pytest.mark.slow
@given(scores, st.randoms(use_true_random=False))
def test_the_order_in_which_units_are_named_does_not_matter(values, chance):
    shuffled = dict(chance.sample(list(values.items()), len(values)))

    for ties in Ties:
        assert list(ranked(shuffled, ties).items()) == list(ranked(values, ties).items())
