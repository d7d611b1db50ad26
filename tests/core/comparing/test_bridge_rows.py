"""One item of the bridge: which cause takes which points."""

from decimal import Decimal

import pytest

from thuocdo.core.comparing.bridge import Predecessor, bridge
from thuocdo.core.comparing.bridge_rows import (
    NO_FIGURES_BEFORE,
    NO_FIGURES_NOW,
    NOT_RESCORED,
    gravest,
    weight_effect,
)
from thuocdo.core.comparing.effects import Effects
from thuocdo.core.index_set.editions import compare_editions

D = Decimal
INFORMATIONAL = {"code": "1.1", "title": "Mục 1.1", "method": "self", "informational": True}


@pytest.fixture
def row(edition, write, score):
    """The row of leaf 1.1, next to a plain leaf."""

    def crossed(before, after, old, new):
        plain = write.leaf("1.2", 1)
        comparison = compare_editions(
            edition("2024", write.group("1", before, plain)),
            edition("2025", write.group("1", after, plain)),
        )
        was = score(comparison.old, {"1.2": 1} | ({} if old is None else {"1.1": old}))
        now = score(comparison.new, {"1.2": 1} | ({} if new is None else {"1.1": new}))
        return bridge(comparison, now, [Predecessor(was)]).rows[0]

    return crossed


@pytest.mark.parametrize(
    ("points", "old_maximum", "new_maximum", "expected"),
    [
        pytest.param(1, 2, 3, D("0.5"), id="raised"),
        pytest.param(1, 2, 1, D("-0.5"), id="lowered"),
        pytest.param(1, 3, 4, D("0.333333333333"), id="on the grid"),
        pytest.param(-2, 0, 3, D(0), id="a penalty has no share"),
        pytest.param(1, 2, 2, D(0), id="kept"),
    ],
)
def test_weight_effect(points, old_maximum, new_maximum, expected):
    assert weight_effect(D(points), D(old_maximum), D(new_maximum)) == expected


def test_an_item_that_begins_or_ceases_to_be_scored_is_weight(row, write):
    began = row(INFORMATIONAL, write.leaf("1.1", 2), None, 1.5)
    ceased = row(write.leaf("1.1", 2), INFORMATIONAL, 1.5, None)

    assert began.effects == Effects(weight=D("1.5"))
    assert ceased.effects == Effects(weight=D("-1.5"))
    assert not began.has_points
    assert began.title.vi == "Mục 1.1"


@pytest.mark.parametrize(
    ("old", "new", "reason", "undetermined"),
    [
        pytest.param(None, 2, NO_FIGURES_BEFORE, 2, id="before"),
        pytest.param(2, None, NO_FIGURES_NOW, -2, id="now"),
        pytest.param(None, None, NO_FIGURES_BEFORE, 0, id="both"),
    ],
)
def test_missing_figures_explain_nothing(row, write, old, new, reason, undetermined):
    found = row(write.leaf("1.1", 2), write.leaf("1.1", 2), old, new)

    assert found.reason == reason
    assert found.is_missing
    assert found.effects == Effects(undetermined=D(undetermined))


def test_an_item_that_begins_to_apply_is_a_real_result(row, write):
    leaf = write.leaf("1.1", 2, not_applicable="reduce_maximum")

    found = row(leaf, leaf, "Không có bộ phận này", 1)

    assert found.effects == Effects(real=D(1))
    assert not found.has_points
    assert not found.is_missing


def test_the_known_weight_is_stated_even_without_the_figures(row, write):
    found = row(write.leaf("1.1", 2), write.leaf("1.1", 4, "all_or_nothing"), 1, {"yes": True})

    assert found.effects == Effects(weight=D(1), undetermined=D(2))
    assert found.reason == NOT_RESCORED
    assert not found.is_missing


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        pytest.param([None, None], None, id="none"),
        pytest.param([None, NOT_RESCORED], NOT_RESCORED, id="one"),
        pytest.param([NOT_RESCORED, NO_FIGURES_NOW], NO_FIGURES_NOW, id="missing figures first"),
    ],
)
def test_the_gravest_reason_is_told(reasons, expected):
    assert gravest(reasons) == expected
