"""Tests of how sources of chance are prepared: what is pooled and what is drawn one by one."""

import numpy as np
import pytest

from thuocdo.core.robustness.model import FEW_LEAVES, model
from thuocdo.core.robustness.points_table import points_table
from thuocdo.core.robustness.uncertainty import Uncertainty, chances


def prepared(points, maxima, **sources):
    table = points_table(points, maxima, np.zeros(len(points)))
    return model(table, chances(Uncertainty(**sources), table), np.arange(len(points)))


def test_a_survey_error_is_cut_only_where_it_can_reach_a_limit():
    ours = prepared([[5.0, 5.0], [9.9, 5.0], [0.1, 5.0]], 10, survey_error=[0.5, 0])

    assert ours.cut.units.tolist() == [1, 2]
    assert ours.cut.leaves.tolist() == [0, 0]
    assert ours.cut.sizes.ravel().tolist() == [500_000, 500_000]
    assert ours.cut.highest.ravel().tolist() == [100_000, 9_900_000]
    assert ours.cut.lowest.ravel().tolist() == [-9_900_000, -100_000]
    assert ours.pooled.leaves.tolist() == [0]
    assert (ours.pooled.variances * ours.pooled.unit)[0] == pytest.approx([0.25e12, 0, 0])


def test_the_errors_of_one_unit_add_up_in_squares():
    ours = prepared([[5.0, 5.0]], 10, survey_error=[0.3, 0.4])

    total = ours.pooled.variances.sum() * ours.pooled.unit
    assert total == pytest.approx(0.25e12, rel=1e-8)


@pytest.mark.parametrize(
    ("leaves", "drawn"),
    [
        pytest.param(FEW_LEAVES, FEW_LEAVES, id="few: each drawn"),
        pytest.param(FEW_LEAVES + 1, 0, id="many: pooled"),
    ],
)
def test_rounding_of_many_leaves_is_pooled(leaves, drawn):
    ours = prepared(np.ones((2, leaves)), 2, rounding=0.005)

    assert len(ours.rounding.leaves) == drawn
    assert (ours.rounding.halves == 5_000).all()
    assert len(ours.pooled.leaves) == leaves - drawn
    assert ours.pooled.variances * ours.pooled.unit == pytest.approx(
        np.full((leaves - drawn, 2), 5_000**2 / 3), rel=1e-6
    )


def test_one_unit_alone_may_have_been_rounded():
    ours = prepared([[1.0], [1.0]], 2, rounding=[[0.005], [0.0]])

    assert ours.rounding.halves.tolist() == [[5_000, 0]]


def test_a_move_stops_at_the_limits_of_the_leaf():
    ours = prepared([[0.9, 0.2], [0.5, 1.0]], 1, disagreement=[0.1, 0.2], move=0.25)

    assert ours.moves.probability == 0.2
    assert ours.moves.parts.tolist() == [[2**14, 2**15]] * 2
    assert np.rint(ours.moves.changes).tolist() == [
        [[100_000, -250_000], [250_000, -200_000]],
        [[250_000, -250_000], [0, -250_000]],
    ]


def test_disagreement_without_a_size_moves_nothing():
    assert prepared([[1.0]], 1, disagreement=1.0).moves.leaves.size == 0


def test_whole_keys_stand_for_points_totals_and_scale():
    ours = prepared([[0.1, 0.2], [1 / 3, 0.0]], [0.5, 2], weights=0.1)

    assert ours.points.tolist() == [[100_000, 333_333], [200_000, 0]]
    assert ours.totals.tolist() == [300_000, 333_333]
    assert ours.scale.tolist() == [500_000, 2_000_000]
