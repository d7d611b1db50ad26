"""Scoring a unit: both views of the same leaves, order, refusals, and properties."""

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.model import Method
from thuocdo.core.ranking.places import ranked_in_blocks
from thuocdo.core.rollup.results import State
from thuocdo.core.rollup.units import Scorer, score_units
from thuocdo.core.rounding import rank_key
from thuocdo.core.scoring.figures import Entry

D = Decimal
RATE = {"kind": "proportional", "measure": "rate", "full_at": 90}
TIERS = {
    "kind": "tiers",
    "measure": "count",
    "steps": [
        {"from": 10, "points": 10},
        {"from": 5, "below": 10, "points": 4},
        {"below": 5, "points": 0},
    ],
}
CHOSEN = {
    "kind": "chosen_tiers",
    "chosen_by": "2.1",
    "branches": [
        {"from": 4, "rule": {"kind": "all_or_nothing"}},
        {
            "below": 4,
            "rule": {"kind": "proportional", "measure": "count", "full_at": 10, "cap": 5},
        },
    ],
}


@pytest.fixture(scope="module")
def edition(books):
    """Two domains, four methods, a group inside, a shown item, a leaf that looks ahead."""
    shown = {"code": "1.3", "title": "Xem", "method": "data", "informational": True}
    inner = books.group(
        "1.2",
        books.leaf("1.2.1", rule=RATE, method="data", zero_denominator="score_zero"),
        books.leaf("1.2.2", 5, method="survey", not_applicable="reduce_maximum"),
    )
    return books.load(
        books.group("1", books.leaf("1.1", rule=CHOSEN), inner, shown),
        books.group("2", books.leaf("2.1", rule=TIERS), books.leaf("2.2", 3, method="council")),
        bands=[{"code": "A", "title": "A", "from": 80}, {"code": "B", "title": "B", "from": 0}],
        policies={"reduced_maximum": "rescale", "no_survey": "rescale"},
    )


def figures(*, yes=True, part=45, whole=100, survey=4, count=5, council=2):
    return {
        "1.1": Entry({"yes": yes}),
        "1.2.1": Entry({"numerator": D(part), "denominator": D(whole)}),
        "1.2.2": Entry({"points": D(survey)}),
        "2.1": Entry({"count": D(count)}),
        "2.2": Entry({"points": D(council)}),
    }


def test_groups_are_the_plain_sums_of_their_leaves(edition):
    result = Scorer(edition).score("A", figures())

    assert result.unit == "A"
    assert result.groups == {"1": (19, 25, 0), "1.2": (9, 15, 0), "2": (6, 13, 0)}
    assert list(result.groups) == ["1", "1.2", "2"]
    assert (result.total, result.maximum, result.missing) == (25, 38, ())


def test_methods_are_another_view_of_the_same_leaves(edition):
    result = Scorer(edition).score("A", figures())

    assert result.methods == {
        Method.SELF: (14, 20, 0),
        Method.DATA: (5, 10, 0),
        Method.SURVEY: (4, 5, 0),
        Method.COUNCIL: (2, 3, 0),
    }


def test_leaves_come_in_the_order_of_the_document_though_scored_in_another(edition):
    result = Scorer(edition).score("A", figures())

    assert list(result.leaves) == ["1.1", "1.2.1", "1.2.2", "1.3", "2.1", "2.2"]
    assert [leaf.code for leaf in edition.order].index("2.1") < 2


@pytest.mark.parametrize(
    ("count", "entry", "points"),
    [
        pytest.param(5, Entry({"yes": True}), 10, id="one branch"),
        pytest.param(4, Entry({"count": D(4)}), 4, id="the other branch"),
        pytest.param(4, Entry({"yes": True}), None, id="figures of the other branch missing"),
    ],
)
def test_a_leaf_sees_the_points_of_the_one_it_looks_at(edition, count, entry, points):
    result = Scorer(edition).score("A", figures(count=count) | {"1.1": entry})

    assert result.leaves["1.1"].points == points


def test_a_leaf_that_looks_at_a_missing_one_is_missing_too(edition):
    entries = figures()
    del entries["2.1"]

    result = Scorer(edition).score("A", entries)

    assert result.leaves["1.1"].state is State.MISSING
    assert result.missing == ("1.1", "2.1")
    assert result.groups["1"] == (9, 25, 1)
    assert result.groups["2"].missing == result.methods[Method.SELF].missing - 1 == 1


def test_a_missing_leaf_counts_zero_for_others_where_the_set_says_so(books):
    domain = books.group("2", books.leaf("1.1", rule=CHOSEN), books.leaf("2.1", rule=TIERS))
    edition = books.load(domain, policies={"missing": "score_zero"})

    result = Scorer(edition).score("A", {"1.1": Entry({"count": D(3)})})

    assert (result.leaves["1.1"].points, result.leaves["2.1"].points) == (3, 0)
    assert result.leaves["2.1"].state is State.MISSING
    assert (result.missing, result.percent) == ((), 15)


def test_unknown_codes_are_refused(edition):
    with pytest.raises(
        InvalidFigure, match=r"đơn vị A: mã 3\.1, 9 không có trong bộ chỉ số x/2026"
    ):
        Scorer(edition).score("A", figures() | {"9": Entry({}), "3.1": Entry({})})


@pytest.mark.parametrize("code", ["1", "1.2"])
def test_figures_belong_to_leaves_not_to_groups(edition, code):
    with pytest.raises(InvalidFigure, match=f"mã {code} không có"):
        Scorer(edition).score("A", {code: Entry({})})


