"""The gap advisor: what each lost point would take, and that following it earns what it says."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuocdo.core.rollup.units import Scorer
from thuocdo.core.rounding import rank_key
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.tracing.gaps import gaps_of

D = Decimal
TIERS = {
    "kind": "tiers",
    "measure": "rate",
    "steps": [
        {"from": 50, "points": 10},
        {"above": 30, "below": 50, "points": 4},
        {"to": 30, "points": 0},
    ],
}
FEWER = {
    "kind": "tiers",
    "measure": "count",
    "steps": [
        {"below": 2, "points": 10},
        {"from": 2, "to": 6, "points": 3},
        {"above": 6, "points": 0},
    ],
}
CONDITIONS = {"kind": "all_or_nothing", "conditions": {"plan": "Có kế hoạch", "report": "Báo cáo"}}
DEFECTS = {"kind": "deduction", "defects": [{"input": "late", "each": 2}]}
OPTIONS = [
    {"value": word, "label": word, "points": points}
    for word, points in (("tốt", 10), ("khá", 7), ("kém", 0))
]
PENALTY = {"kind": "per_item", "each": -1.5}


@pytest.fixture(scope="module")
def edition(books):
    zero = {"zero_denominator": "score_zero", "counted": "hồ sơ"}
    proportional = {"kind": "proportional", "measure": "rate", "full_at": 90, "pays_from": 40}
    main = books.group(
        "1",
        books.leaf("1.1", rule=TIERS, **zero),
        books.leaf("1.2", rule=CONDITIONS),
        books.leaf("1.3", rule=DEFECTS),
        books.leaf("1.4", rule={"kind": "outcomes", "options": OPTIONS}),
        books.leaf("1.5", rule=proportional, **zero),
        books.leaf("1.6", rule=FEWER),
        books.leaf("1.7", rule={"kind": "per_item", "each": 3}),
    )
    penalties = books.group("2", books.leaf("2.1", 0, minimum="none", rule=PENALTY))
    parts = [
        {"code": "main", "kind": "main", "title": "Chính", "domains": ["1"]},
        {"code": "minus", "kind": "penalty", "title": "Trừ", "domains": ["2"]},
    ]
    return books.load(main, penalties, parts=parts)


def declared(*, part=870, whole=2004, flags=(True, False), few=(0, 0, 0, 0), outcome="khá"):
    late, many, items, violations = few
    counts = {"numerator": D(part), "denominator": D(whole)}
    return {
        "1.1": Entry(counts),
        "1.2": Entry(dict(zip(("plan", "report"), flags, strict=True))),
        "1.3": Entry({"late": D(late)}),
        "1.4": Entry({"outcome": outcome}),
        "1.5": Entry(counts),
        "1.6": Entry({"count": D(many)}),
        "1.7": Entry({"count": D(items)}),
        "2.1": Entry({"count": D(violations)}),
    }


def gaps(books, entry, *, maximum=10, policies=None, **more):
    domain = books.group("1", books.leaf("1.1", maximum, **more), books.leaf("1.2"))
    edition = books.load(domain, policies=policies)
    entries = books.entries(d1_2=10) | ({"1.1": entry} if entry else {})
    return gaps_of(Scorer(edition).score("A", entries))


def test_one_hundred_and_thirty_two_more_dossiers(edition):
    gap = next(gap for gap in gaps_of(Scorer(edition).score("A", declared())) if gap.code == "1.1")

    assert gap.sentence.vi == (
        "Còn thiếu 6,59 điểm phần trăm so với mức 50%, cần thêm 132 hồ sơ để đạt 10 điểm "
        "(thêm 6 điểm)."
    )
    assert gap.sentence.en.startswith("6.59 percentage points short of 50%, 132 more")
    assert gap.sentence.en.endswith("to reach 10 points (a gain of 6 points).")
    assert (gap.lost, gap.gain, gap.step.changes) == (6, 6, {"numerator": 1002})
    assert gap.title.vi == "Mục 1.1"


def test_the_largest_gain_stands_first_and_equal_ones_in_the_order_of_the_document(edition):
    result = Scorer(edition).score("A", declared(few=(1, 0, 4, 2)))

    found = gaps_of(result)

    assert [(gap.code, str(gap.gain)[:4]) for gap in found] == [
        ("1.2", "10"),
        ("1.1", "6"),
        ("1.5", "5.17"),
        ("1.4", "3"),
        ("2.1", "3.0"),
        ("1.3", "2"),
    ]


def test_a_full_item_is_no_gap(edition):
    found = gaps_of(Scorer(edition).score("A", declared(flags=(True, True))))

    assert "1.2" not in {gap.code for gap in found}
    assert "2.1" not in {gap.code for gap in found}


def test_noise_of_quotients_is_no_gap(books):
    edition = books.load(books.group("1", books.leaf("1.1")))
    result = Scorer(edition).score("A", books.entries(d1_1=10))
    hair_less = result.leaves["1.1"]._replace(points=D("9." + "9" * 32))

    assert hair_less.lost > 0
    assert gaps_of(result._replace(leaves={"1.1": hair_less})) == []


def test_missing_items_are_listed_with_what_they_may_give(books):
    (gap,) = gaps(books, None)

    assert (gap.code, gap.lost, gap.gain, gap.step) == ("1.1", 10, 10, None)
    assert gap.sentence.vi == "Chưa có số liệu: nhập số liệu để được chấm tối đa 10 điểm."
    assert gap.sentence.en == "No figures yet: enter figures to be scored, at most 10 points."


def test_an_item_that_counts_zero_without_figures_asks_for_them(books):
    (gap,) = gaps(books, None, policies={"missing": "score_zero"})

    assert (gap.lost, gap.gain) == (10, 10)
    assert gap.sentence.vi == (
        "Thiếu số liệu, chấm 0 theo quy định của bộ: nhập số liệu để được chấm tối đa 10 điểm."
    )


def test_a_penalty_without_figures_is_listed_last(books):
    (gap,) = gaps(books, None, maximum=0, minimum=-5)

    assert (gap.lost, gap.gain) == (0, 0)
    assert gap.sentence.vi == ("Chưa có số liệu: nhập số liệu, mục này chỉ có thể bị trừ điểm.")
    assert gap.sentence.en.endswith("enter figures, this item can only cost points.")


def test_undoing_a_penalty_wins_its_points_back(edition):
    result = Scorer(edition).score("A", declared(few=(0, 0, 4, 3)))

    gap = next(gap for gap in gaps_of(result) if gap.code == "2.1")

    assert (gap.lost, gap.gain, gap.step.points) == (D("4.5"), D("4.5"), 0)


@pytest.mark.parametrize(
    ("entry", "more", "reason"),
    [
        pytest.param(
            Entry({"points": D(4)}), {}, "Điểm nhập trực tiếp; còn 6 điểm, ", id="entered points"
        ),
        pytest.param(
            Entry({}, "chưa có thủ tục"),
            {"not_applicable": "score_zero"},
            "Không áp dụng: chưa có thủ tục; còn 10 điểm, ",
            id="not applicable, zero",
        ),
    ],
)
def test_a_gap_without_a_step_says_why(books, entry, more, reason):
    (gap,) = gaps(books, entry, **more)

    assert gap.step is None
    assert gap.gain == gap.lost
    assert gap.sentence.vi == f"{reason}không có bước nào tính được từ số liệu của đơn vị."
    assert gap.sentence.en.endswith("points left, no step follows from the unit's own figures.")


@pytest.mark.parametrize("policy", ["reduce_maximum", "leave_out", "award_maximum"])
def test_what_does_not_apply_is_no_gap_unless_it_costs_points(books, policy):
    assert gaps(books, Entry({}, "không có"), not_applicable=policy) == []


def test_neither_a_shown_item_nor_one_without_survey_is_a_gap(books):
    shown = {"code": "1.2", "title": "Xem", "method": "data", "informational": True}
    domain = books.group("1", books.leaf("1.1", method="survey"), shown)
    edition = books.load(domain, policies={"no_survey": "rescale"})

    assert gaps_of(Scorer(edition, survey_held=False).score("A", {})) == []


few = st.tuples(*[st.integers(0, 9)] * 4)


@pytest.mark.slow
@settings(max_examples=40)
@given(
    st.integers(0, 97),
    st.sampled_from([97, 100, 2004]),
    st.tuples(st.booleans(), st.booleans()),
    few,
    st.sampled_from(["tốt", "khá", "kém"]),
)
def test_following_the_advice_in_the_sandbox_gives_the_promised_points(
    edition, part, whole, flags, few, outcome
):
    scorer = Scorer(edition)
    entries = declared(part=part, whole=whole, flags=flags, few=few, outcome=outcome)
    result = scorer.score("A", entries)

    for gap in gaps_of(result):
        assert gap.step is not None
        values = {**entries[gap.code].values, **gap.step.changes}
        sandbox = scorer.score("A", entries | {gap.code: Entry(values)})
        assert sandbox.leaves[gap.code].points == gap.step.points
        won = gap.step.points - result.leaves[gap.code].points
        assert rank_key(won) == rank_key(gap.gain)
        assert 0 < gap.gain <= gap.lost
        assert sandbox.total > result.total
