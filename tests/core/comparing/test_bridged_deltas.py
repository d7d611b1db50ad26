"""Across editions changes are stated with reservations, or not at all."""

from decimal import Decimal

import pytest

from thuocdo.core.comparing.bridge import Predecessor, bridge
from thuocdo.core.comparing.bridged_deltas import bridged_deltas
from thuocdo.core.comparing.comparability import Circumstances, Comparability
from thuocdo.core.comparing.deltas import Assessed
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.ranking.places import Place

D = Decimal
OLD, NEW = Circumstances("A", "x/2024", "old"), Circumstances("A", "x/2025", "new")
FOURTH, SECOND = Place(4, 9, is_tied=False), Place(2, 9, is_tied=False)


@pytest.fixture
def changes(two_editions, year_2024, year_2025):
    crossed = bridge(two_editions, year_2025, [Predecessor(year_2024)])
    places = ({"1": FOURTH, "1.1": FOURTH}, {"1": SECOND, "1.1": SECOND})
    return bridged_deltas(
        Assessed(OLD, year_2024, FOURTH, places[0]),
        Assessed(NEW, year_2025, SECOND, places[1]),
        crossed,
    )


def test_the_total_is_conditional(changes):
    assert (changes.total.points, changes.total.places) == (D("3.1"), 2)
    assert changes.total.judged.flag is Comparability.CONDITIONAL
    assert changes.total.sentence(2).vi == (
        "+3,10 điểm, ▲ 2 bậc (4/9 → 2/9) (bộ chỉ số thay đổi: x/2024 → x/2025; "
        "điểm tối đa áp dụng khác nhau)"
    )


def test_domains_hold_the_items_of_today(changes):
    assert {code: change.points for code, change in changes.groups.items()} == {
        "1": D("3.1"),
        "2": D(0),
    }
    assert changes.groups["1"].places == 2
    assert changes.groups["1"].judged.flag is Comparability.CONDITIONAL


def test_leaves_that_stayed_one_leaf_have_a_change(changes):
    assert (changes.leaves["1.1"].points, changes.leaves["1.1"].places) == (D("2.1"), 2)
    assert changes.leaves["1.3"].judged.flag is Comparability.CONDITIONAL


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("2.3", "2.3 «Mục 2.3»: gộp từ 2.1, 2.2.", id="merged"),
        pytest.param("2.5", "2.5 «Mục 2.5»: mục mới, 2 điểm.", id="new"),
    ],
)
def test_other_leaves_have_none(changes, code, reason):
    change = changes.leaves[code]

    assert (change.points, change.places) == (None, None)
    assert change.judged.flag is Comparability.NOT_COMPARABLE
    assert change.judged.reasons[-1].vi == reason


def test_missing_figures_leave_no_change(two_editions, old_figures, year_2025, score):
    gappy = score(two_editions.old, {k: v for k, v in old_figures.items() if k != "1.3"})
    crossed = bridge(two_editions, year_2025, [Predecessor(gappy)])

    changes = bridged_deltas(Assessed(OLD, gappy), Assessed(NEW, year_2025), crossed)

    assert changes.total.points is None
    assert changes.groups["1"].points is None
    assert changes.groups["2"].points == 0
    assert changes.leaves["1.3"].points is None


def test_one_incomplete_predecessor_leaves_no_total(
    two_editions, old_figures, year_2024, year_2025, score
):
    gappy = score(two_editions.old, {k: v for k, v in old_figures.items() if k != "1.3"}, "G")
    half = D("0.5")
    crossed = bridge(
        two_editions, year_2025, [Predecessor(year_2024, half), Predecessor(gappy, half)]
    )

    changes = bridged_deltas(Assessed(OLD, year_2024), Assessed(NEW, year_2025), crossed)
    backwards = bridged_deltas(Assessed(OLD, gappy), Assessed(NEW, year_2025), crossed)

    assert changes.total.points is None
    assert backwards.total.points is None
    assert changes.leaves["1.3"].points is None
    assert changes.leaves["1.1"].points == D("2.1")


def test_a_dropped_domain_has_no_line_of_its_own(edition, write, score):
    from_two = edition(
        "2024", write.group("1", write.leaf("1.1", 2)), write.group("2", write.leaf("2.1", 2))
    )
    to_one = edition("2025", write.group("1", write.leaf("1.1", 2)))
    was, now = score(from_two, {"1.1": 1, "2.1": 2}), score(to_one, {"1.1": 2})
    crossed = bridge(compare_editions(from_two, to_one), now, [Predecessor(was)])

    changes = bridged_deltas(Assessed(OLD, was), Assessed(NEW, now), crossed)

    assert changes.groups.keys() == {"1"}
    assert changes.total.points == -1
