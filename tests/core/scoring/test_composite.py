"""Composites: all, any, sum, least, best, over rules and other leaves."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.rule import Gone

YES = "{name: p, label: Kế hoạch, maximum: 4, rule: {kind: all_or_nothing}}"
COUNT = (
    "{name: n, label: Số vụ, maximum: 4, rule: {kind: tiers, measure: count, "
    "steps: [{from: 4, points: 4}, {from: 2, below: 4, points: 2}, {below: 2, points: 0}]}}"
)
RATE = (
    "{name: r, label: Tỷ lệ, maximum: 4%s, rule: {kind: proportional, measure: rate, full_at: 80}}"
)
LEAF = '{code: "1.1", full: 3}'


def joined(how, *parts, leaves=""):
    listed = f", parts: [{', '.join(parts)}]" if parts else ""
    others = f", leaves: [{leaves}]" if leaves else ""
    return f"{{kind: composite, combine: {how}{listed}{others}}}"


@pytest.mark.parametrize(
    ("how", "yes", "count", "leaf", "points"),
    [
        pytest.param("all", True, 4, "3", 10, id="all: everything full"),
        pytest.param("all", True, 4, "2.9", 0, id="all: a leaf not full"),
        pytest.param("all", True, 3, "3", 0, id="all: a part not full"),
        pytest.param("any", False, 4, "0", 10, id="any: one full part"),
        pytest.param("any", False, 3, "3", 10, id="any: one full leaf"),
        pytest.param("any", False, 3, "2", 0, id="any: none full"),
        pytest.param("sum", True, 2, "1", 7, id="sum"),
        pytest.param("sum", True, 4, "3", 10, id="sum: held by the maximum"),
        pytest.param("sum", False, 0, "5", 3, id="sum: a leaf counts up to its full points"),
        pytest.param("sum", False, 0, "-2", 0, id="sum: not below zero"),
        pytest.param("least", True, 2, "3", 2, id="least"),
        pytest.param("least", True, 4, "-2", 0, id="least: not below zero"),
        pytest.param("best", False, 2, "1", 2, id="best"),
        pytest.param("best", False, 0, "9", 3, id="best: a leaf counts up to its full points"),
    ],
)
def test_parts_and_leaves_are_joined(rule_from, points_of, *, how, yes, count, leaf, points):
    rule = rule_from(joined(how, YES, COUNT, leaves=LEAF))

    assert points_of(rule, {"p.yes": yes, "n.count": count}, {"1.1": leaf}) == points


@pytest.mark.parametrize(
    ("how", "maximum", "high"),
    [
        pytest.param("all", "10", 10, id="all"),
        pytest.param("any", "10", 10, id="any"),
        pytest.param("sum", "10", 10, id="sum, held"),
        pytest.param("sum", "20", 11, id="sum, not held"),
        pytest.param("least", "10", 3, id="least"),
        pytest.param("least", "2", 2, id="least, held"),
        pytest.param("best", "10", 4, id="best"),
        pytest.param("best", "2", 2, id="best, held"),
    ],
)
def test_its_bounds(rule_from, how, maximum, high):
    rule = rule_from(joined(how, YES, COUNT, leaves=LEAF), maximum=maximum)

    assert rule.bounds() == (0, high)


@pytest.mark.parametrize(
    ("figures", "others", "why"),
    [
        pytest.param({"n.count": 4}, {"1.1": "3"}, Gone.MISSING, id="a part is missing"),
        pytest.param({"p.yes": True, "n.count": 4}, {}, Gone.MISSING, id="a leaf is missing"),
        pytest.param(
            {"p.yes": True, "n.count": 4}, {"1.1": None}, Gone.MISSING, id="a leaf without points"
        ),
        pytest.param(
            {"yes": True, "count": 4}, {"1.1": "3"}, Gone.MISSING, id="names without part"
        ),
    ],
)
def test_a_part_without_points_leaves_the_whole_without(rule_from, points_of, figures, others, why):
    rule = rule_from(joined("any", YES, COUNT, leaves=LEAF))

    assert points_of(rule, figures, others) is why


NOTHING = {"r.numerator": 0, "r.denominator": 0}


@pytest.mark.parametrize(
    ("policy", "figures", "points"),
    [
        pytest.param("", {"p.yes": True}, Gone.NO_DENOMINATOR, id="the leaf decides"),
        pytest.param("", {}, Gone.MISSING, id="what is missing comes first"),
        pytest.param(", zero_denominator: score_zero", {"p.yes": True}, 4, id="the part is zero"),
        pytest.param(
            ", zero_denominator: award_maximum", {"p.yes": False}, 4, id="the part is awarded"
        ),
    ],
)
def test_a_part_in_which_nothing_arose(rule_from, points_of, policy, figures, points):
    rule = rule_from(joined("sum", RATE % policy, YES), maximum="8")

    assert points_of(rule, {**NOTHING, **figures}) == points
    assert rule.may_lack_denominator is not bool(policy)


def test_a_part_in_which_nothing_arose_is_told(rule_from, explained):
    rule = rule_from(joined("sum", RATE % ", zero_denominator: award_maximum", YES), maximum="8")

    assert explained(rule, {**NOTHING, "p.yes": False}) == (
        (
            "Tỷ lệ — không phát sinh (mẫu số bằng 0) (4 điểm); Kế hoạch — không đạt: Có thực hiện "
            "(0 điểm)"
        ),
        (
            "Tỷ lệ — nothing arose (the denominator is 0) (4 points); "
            "Kế hoạch — does not hold: Done (0 points)"
        ),
    )


@pytest.mark.parametrize(
    ("how", "vi", "en"),
    [
        pytest.param(
            "all",
            "10 điểm khi tất cả các phần đều đạt tối đa, nếu không 0 điểm: ",
            "10 points when every part is full, else 0 points: ",
            id="all",
        ),
        pytest.param(
            "any",
            "10 điểm khi ít nhất một phần đạt tối đa, nếu không 0 điểm: ",
            "10 points when at least one part is full, else 0 points: ",
            id="any",
        ),
        pytest.param(
            "sum",
            "cộng các phần, tối đa 10 điểm: ",
            "the sum of the parts, at most 10 points: ",
            id="sum",
        ),
        pytest.param(
            "least",
            "lấy phần thấp nhất, tối đa 10 điểm: ",
            "the lowest part, at most 10 points: ",
            id="least",
        ),
        pytest.param(
            "best",
            "lấy phần cao nhất, tối đa 10 điểm: ",
            "the highest part, at most 10 points: ",
            id="best",
        ),
    ],
)
def test_the_rule_in_words(rule_from, how, vi, en):
    rule = rule_from(joined(how, YES, leaves=LEAF))

    assert rule.sentence() == (
        f"{vi}Kế hoạch (Có thực hiện: 4 điểm; không: 0 điểm); mục 1.1 đạt 3 điểm",
        f"{en}Kế hoạch (Done: 4 points; else 0 points); item 1.1 with 3 points",
    )


@pytest.mark.parametrize(
    ("how", "figures", "changes", "points", "vi"),
    [
        pytest.param(
            "sum",
            {"p.yes": False, "n.count": 1},
            {"n.count": 2},
            2,
            "Số vụ — cần thêm 1 hồ sơ",
            id="sum: the smallest gain of one part",
        ),
        pytest.param(
            "least",
            {"p.yes": False, "n.count": 1},
            {"p.yes": True, "n.count": 2},
            2,
            "Kế hoạch — cần đáp ứng: Có thực hiện; Số vụ — cần thêm 1 hồ sơ",
            id="least: both at once",
        ),
        pytest.param(
            "least",
            {"p.yes": True, "n.count": 3},
            {"n.count": 4},
            4,
            "Số vụ — cần thêm 1 hồ sơ",
            id="least: only the weaker one",
        ),
        pytest.param(
            "all",
            {"p.yes": False, "n.count": 1},
            {"p.yes": True, "n.count": 4},
            10,
            "Kế hoạch — cần đáp ứng: Có thực hiện; Số vụ — cần thêm 1 hồ sơ rồi cần thêm 2 hồ sơ",
            id="all: step by step until everything is full",
        ),
        pytest.param(
            "any",
            {"p.yes": False, "n.count": 1},
            {"p.yes": True},
            10,
            "Kế hoạch — cần đáp ứng: Có thực hiện",
            id="any: one part is enough",
        ),
    ],
)
def test_the_next_step_changes_no_more_than_it_takes(
    rule_from, next_of, *, how, figures, changes, points, vi
):
    step = next_of(rule_from(joined(how, YES, COUNT)), figures)

    assert (step.changes, step.points) == (changes, points)
    assert step.sentence.vi == vi


def test_parts_that_rose_in_vain_are_left_as_they_are(rule_from, next_of):
    second = COUNT.replace("name: n", "name: m")
    rule = rule_from(joined("any", COUNT, second))

    step = next_of(rule, {"n.count": 0, "m.count": 0})

    assert step.changes == {"m.count": 4}
    assert step.sentence.en == "Số vụ — 2 more dossiers needed, then 2 more dossiers needed"


@pytest.mark.parametrize(
    ("how", "figures", "leaf"),
    [
        pytest.param(
            "all", {"p.yes": True, "n.count": 1}, "1", id="only the other leaf is lacking"
        ),
        pytest.param("all", {"p.yes": True, "n.count": 4}, "3", id="everything is full"),
    ],
)
def test_no_next_step_can_be_named(rule_from, next_of, how, figures, leaf):
    assert next_of(rule_from(joined(how, YES, COUNT, leaves=LEAF)), figures, {"1.1": leaf}) is None


def test_it_needs_its_leaves_and_those_of_its_parts(rule_from):
    inner = joined("sum", leaves='{code: "2", full: 2}, {code: "1.1", full: 2}')
    part = f"{{name: q, label: Q, maximum: 4, rule: {inner}}}"
    rule = rule_from(joined("sum", part, YES, leaves=LEAF))

    assert rule.needs == ("1.1", "2")


def test_a_composite_may_stand_in_a_composite(rule_from, points_of, next_of):
    inner = joined("all", COUNT)
    part = f"{{name: q, label: Q, maximum: 6, rule: {inner}}}"
    rule = rule_from(joined("sum", part, YES))

    assert [i.name for i in rule.inputs] == ["q.n.count", "p.yes"]
    assert points_of(rule, {"q.n.count": 4, "p.yes": True}) == 10
    assert next_of(rule, {"q.n.count": 3, "p.yes": True}).changes == {"q.n.count": Decimal(4)}


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            joined("sum"),
            "cần `parts` hoặc `leaves`",
            "needs `parts` or `leaves`",
            id="nothing to join",
        ),
        pytest.param(
            joined("average", YES), "all, any, sum, least, best", "is not one of", id="unknown way"
        ),
        pytest.param(
            joined("sum", YES, YES),
            "`p` trong `parts` đã được dùng",
            "`p` under `parts` is already in use",
            id="one part twice",
        ),
        pytest.param(
            joined("sum", YES, leaves=f"{LEAF}, {LEAF}"),
            "`1.1` trong `leaves` đã được dùng",
            "`1.1` under `leaves` is already in use",
            id="one leaf twice",
        ),
        pytest.param(
            joined("sum", YES.replace("name: p", "name: p.q")),
            "tên phần `p.q` không được có dấu chấm",
            "the part `p.q` must have no point",
            id="a part that could be an input",
        ),
        pytest.param(
            joined("sum", COUNT.replace("maximum: 4", "maximum: 5")),
            "cho tối đa 4 điểm, `maximum` ghi 5",
            "gives at most 4 points, its `maximum` says 5",
            id="a part that cannot be full",
        ),
        pytest.param(
            joined("sum", COUNT.replace("maximum: 4", "maximum: 3")),
            "cho tối đa 4 điểm, `maximum` ghi 3",
            "gives at most 4 points, its `maximum` says 3",
            id="a part that gives more than it says",
        ),
        pytest.param(
            joined("sum", YES.replace("maximum: 4", "maximum: 4, zero_denominator: score_zero")),
            "phần này không có mẫu số",
            "this part has no denominator",
            id="a policy without a denominator",
        ),
        pytest.param(
            joined("sum", RATE % ", zero_denominator: refused"),
            "score_zero, award_maximum",
            "is not one of",
            id="an unknown policy",
        ),
        pytest.param(
            joined("sum", YES.replace("label: Kế hoạch", "label: K, colour: red")),
            "khóa `colour` không được dùng ở đây",
            "the key `colour` is not used here",
            id="an unknown key in a part",
        ),
    ],
)
def test_unfit_parts_are_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en


def test_a_part_has_labels_of_its_own(rule_from):
    part = YES.replace("maximum", "inputs: {yes: Có kế hoạch}, inputs_en: {yes: Planned}, maximum")
    (asked,) = rule_from(joined("sum", part)).inputs

    assert asked.label == ("Có kế hoạch", "Planned")
