"""Tests of the sources of chance."""

import numpy as np
import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import points_table
from thuocdo.core.robustness.uncertainty import Uncertainty, chances

TABLE = points_table([[1.0, 0.0], [0.5, -1.0], [0.0, 2.0]], [1, 3], [1, 1, 1], minima=[0, -1])


def test_all_sources_are_off_when_nothing_is_said():
    off = chances(Uncertainty(), TABLE)

    assert off.weights == 0
    for source in (off.survey_error, off.disagreement, off.move, off.rounding):
        assert source.tolist() == [[0, 0]] * 3


@pytest.mark.parametrize(
    ("source", "spread"),
    [
        pytest.param(0.25, [[0.25, 0.25]] * 3, id="one number"),
        pytest.param([0, 4], [[0, 4]] * 3, id="one a leaf, up to its width"),
        pytest.param([[0, 1], [1, 0], [0, 0]], [[0, 1], [1, 0], [0, 0]], id="one a cell"),
    ],
)
def test_a_source_is_spread_over_the_table(source, spread):
    assert chances(Uncertainty(survey_error=source), TABLE).survey_error.tolist() == spread


@pytest.mark.parametrize(
    ("uncertainty", "name"),
    [
        pytest.param(Uncertainty(survey_error=[1.1, 0]), "survey_error", id="above the width"),
        pytest.param(Uncertainty(survey_error=[-0.1, 0]), "survey_error", id="negative"),
        pytest.param(Uncertainty(survey_error=np.nan), "survey_error", id="not a number"),
        pytest.param(Uncertainty(move="a"), "move", id="a text"),
        pytest.param(Uncertainty(move=[[0], [0, 1]]), "move", id="rows of two lengths"),
        pytest.param(Uncertainty(weights="0.1"), "weights", id="weights a text"),
        pytest.param(Uncertainty(rounding=[0.1, 0.1, 0.1]), "rounding", id="another shape"),
        pytest.param(Uncertainty(disagreement=1.01), "disagreement", id="no probability"),
        pytest.param(Uncertainty(move=[0, 4.1]), "move", id="a move beyond the leaf"),
        pytest.param(Uncertainty(weights=0.51), "weights", id="weights too wide"),
        pytest.param(Uncertainty(weights=-0.1), "weights", id="weights negative"),
    ],
)
def test_a_source_out_of_range_is_refused_by_name(uncertainty, name):
    with pytest.raises(InvalidRequest) as refusal:
        chances(uncertainty, TABLE)

    assert f'"{name}"' in refusal.value.sentence.en
    assert f"«{name}»" in refusal.value.sentence.vi


def test_the_widest_sources_are_allowed():
    widest = chances(Uncertainty(disagreement=1, move=[1, 4], weights=0.5), TABLE)

    assert widest.move.max() == 4
