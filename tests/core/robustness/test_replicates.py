"""Tests of drawn totals against what probability theory says of them."""

import numpy as np
import pytest

from thuocdo.core.robustness.chance import Chance
from thuocdo.core.robustness.model import model
from thuocdo.core.robustness.points_table import points_table
from thuocdo.core.robustness.replicates import drawn_weights, simulated_keys
from thuocdo.core.robustness.uncertainty import Uncertainty, chances

MANY = 20_000


def drawn(points, maxima, replicates=MANY, **sources):
    """Totals in points, replicates × units."""
    table = points_table(points, maxima, np.zeros(len(points)))
    ours = model(table, chances(Uncertainty(**sources), table), np.arange(len(points)))
    return simulated_keys(ours, Chance(5, 0), replicates) / 1e6


def test_without_chance_every_replicate_is_the_total():
    assert drawn([[0.1, 0.2], [1.0, 1.5]], 2, replicates=3).tolist() == [[0.3, 2.5]] * 3


def test_a_pooled_survey_error_has_its_standard_error():
    totals = drawn([[5.0, 5.0]], 10, survey_error=[0.3, 0.4])

    assert totals.mean() == pytest.approx(10, abs=3 * 0.5 / MANY**0.5)
    assert totals.std() == pytest.approx(0.5, rel=0.02)


def test_a_survey_error_is_cut_at_the_limits_exactly():
    totals = drawn([[10.0], [0.0], [9.5], [5.0]], 10, survey_error=0.5)

    assert (totals.min(axis=0) >= 0).all()
    assert (totals.max(axis=0) <= 10).all()
    shares = [(totals[:, 0] == 10).mean(), (totals[:, 1] == 0).mean(), (totals[:, 2] == 10).mean()]
    assert shares == pytest.approx([0.5, 0.5, 0.1587], abs=0.012)


def test_cut_errors_of_one_unit_all_reach_its_total():
    totals = drawn([[1.0, 1.0, 1.0], [0.0, 0.0, 0.0]], 1, survey_error=0.1)

    # Each of three leaves loses 0.1 × 0.3989 on average, and gains as much at the bottom.
    assert totals.mean(axis=0) == pytest.approx([3 - 0.1197, 0.1197], abs=0.003)


@pytest.mark.parametrize("leaves", [1, 2, 13])
def test_rounding_errors_have_the_variance_of_uniform_ones(leaves):
    totals = drawn(np.full((1, leaves), 0.5), 1, rounding=0.05)

    assert totals.std() == pytest.approx(0.05 * (leaves / 3) ** 0.5, rel=0.02)
    assert totals.mean() == pytest.approx(leaves / 2, abs=0.002)


def test_the_rounding_error_of_one_leaf_stays_within_its_half_unit():
    totals = drawn([[0.5]], 1, rounding=0.05)

    assert np.abs(totals - 0.5).max() < 0.05 + 1e-9
    assert np.abs(totals - 0.5).max() > 0.0499


def test_appraisers_move_as_often_as_they_disagree_up_and_down_alike():
    totals = drawn([[0.5, 0.5]], 1, disagreement=[0.2, 0.1], move=[0.1, 0.02])

    change, times = np.unique(np.rint((totals - 1) * 100), return_counts=True)
    expected = {-12: 0.005, -10: 0.09, -8: 0.005, -2: 0.04, 0: 0.72, 2: 0.04}
    expected |= {8: 0.005, 10: 0.09, 12: 0.005}
    assert dict(zip(change, times / MANY, strict=True)) == pytest.approx(expected, abs=0.01)


def test_moves_of_each_unit_and_leaf_are_its_own():
    totals = drawn(
        [[0.5, 0.5], [0.5, 0.5], [1.0, 0.0]], 1, disagreement=[1.0, 0.0], move=[0.25, 0.5]
    )

    assert set(np.unique(totals[:, 0])) == {0.75, 1.25}
    assert set(np.unique(totals[:, 2])) == {0.75, 1.0}
    assert abs(np.corrcoef(totals[:, 0], totals[:, 1])[0, 1]) < 0.03


def test_weights_keep_the_scale_and_stay_within_their_width():
    maxima = np.array([30.0, 20.0, 50.0])
    table = points_table(maxima[np.newaxis], maxima, [1])
    ours = model(table, chances(Uncertainty(weights=0.2), table), np.arange(1))

    weights = drawn_weights(ours, Chance(5, 0), MANY) / 65_536

    assert np.abs(weights @ maxima - 100).max() < 1e-2
    relative = weights / weights[:, :1]
    assert relative.min() > 0.8 / 1.2 - 1e-3
    assert relative.max() < 1.2 / 0.8 + 1e-3
    assert weights[:, 0].std() == pytest.approx(0.2 / 3**0.5, rel=0.2)


def test_a_weight_moves_each_unit_by_its_own_points():
    totals = drawn([[30.0, 20.0], [30.0, 0.0], [0.0, 20.0]], [30, 20], weights=0.3)

    assert np.abs(totals[:, 0] - 50).max() < 1e-2
    assert np.abs(totals[:, 1] + totals[:, 2] - totals[:, 0]).max() < 1e-5
    assert totals[:, 1].std() > 1


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param({"survey_error": 0.5}, id="pooled"),
        pytest.param({"survey_error": 3.0}, id="cut"),
        pytest.param({"rounding": 0.5}, id="rounding"),
        pytest.param({"disagreement": 1.0, "move": 1.0}, id="moves"),
    ],
)
def test_a_changed_weight_stretches_the_error_too(sources):
    """A leaf weighing 1.4 times as much errs 1.4 times as much."""
    table = points_table([[5.0, 0.0]], [10, 10], [1])
    source = {name: [value, 0.0] for name, value in sources.items()}
    ours = model(table, chances(Uncertainty(**source, weights=0.5), table), np.arange(1))

    weights = drawn_weights(ours, Chance(5, 0), MANY)[:, 0] / 65_536
    totals = simulated_keys(ours, Chance(5, 0), MANY)[:, 0] / 1e6 - 5 * weights

    heavy, light = weights > 1.3, weights < 0.7
    assert totals[heavy].std() / totals[light].std() == pytest.approx(
        np.sqrt((weights[heavy] ** 2).mean() / (weights[light] ** 2).mean()), rel=0.1
    )


def test_equal_units_tie_in_every_replicate_when_only_weights_change():
    points = np.tile(np.random.default_rng(3).integers(0, 101, (1, 33)) / 100, (17, 1))

    totals = drawn(points, 1, replicates=64, weights=0.25)

    assert (totals == totals[:, :1]).all()
    assert len(np.unique(totals[:, 0])) == 64
