"""Tests of totals and ranks over several years."""

import numpy as np
import pytest
from scipy.stats import rankdata

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.yearly_ranks import ranks_from_points


def test_each_year_is_added_up_and_ranked_by_itself():
    points = np.random.default_rng(1).integers(0, 40, (3, 50, 4)) / 4
    blocks = np.arange(50) % 2

    yearly = ranks_from_points(points, blocks)

    assert yearly.totals == pytest.approx(points.sum(axis=2))
    for total, ranks in zip(yearly.totals, yearly.ranks, strict=True):
        for block in (0, 1):
            here = blocks == block
            assert ranks[here].tolist() == rankdata(-total[here], method="min").tolist()


def test_a_unit_is_not_ranked_in_a_year_with_missing_points():
    points = np.array([[[1.0, 2.0], [np.nan, 3.0], [1.0, 1.0]], [[1.0, 2.0], [3.0, 3.0], [1, 1]]])

    yearly = ranks_from_points(points, np.ones(3, dtype=np.int64))

    assert yearly.ranks.tolist() == [[1, 0, 2], [2, 1, 3]]
    assert np.isnan(yearly.totals[0, 1])


def test_a_unit_may_change_its_block():
    points = np.array([[[1.0], [2.0], [3.0]]] * 2)

    yearly = ranks_from_points(points, np.array([[1, 1, 2], [1, 2, 2]]))

    assert yearly.ranks.tolist() == [[2, 1, 1], [1, 2, 1]]


def test_equal_totals_share_a_rank_in_spite_of_rounding_noise():
    points = np.array([[[0.1, 0.2], [0.3, 0.0], [0.2, 0.0]]])
    blocks = np.ones(3, dtype=np.int64)

    assert ranks_from_points(points, blocks).ranks.tolist() == [[1, 1, 3]]
    assert ranks_from_points(points, blocks, ties="dense").ranks.tolist() == [[1, 1, 2]]


@pytest.mark.parametrize(
    ("points", "blocks"),
    [
        pytest.param((3, 2), (3,), id="no years"),
        pytest.param((1, 3, 2), (2,), id="blocks too few"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(points, blocks):
    with pytest.raises(InvalidRequest, match="năm × đơn vị"):
        ranks_from_points(np.zeros(points), np.zeros(blocks, dtype=np.int64))
