"""Last year's figures under this year's rules: used where they exist, never guessed."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.comparing.rescoring import asks_for_the_same, rescored_leaves, rescored_total
from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.rollup.results import State
from thuocdo.core.scoring.days import DayCount, DayKind
from thuocdo.core.scoring.deadline import Deadline
from thuocdo.core.scoring.entered import Entered
from thuocdo.core.scoring.steps import Step
from thuocdo.vietnamese.sentence import Sentence

D = Decimal
TIERS = {"kind": "tiers", "measure": "rate"}
OLD_STEPS = [{"from": 50, "points": 4}, {"below": 50, "points": 0}]
NEW_STEPS = [{"from": 80, "points": 4}, {"below": 80, "points": 1}]
OLD, NEW = TIERS | {"steps": OLD_STEPS}, TIERS | {"steps": NEW_STEPS}
RATE = {"zero_denominator": "score_zero", "not_applicable": "reduce_maximum"}


@pytest.fixture
def rescore(edition, write, score):
    """Rescore one leaf, as it stood in both editions."""

    def rescored(before, after, figures, *, survey_held=True, given=None, **policies):
        old = edition("2024", write.group("1", *before), **policies)
        new = edition("2025", write.group("1", *after), **policies)
        comparison = compare_editions(old, new)
        result = score(old, figures, survey_held=survey_held)
        return rescored_leaves(comparison, result, score(new, {}), given or {})

    return rescored


def test_a_changed_rule_is_applied_to_the_stored_figures(rescore, write):
    found = rescore(
        [write.leaf("1.1", 4, OLD, **RATE)],
        [write.leaf("1.1", 4, NEW, **RATE)],
        {"1.1": {"numerator": 60, "denominator": 100}},
    )

    assert found["1.1"].is_known
    assert found["1.1"].result.points == 1


def test_the_same_rule_keeps_its_share_of_the_maximum(rescore, write):
    found = rescore([write.leaf("1.1", 3)], [write.leaf("1.1", 7)], {"1.1": 1})

    assert abs(found["1.1"].result.points * 3 - 7) < D("1e-20")
    assert found["1.1"].result.maximum == 7


def test_what_does_not_apply_stays_so(rescore, write):
    found = rescore(
        [write.leaf("1.1", 4, OLD, **RATE)],
        [write.leaf("1.1", 4, NEW, **RATE)],
        {"1.1": "Không có bộ phận"},
    )

    assert found["1.1"].result.state is State.NOT_APPLICABLE
    assert found["1.1"].result.points is None


def test_a_larger_maximum_does_not_make_an_item_apply(rescore, write):
    leaf = {"not_applicable": "reduce_maximum"}
    found = rescore(
        [write.leaf("1.1", 3, **leaf)], [write.leaf("1.1", 6, **leaf)], {"1.1": "Không có"}
    )

    assert (found["1.1"].result.points, found["1.1"].result.maximum) == (None, 0)


PENALTY = {"minimum": -3, "rule": {"kind": "per_item", "each": -1}}


def test_a_penalty_keeps_its_points(rescore, write):
    found = rescore(
        [write.leaf("1.1", 1), write.leaf("1.2", 0) | PENALTY],
        [write.leaf("1.1", 1), write.leaf("1.2", 0) | PENALTY],
        {"1.1": 1, "1.2": {"count": 2}},
    )

    assert found["1.2"].result.points == -2


def test_a_policy_that_no_longer_allows_it_leaves_it_unknown(rescore, write):
    found = rescore(
        [write.leaf("1.1", 3, not_applicable="reduce_maximum")],
        [write.leaf("1.1", 3)],
        {"1.1": "Không có"},
    )

    assert not found["1.1"].is_known


@pytest.mark.parametrize(
    ("before", "after", "figures"),
    [
        pytest.param({"rule": "entered"}, {"rule": "all_or_nothing"}, 1, id="other figures"),
        pytest.param(
            {"rule": OLD, "inputs": {"numerator": "Hồ sơ trực tuyến"}} | RATE,
            {"rule": NEW, "inputs": {"numerator": "Hồ sơ toàn trình"}} | RATE,
            {"numerator": 60, "denominator": 100},
            id="a figure of another meaning",
        ),
        pytest.param({"rule": OLD} | RATE, {"rule": NEW} | RATE, None, id="no figures"),
        pytest.param({}, {}, None, id="no figures, same rule"),
    ],
)
def test_figures_that_do_not_answer_the_new_rule(rescore, write, before, after, figures):
    found = rescore(
        [write.leaf("1.1", 4, **before)],
        [write.leaf("1.1", 4, **after)],
        {} if figures is None else {"1.1": figures},
    )

    assert not found["1.1"].is_known
    assert found["1.1"].result.state is State.MISSING  # this year's, which has no figures here


def test_a_zero_by_the_sets_own_word_stays_zero(rescore, write):
    found = rescore(
        [write.leaf("1.1", 4, OLD, **RATE)],
        [write.leaf("1.1", 4, NEW, **RATE)],
        {},
        missing="score_zero",
    )

    assert found["1.1"].is_known
    assert found["1.1"].result.points == 0


def test_a_survey_that_was_not_held_stays_away(rescore, write):
    share = {"kind": "survey", "form": "share"}
    more = {"method": "survey", "zero_denominator": "score_zero"}
    surveyed, other = write.leaf("1.1", 4, share, **more), write.leaf("1.2", 1)

    found = rescore([surveyed, other], [surveyed, other], {"1.2": 1}, survey_held=False)
    changed = rescore(
        [surveyed, other], [surveyed | {"method": "data"}, other], {"1.2": 1}, survey_held=False
    )

    assert found["1.1"].is_known
    assert found["1.1"].result.state is State.NO_SURVEY
    assert not changed["1.1"].is_known


def chosen(write, code="1.2"):
    branches = [
        {"from": 2, "rule": {"kind": "entered"}},
        {"below": 2, "rule": {"kind": "all_or_nothing"}},
    ]
    return write.leaf(code, 2, {"kind": "chosen_tiers", "chosen_by": "1.1", "branches": branches})


def test_a_rule_that_looks_at_another_leaf_is_scored_again(rescore, write):
    found = rescore(
        [write.leaf("1.1", 4, OLD, **RATE), chosen(write)],
        [write.leaf("1.1", 4, NEW, **RATE), chosen(write)],
        {"1.1": {"numerator": 60, "denominator": 100}, "1.2": {"points": 1, "yes": True}},
    )

    # 60 % now earns 1 point, which chooses the other branch.
    assert found["1.2"].result.points == 2


def test_what_looks_at_an_unknown_leaf_is_unknown(rescore, write, restated):
    rescored = rescore(
        [write.leaf("1.1", 4), chosen(write)],
        [write.leaf("1.1", 4, "all_or_nothing"), chosen(write)],
        {"1.1": 4, "1.2": {"points": 1, "yes": True}},
        given=restated({}),
    )
    given = rescore(
        [write.leaf("1.1", 4), chosen(write)],
        [write.leaf("1.1", 4, "all_or_nothing"), chosen(write)],
        {"1.1": 4, "1.2": {"points": 1, "yes": True}},
        given=restated({"1.2": 1}),
    )

    assert not rescored["1.2"].is_known
    assert not given["1.2"].is_known


def test_restated_figures_are_scored(rescore, write, restated):
    found = rescore(
        [write.leaf("1.1", 4)],
        [write.leaf("1.1", 4, "all_or_nothing")],
        {"1.1": 4},
        given=restated({"1.1": {"yes": True}}),
    )

    assert found["1.1"].result.points == 4


def test_unfit_restated_figures_are_refused(rescore, write, restated):
    leaves = [write.leaf("1.1", 4)]

    with pytest.raises(InvalidRequest, match=r"cho mã 7\.7, không có trong x/2025"):
        rescore(leaves, leaves, {"1.1": 4}, given=restated({"7.7": 1}))
    with pytest.raises(InvalidFigure, match=r"1\.1"):
        rescore(leaves, leaves, {"1.1": 4}, given=restated({"1.1": 9}))


def test_a_fixed_day_belongs_to_its_year():
    label = Sentence("Ngày", "Day")
    step = Step(D(1), None, False, None, False)

    def due(reference_on):
        return Deadline(
            DayCount(DayKind.CALENDAR), (step,), reference_on, D(0), label, Sentence("Mốc", "From")
        )

    assert asks_for_the_same(due(None), due(None))
    assert not asks_for_the_same(due(None), due(date(2025, 3, 31)))
    assert not asks_for_the_same(due(date(2024, 3, 31)), due(None))
    assert asks_for_the_same(Entered(D(0), D(1)), Entered(D(0), D(2)))
    assert not asks_for_the_same(None, Entered(D(0), D(1)))
    assert not asks_for_the_same(Entered(D(0), D(1)), None)


def test_the_rescored_total_goes_through_the_roll_up(edition, write, score):
    part = {"code": "b", "kind": "bonus", "title": "Thưởng", "in_scale": False, "domains": ["1"]}
    one = edition("2024", write.group("1", write.leaf("1.1", 5)), parts=[part | {"cap": 2}])
    result = score(one, {"1.1": 5})

    rescored = rescored_leaves(compare_editions(one, one), result, result, {})

    assert rescored_total(one, rescored) == 2
