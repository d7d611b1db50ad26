"""Tests of the seeded stream and the tables over it."""

from statistics import NormalDist

import numpy as np
import pytest

from thuocdo.core.robustness.chance import HITS_AT_ONCE, Chance, normal_table


def test_the_stream_is_the_same_for_good():
    chance = Chance(20, 64)

    assert chance.levels(2, 3).tolist() == [[55935, 57643, 46061], [4297, 12521, 1783]]
    assert next(chance.hits(10_000, 0.01))[:5].tolist() == [174, 192, 300, 328, 447]


def test_seed_and_first_replicate_both_make_the_stream():
    streams = {tuple(Chance(*key).levels(1, 4)[0].tolist()) for key in [(1, 0), (1, 64), (2, 0)]}

    assert len(streams) == 3


def test_the_normal_table_is_the_normal_distribution():
    table = normal_table()

    assert len(table) == 65_536
    assert (np.diff(table) > 0).all()
    assert table.std() == pytest.approx(1, abs=1e-9)
    assert (table == -table[::-1]).all()
    middle = (np.arange(0, 65_536, 911) + 0.5) / 65_536
    expected = [NormalDist().inv_cdf(share) for share in middle]
    assert table[::911] == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("probability", [0.01, 0.3])
def test_hits_come_as_often_as_their_probability_says(probability):
    trials = 400_000

    hits = np.concatenate(list(Chance(7, 0).hits(trials, probability)))

    assert (np.diff(hits) > 0).all()
    assert hits[0] >= 0
    assert hits[-1] < trials
    error = (trials * probability * (1 - probability)) ** 0.5
    assert abs(len(hits) - trials * probability) < 3 * error
    # Neighbouring trials succeed independently of each other.
    pairs = (np.diff(hits) == 1).sum()
    expected = trials * probability**2
    assert pairs == pytest.approx(expected, abs=3 * expected**0.5)


def test_every_trial_hits_when_it_must():
    trials = HITS_AT_ONCE + 5

    hits = np.concatenate(list(Chance(7, 0).hits(trials, 1.0)))

    assert hits.tolist() == list(range(trials))


def test_hardly_any_trial_hits_when_it_hardly_can():
    assert sum(len(hits) for hits in Chance(7, 0).hits(1000, 1e-12)) == 0
