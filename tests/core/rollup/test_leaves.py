"""One leaf: four states that are never confused, and a policy for everything that is absent."""

from decimal import Decimal

import pytest

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import WhenMissing
from thuocdo.core.rollup.leaves import NOTHING_AROSE, score_leaf
from thuocdo.core.rollup.results import State
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned

D = Decimal
RATE = {"kind": "proportional", "measure": "rate", "full_at": 80}
NOTHING = Entry({"numerator": D(0), "denominator": D(0)})


def leaf_of(books, **more):
    return books.load(books.group("1", books.leaf("1.1", **more), books.leaf("1.2"))).leaf("1.1")


def rate_leaf(books, zero_denominator, **more):
    return leaf_of(books, rule=RATE, zero_denominator=zero_denominator, **more)


def scored(leaf, entry, others=None, when_missing=WhenMissing.INCOMPLETE):
    return score_leaf(leaf, entry, others or {}, when_missing)


def told(result):
    return result.state, result.points, result.maximum, result.by_policy


def test_figures_are_scored_by_the_rule(books):
    result = scored(leaf_of(books), Entry({"points": D("7.5")}))

    assert told(result) == (State.SCORED, D("7.5"), 10, False)
    assert result.reached.points == D("7.5")


def test_zero_points_are_scored_not_missing(books):
    result = scored(leaf_of(books), Entry({"points": D(0)}))

    assert told(result) == (State.SCORED, 0, 10, False)


@pytest.mark.parametrize(
    "entry", [pytest.param(None, id="no entry"), pytest.param(Entry({}), id="no figures")]
)
def test_a_leaf_without_figures_is_missing_and_has_no_points(books, entry):
    result = scored(leaf_of(books), entry)

    assert told(result) == (State.MISSING, None, 10, False)
    assert result.reached is None
    assert result.entry is entry


@pytest.mark.parametrize(
    "entry", [pytest.param(None, id="no entry"), pytest.param(Entry({}), id="no figures")]
)
def test_missing_is_zero_only_where_the_set_says_so_and_is_shown_as_such(books, entry):
    result = scored(leaf_of(books), entry, when_missing=WhenMissing.SCORE_ZERO)

    assert told(result) == (State.MISSING, 0, 10, True)
    assert "chấm 0 theo quy định của bộ" in result.reached.remark.vi


@pytest.mark.parametrize(
    ("policy", "points", "maximum"),
    [
        pytest.param("reduce_maximum", None, 0, id="reduce the maximum"),
        pytest.param("award_maximum", 10, 10, id="award the maximum"),
        pytest.param("score_zero", 0, 10, id="score zero"),
        pytest.param("leave_out", None, 0, id="leave out"),
    ],
)
def test_not_applicable_follows_the_policy_of_the_leaf(books, policy, points, maximum):
    result = scored(leaf_of(books, not_applicable=policy), Entry({}, "không có thủ tục"))

    assert told(result) == (State.NOT_APPLICABLE, points, maximum, True)
    remark = result.reached.remark.vi if result.reached else None
    assert remark == (None if points is None else "không có thủ tục")


def test_a_claim_outweighs_figures(books):
    entry = Entry({"points": D(9)}, "không có thủ tục")

    assert scored(leaf_of(books, not_applicable="score_zero"), entry).points == 0


def test_a_leaf_for_everybody_refuses_the_claim(books):
    with pytest.raises(InvalidFigure, match=r"^1\.1: mục này áp dụng cho mọi đơn vị"):
        scored(leaf_of(books), Entry({}, "không có thủ tục"))


@pytest.mark.parametrize(
    ("policy", "points"),
    [pytest.param("award_maximum", 10, id="award"), pytest.param("score_zero", 0, id="zero")],
)
def test_a_denominator_of_zero_is_scored_by_its_policy(books, policy, points):
    result = scored(rate_leaf(books, policy), NOTHING)

    assert told(result) == (State.SCORED, points, 10, True)
    assert result.reached.remark == NOTHING_AROSE


@pytest.mark.parametrize(
    ("not_applicable", "points", "maximum"),
    [
        pytest.param("reduce_maximum", None, 0, id="then reduce"),
        pytest.param("award_maximum", 10, 10, id="then award"),
        pytest.param("score_zero", 0, 10, id="then zero"),
        pytest.param("leave_out", None, 0, id="then leave out"),
    ],
)
def test_a_denominator_of_zero_may_be_not_applicable(books, not_applicable, points, maximum):
    leaf = rate_leaf(books, "not_applicable", not_applicable=not_applicable)

    result = scored(leaf, NOTHING)

    assert told(result) == (State.NOT_APPLICABLE, points, maximum, True)
    assert result.entry is NOTHING


def test_a_denominator_of_zero_may_be_refused(books):
    with pytest.raises(InvalidFigure, match=r"^1\.1: mẫu số bằng 0") as refused:
        scored(rate_leaf(books, "refused"), NOTHING)

    assert refused.value.sentence.en.startswith("1.1: the denominator is 0. Check")


def test_a_refused_figure_names_the_leaf(books):
    with pytest.raises(InvalidFigure, match=r"^1\.1: 11 điểm nằm ngoài") as refused:
        scored(leaf_of(books), Entry({"points": D(11)}))

    assert refused.value.sentence.en.startswith("1.1: ")


def test_an_informational_leaf_is_shown_and_never_scored(books):
    shown = {"code": "1.2", "title": "Xem", "method": "data", "informational": True}
    leaf = books.load(books.group("1", books.leaf("1.1"), shown)).leaf("1.2")
    entry = Entry({"value": D(5)})

    assert told(scored(leaf, entry)) == (State.INFORMATIONAL, None, 0, False)
    assert scored(leaf, entry).entry is entry
    assert scored(leaf, None, when_missing=WhenMissing.SCORE_ZERO).points is None


@pytest.mark.parametrize(
    ("other", "state", "points"),
    [
        pytest.param(Earned(D(10), D(10)), State.SCORED, 10, id="full"),
        pytest.param(Earned(D(9), D(10)), State.SCORED, 0, id="not full"),
        pytest.param(None, State.MISSING, None, id="without points"),
    ],
)
def test_a_leaf_that_looks_at_another_waits_for_its_points(books, other, state, points):
    rule = {"kind": "composite", "combine": "all", "leaves": [{"code": "1.2", "full": 10}]}

    result = scored(leaf_of(books, rule=rule), Entry({}), {"1.2": other})

    assert (result.state, result.points) == (state, points)