def test_figures_that_the_rule_does_not_ask_for_are_refused_not_missing(edition):
    misspelt = Entry({"numerater": D(1), "denominator": D(2)})

    with pytest.raises(InvalidFigure, match=r"đơn vị A, mục 1\.2\.1: .* số liệu numerater"):
        Scorer(edition).score("A", figures() | {"1.2.1": misspelt})


def test_an_informational_leaf_takes_any_figure(edition):
    entry = Entry({"value": D(7)})

    result = Scorer(edition).score("A", figures() | {"1.3": entry}).leaves["1.3"]

    assert (result.state, result.entry, result.maximum) == (State.INFORMATIONAL, entry, 0)


def test_a_refused_figure_names_unit_and_leaf(edition):
    with pytest.raises(InvalidFigure, match=r"^đơn vị Xã Cam An, mục 2\.2: ") as refused:
        Scorer(edition).score("Xã Cam An", figures(council=4))

    assert refused.value.sentence.en.startswith("unit Xã Cam An, item 2.2: ")


def test_a_set_that_needs_its_survey_refuses_to_go_without(books):
    edition = books.load(books.group("1", books.leaf("1.1", method="survey")))

    assert Scorer(edition).survey_held
    with pytest.raises(InvalidRequest, match="không cho phép chấm khi không điều tra"):
        Scorer(edition, survey_held=False)


def test_without_survey_its_leaves_have_a_state_of_their_own(edition):
    result = Scorer(edition, survey_held=False).score("A", figures())

    assert result.leaves["1.2.2"].state is State.NO_SURVEY
    assert (result.leaves["1.2.2"].points, result.leaves["1.2.2"].maximum) == (None, 0)
    assert result.leaves["1.1"].state is State.SCORED
    assert result.rescaled_from == 33
    assert rank_key(result.percent) == rank_key(D(2100) / 33)


def test_a_shown_survey_item_stays_informational_without_survey(books):
    shown = {"code": "1.2", "title": "Xem", "method": "survey", "informational": True}
    domain = books.group("1", books.leaf("1.1"), shown)
    edition = books.load(domain, policies={"no_survey": "reduce_maximum"})

    result = Scorer(edition, survey_held=False).score("A", {})

    assert result.leaves["1.2"].state is State.INFORMATIONAL
    assert Method.SURVEY not in result.methods


def test_a_domain_scored_as_a_whole_is_group_and_leaf(books):
    edition = books.load(books.leaf("1", 23), books.group("2", books.leaf("2.1", 7)))

    result = Scorer(edition).score("A", books.entries(d1=20, d2_1=7))

    assert result.groups == {"1": (20, 23, 0), "2": (7, 7, 0)}
    assert result.total == 27


def test_the_context_of_the_caller_does_not_matter(edition):
    entries = figures(part=1, whole=3)
    expected = Scorer(edition).score("A", entries)

    with localcontext(Context(prec=4)):
        found = Scorer(edition).score("A", entries)

    assert found == expected
    assert len(found.total.as_tuple().digits) == 34


def test_a_block_is_scored_unit_by_unit(edition):
    block = [("A", figures()), ("B", figures(council=0))]

    results = list(score_units(edition, block))

    assert [result.unit for result in results] == ["A", "B"]
    assert results == [Scorer(edition).score(unit, entries) for unit, entries in block]
    assert next(score_units(edition, block, survey_held=False)).rescaled_from == 33


whole_figures = st.builds(
    figures,
    part=st.integers(0, 100),
    survey=st.integers(0, 5),
    count=st.integers(5, 12),
    council=st.integers(0, 3),
    yes=st.booleans(),
)
RAISABLE = {"part": 100, "survey": 5, "count": 12, "council": 3}


@pytest.mark.slow
@settings(max_examples=40)
@given(whole_figures, st.booleans())
def test_totals_stay_within_the_scale(edition, entries, survey_held):
    result = Scorer(edition, survey_held=survey_held).score("A", entries)

    assert 0 <= result.total <= result.maximum == 38
    assert all(0 <= leaf.points <= leaf.maximum for leaf in result.leaves.values() if leaf.reached)


@pytest.mark.slow
@settings(max_examples=40)
@given(whole_figures)
def test_both_views_add_up_to_the_raw_points(edition, entries):
    result = Scorer(edition).score("A", entries)

    by_domain = sum(result.groups[d.code].points for d in edition.domains)
    by_method = sum(tally.points for tally in result.methods.values())
    assert rank_key(by_domain) == rank_key(by_method) == rank_key(result.raw_points)
    assert sum(tally.maximum for tally in result.methods.values()) == result.maximum


@pytest.mark.slow
@settings(max_examples=40)
@given(st.data(), st.sampled_from(sorted(RAISABLE)))
def test_raising_a_figure_never_lowers_total_or_rank(edition, data, name):
    plain = {
        key: data.draw(st.integers(0 if key != "count" else 5, RAISABLE[key])) for key in RAISABLE
    }
    raised = plain | {name: data.draw(st.integers(plain[name], RAISABLE[name]))}
    scorer, other = Scorer(edition), data.draw(whole_figures)
    before, after = (scorer.score("A", figures(**each)) for each in (plain, raised))
    rival = scorer.score("B", other).total

    first, then = (
        ranked_in_blocks({"A": each.total, "B": rival}, {}, edition.policies)["A"].rank
        for each in (before, after)
    )

    assert after.total >= before.total
    assert then <= first


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(whole_figures, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_in_which_units_are_scored_does_not_matter(edition, block, chance):
    named = [(f"u{place}", entries) for place, entries in enumerate(block)]
    shuffled = chance.sample(named, len(named))

    results = {result.unit: result for result in score_units(edition, shuffled)}

    assert results == {result.unit: result for result in score_units(edition, named)}
