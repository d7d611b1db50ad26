"""Points for each thing: a bonus up to its cap, a penalty down to its floor."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

BONUS = "{kind: per_item, each: 0.75}"
PENALTY = "{kind: per_item, each: -0.5}"
DOWN_TO_TWO = {"maximum": "0", "minimum": "-2"}
ENDLESS = {"maximum": "0", "minimum": None}


@pytest.mark.parametrize(
    ("text", "terms", "count", "points"),
    [
        pytest.param(BONUS, {"maximum": "2"}, 0, "0", id="none"),
        pytest.param(BONUS, {"maximum": "2"}, 2, "1.5", id="two"),
        pytest.param(BONUS, {"maximum": "2"}, 3, "2", id="held by the cap"),
        pytest.param(PENALTY, DOWN_TO_TWO, 3, "-1.5", id="three times off"),
        pytest.param(PENALTY, DOWN_TO_TWO, 5, "-2", id="held by the floor"),
        pytest.param(PENALTY, ENDLESS, 50, "-25", id="without a floor"),
    ],
)
def test_each_thing_counts_until_it_is_held(rule_from, points_of, text, terms, count, points):
    assert points_of(rule_from(text, **terms), {"count": count}) == Decimal(points)


def test_no_penalty_is_plain_zero_without_a_sign(rule_from, points_of):
    assert str(points_of(rule_from(PENALTY, **ENDLESS), {"count": 0})) == "0"


def test_what_was_not_counted_is_missing(rule_from, points_of):
    assert points_of(rule_from(BONUS), {}) is Gone.MISSING


@pytest.mark.parametrize(
    ("text", "terms", "bounds"),
    [
        pytest.param(BONUS, {"maximum": "2"}, (0, 2), id="bonus"),
        pytest.param(BONUS, {"maximum": "2", "minimum": "-1"}, (0, 2), id="a bonus takes none off"),
        pytest.param(PENALTY, DOWN_TO_TWO, (-2, 0), id="penalty"),
        pytest.param(PENALTY, ENDLESS, (None, 0), id="endless penalty"),
    ],
)
def test_its_bounds(rule_from, text, terms, bounds):
    assert rule_from(text, **terms).bounds() == bounds


@pytest.mark.parametrize(
    ("text", "terms", "vi", "en"),
    [
        pytest.param(
            BONUS,
            {"maximum": "2"},
            "mỗi hồ sơ: 0,75 điểm; tối đa 2 điểm",
            "each dossier: 0.75 points; at most 2 points",
            id="bonus",
        ),
        pytest.param(
            PENALTY,
            {**DOWN_TO_TWO, "counted": ("", "")},
            "mỗi trường hợp: trừ 0,5 điểm; không thấp hơn -2 điểm",
            "each case: 0.5 points off; not below -2 points",
            id="penalty for cases without a name",
        ),
        pytest.param(
            PENALTY,
            ENDLESS,
            "mỗi hồ sơ: trừ 0,5 điểm",
            "each dossier: 0.5 points off",
            id="endless penalty",
        ),
    ],
)
def test_the_rule_in_words(rule_from, text, terms, vi, en):
    assert rule_from(text, **terms).sentence() == (vi, en)


@pytest.mark.parametrize(
    ("text", "terms", "count", "vi"),
    [
        pytest.param(BONUS, {"maximum": "2"}, 2, "2 hồ sơ × 0,75 điểm", id="in full"),
        pytest.param(
            BONUS, {"maximum": "2"}, 3, "3 hồ sơ × 0,75 điểm; tối đa 2 điểm", id="held by the cap"
        ),
        pytest.param(
            PENALTY,
            DOWN_TO_TWO,
            9,
            "9 hồ sơ × -0,5 điểm; không thấp hơn -2 điểm",
            id="held by the floor",
        ),
    ],
)
def test_how_the_points_came_about(rule_from, explained, text, terms, count, vi):
    assert explained(rule_from(text, **terms), {"count": count}).vi == vi


def test_the_next_step_is_as_many_as_the_cap_pays_for(rule_from, next_of):
    step = next_of(rule_from(BONUS, maximum="2"), {"count": 1})

    assert (step.changes, step.points) == ({"count": 3}, 2)
    assert step.sentence == ("cần thêm 2 hồ sơ", "2 more dossiers needed")


def test_a_penalty_is_undone_by_putting_all_right(rule_from, next_of):
    step = next_of(rule_from(PENALTY, **ENDLESS), {"count": 1})

    assert step.changes == {"count": 0}
    assert step.sentence == ("cần khắc phục 1 hồ sơ", "1 dossier to be put right")


@pytest.mark.parametrize(
    ("text", "terms", "count"),
    [
        pytest.param(BONUS, {"maximum": "2"}, 3, id="at the cap"),
        pytest.param(PENALTY, ENDLESS, 0, id="without a penalty"),
    ],
)
def test_at_the_top_there_is_no_next(rule_from, next_of, text, terms, count):
    assert next_of(rule_from(text, **terms), {"count": count}) is None


@pytest.mark.parametrize(
    ("each", "terms", "vi", "en"),
    [
        pytest.param("0", {}, "`each` không được bằng 0", "`each` must not be 0", id="nothing"),
        pytest.param(
            "1",
            {"maximum": "0"},
            "`each: 1` cộng điểm nhưng `maximum` là 0",
            "`each: 1` adds points, but the `maximum` is 0",
            id="a bonus without room",
        ),
        pytest.param(
            "-1",
            {"maximum": "2", "minimum": "-1"},
            "`maximum` của mục phải là 0",
            "the item's `maximum` must be 0",
            id="a penalty that never earns its maximum",
        ),
        pytest.param(
            "-1",
            {"maximum": "0"},
            "mục không cho điểm âm",
            "the item cannot go below 0",
            id="a penalty without room",
        ),
    ],
)
def test_amounts_that_can_do_nothing_are_refused(refusal_of, each, terms, vi, en):
    sentence = refusal_of(f"{{kind: per_item, each: {each}}}", **terms)

    assert vi in sentence.vi
    assert en in sentence.en
