"""Rates are made last, from whole numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.analytics.rate import NO_CASES, NOT_ENOUGH, Rate

hits_of = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "of", "expected"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3
        pytest.param(81, 263, ("0.2553", "0.3662"), id="81 of 263"),
        pytest.param(15, 148, ("0.0624", "0.1605"), id="15 of 148"),
        pytest.param(0, 20, ("0.0000", "0.1611"), id="none of 20"),
        pytest.param(1, 29, ("0.0061", "0.1718"), id="1 of 29"),
    ],
)
def test_wilsons_interval(hits, of, expected):
    low, high = Rate(hits, of, of).interval

    assert (round(low / 100, 4), round(high / 100, 4)) == tuple(map(Decimal, expected))


@pytest.mark.parametrize(
    ("rate", "percent", "lack"),
    [
        pytest.param(Rate(0, 0, 0), None, NO_CASES, id="no cases: no value"),
        pytest.param(Rate(0, 10, 10), Decimal(0), None, id="none of ten"),
        pytest.param(Rate(29, 29, 29, 30), Decimal(100), NOT_ENOUGH, id="one case too few"),
        pytest.param(Rate(30, 30, 30, 30), Decimal(100), None, id="just enough"),
        pytest.param(Rate(500, 1000, 3, 5), Decimal(50), NOT_ENOUGH, id="much of few dossiers"),
    ],
)
def test_what_a_rate_says(rate, percent, lack):
    assert (rate.percent, rate.lack) == (percent, lack)


def test_what_is_no_sample_has_no_interval():
    assert Rate(1, 2, 2, has_interval=False).interval is None
    assert Rate(3, 2, 2).interval is None


@given(hits_of)
def test_the_interval_holds_the_rate_and_lies_from_0_to_100(counts):
    rate = Rate(*counts, counts[1])

    low, high = rate.interval

    assert 0 <= low <= rate.percent <= high <= 100


@given(hits_of)
def test_the_interval_of_the_others_mirrors_it(counts):
    hits, of = counts

    low, high = Rate(hits, of, of).interval
    mirrored = Rate(of - hits, of, of).interval

    assert mirrored == pytest.approx((100 - high, 100 - low), abs=Decimal("1e-20"))
