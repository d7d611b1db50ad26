"""Tests of ranks within blocks, with SciPy as oracle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.ranks import competition_ranks, keys_of, seating

ORACLES = {"competition": "min", "dense": "dense", "ordinal": "ordinal"}
units = st.lists(st.tuples(st.integers(-9, 9), st.integers(1, 3), st.booleans()), min_size=1)


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        pytest.param("competition", [1, 4, 1, 3], id="1, 1, 3"),
        pytest.param("dense", [1, 3, 1, 2], id="1, 1, 2"),
        pytest.param("ordinal", [1, 4, 2, 3], id="1, 2, 3"),
    ],
)
def test_equal_keys_share_their_rank_as_the_set_says(ties, ranks):
    keys, blocks = np.array([90, 70, 90, 80]), np.ones(4, dtype=np.int64)

    assert competition_ranks(keys, blocks, ties=ties).tolist() == ranks


@pytest.mark.slow
@given(units, st.sampled_from(sorted(ORACLES)))
def test_ranks_are_those_of_scipy_in_each_block(rows, ties):
    keys, blocks, ranked = (np.array(column) for column in zip(*rows, strict=True))
    both = np.stack([keys, keys[::-1]])

    ranks = competition_ranks(both, blocks, ranked=ranked, ties=ties)

    for row, found in zip(both, ranks, strict=True):
        expected = np.zeros(len(row))
        for block in set(blocks.tolist()):
            some = ranked & (blocks == block)
            expected[some] = rankdata(-row[some], method=ORACLES[ties])
        assert found.tolist() == expected.tolist()


def test_many_rows_give_the_same_ranks_as_one_by_one():
    keys = np.random.default_rng(1).integers(0, 50, (21, 40))
    blocks = np.arange(40) % 3

    together = competition_ranks(keys, blocks)

    assert together.tolist() == [competition_ranks(row, blocks).tolist() for row in keys]


def test_nobody_ranked_means_zeros():
    ranks = competition_ranks(np.array([1, 2]), np.array([1, 1]), ranked=np.zeros(2, dtype=bool))

    assert ranks.tolist() == [0, 0]


def test_no_units_give_no_ranks():
    assert competition_ranks(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)).size == 0


def test_keys_are_millionths_of_a_point():
    totals = np.array([0.1 + 0.2, 0.3, 93.91, -0.0000004])

    assert keys_of(totals).tolist() == [300_000, 300_000, 93_910_000, 0]


@pytest.mark.parametrize("key", [2**36, -(2**36)])
def test_a_key_that_does_not_fit_is_refused(key):
    with pytest.raises(InvalidRequest, match="quá lớn"):
        competition_ranks(np.array([0, key]), np.array([1, 1]))


def test_the_largest_keys_keep_their_order_and_their_block():
    top = 2**36 - 1

    ranks = competition_ranks(np.array([-top, top, top, -top]), np.array([1, 1, 2, 2]))

    assert ranks.tolist() == [2, 1, 1, 2]


def test_more_blocks_and_units_than_bits_are_refused():
    blocks = np.concatenate([np.arange(2**13), np.zeros(2**12, dtype=np.int64)])

    with pytest.raises(InvalidRequest, match="8192 khối"):
        seating(blocks, np.arange(len(blocks)))


@pytest.mark.parametrize(
    ("units", "dtype"),
    [pytest.param(65_535, np.uint16, id="short"), pytest.param(65_536, np.uint32, id="long")],
)
def test_ranks_take_two_bytes_as_long_as_they_fit(units, dtype):
    blocks = np.zeros(units, dtype=np.int64)

    assert seating(blocks, np.arange(units)).ranks_dtype is dtype
