"""The demonstration sets hold what they are meant to show."""

from decimal import Decimal

import pytest

from thuocdo.core.index_set.model import Method, NotApplicable, PartKind, Status, ZeroDenominator
from thuocdo.core.scoring.composite import Combination
from thuocdo.core.scoring.kinds import KINDS

EVERY_EDITION = [
    pytest.param(scheme, edition, id=f"{scheme} {edition}")
    for scheme in ("departments", "communes")
    for edition in ("2024", "2025")
]
SCORED = {
    ("departments", "2024"): 60,
    ("departments", "2025"): 62,  # one split, two new, one dropped
    ("communes", "2024"): 60,
    ("communes", "2025"): 60,  # one merge, two new, one dropped
}
DOSSIER_LEAVES = {"3.2.1", "3.2.2", "3.2.3", "7.1.1", "7.1.2", "7.1.3"}


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_eight_domains_carry_a_hundred_points(editions, scheme, edition):
    index_set = editions[scheme, edition]
    main = next(part for part in index_set.parts if part.kind is PartKind.MAIN)

    assert main.domains == ("1", "2", "3", "4", "5", "6", "7", "8")
    assert sum(d.maximum for d in index_set.domains if d.code in main.domains) == 100
    assert index_set.scale == 100


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_about_sixty_leaves_are_scored_and_one_is_shown_only(editions, scheme, edition):
    leaves = editions[scheme, edition].leaves

    assert sum(leaf.rule is not None for leaf in leaves) == SCORED[scheme, edition]
    assert [leaf.code for leaf in leaves if leaf.rule is None] == ["7.5"]


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_surveys_are_worth_thirty_two_points_across_the_domains(editions, scheme, edition):
    surveys = [x for x in editions[scheme, edition].leaves if x.method is Method.SURVEY]

    assert sum(leaf.maximum for leaf in surveys) == 32
    assert {leaf.code.split(".")[0] for leaf in surveys} == set("12345678")


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_dossier_leaves_are_fed_by_data(editions, scheme, edition):
    by_code = {leaf.code: leaf for leaf in editions[scheme, edition].leaves}

    assert {by_code[code].method for code in DOSSIER_LEAVES} == {Method.DATA}


@pytest.mark.parametrize("scheme", ["departments", "communes"])
def test_each_scheme_uses_every_rule_kind(editions, scheme):
    used = {
        leaf.rule.kind
        for edition in ("2024", "2025")
        for leaf in editions[scheme, edition].leaves
        if leaf.rule
    }

    assert used == {*KINDS, "chosen_tiers", "composite"}


@pytest.mark.parametrize("scheme", ["departments", "communes"])
def test_composites_of_each_scheme_sum_choose_and_demand(editions, scheme):
    leaves = editions[scheme, "2025"].leaves

    used = {x.rule.combination for x in leaves if x.rule and x.rule.kind == "composite"}
    assert used == {Combination.SUM, Combination.BEST, Combination.ALL, Combination.ANY}


def test_every_policy_of_a_leaf_is_used(editions):
    leaves = [leaf for index_set in editions.values() for leaf in index_set.leaves]

    assert {leaf.not_applicable for leaf in leaves} == set(NotApplicable)
    assert {leaf.zero_denominator for leaf in leaves} - {None} == set(ZeroDenominator)


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_bonus_is_capped_below_its_maxima_and_penalties_have_a_floor(editions, scheme, edition):
    index_set = editions[scheme, edition]
    bonus, penalty = index_set.parts[1:]
    maxima = {domain.code: domain.maximum for domain in index_set.domains}

    assert (bonus.kind, bonus.cap, maxima["9"]) == (PartKind.BONUS, 3, 4)
    assert (penalty.kind, penalty.floor, maxima["10"]) == (PartKind.PENALTY, -5, 0)
    assert not bonus.in_scale
    assert not penalty.in_scale
    assert index_set.leaf("10.2").minimum is None
    assert index_set.leaf("1.7").minimum == Decimal("-0.5")


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_nobody_can_take_it_for_a_decision(editions, scheme, edition):
    index_set = editions[scheme, edition]

    assert index_set.status is Status.DEMO
    assert "không phải quyết định của cơ quan nào" in index_set.legal_basis
    assert "không lấy từ quyết định của cơ quan nào" in index_set.caveat.vi
    assert "no authority's decision" in index_set.caveat.en


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_every_text_stands_in_both_languages(editions, scheme, edition):
    index_set = editions[scheme, edition]
    asked = [i.label for leaf in index_set.leaves if leaf.rule for i in leaf.rule.inputs]
    titles = [index_set.title, *(leaf.title for leaf in index_set.leaves)]

    assert [text.vi for text in titles + asked if text.vi == text.en] == []


@pytest.mark.parametrize(("scheme", "edition"), EVERY_EDITION)
def test_bands_are_those_that_people_know(editions, scheme, edition):
    bands = [(band.code, band.floor) for band in editions[scheme, edition].bands]

    assert bands == [("A", 90), ("B", 80), ("C", 70), ("D", 50), ("E", 0)]


def test_the_two_schemes_differ_in_their_policies(editions):
    one, other = (editions[s, "2025"].policies for s in ("departments", "communes"))

    assert one.reduced_maximum != other.reduced_maximum
    assert one.no_survey != other.no_survey
    assert one.ranked_value != other.ranked_value
    assert one.ceiling == other.ceiling == 100
