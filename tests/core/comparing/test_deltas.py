"""Changes of points and places, with the three published cases that state both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.comparing.comparability import Circumstances, Comparability
from thuocdo.core.comparing.deltas import Assessed, Measured, delta, unit_deltas
from thuocdo.core.ranking.places import Place

D = Decimal
SAME = (Circumstances("A", "x/2024", "hash"),) * 2
MOVED = (SAME[0], Circumstances("X", "x/2024", "hash"))


def measured(points, rank=None, out_of=None, maximum=None):
    return Measured(
        None if points is None else D(points),
        None if maximum is None else D(maximum),
        None if rank is None else Place(rank, out_of, is_tied=False),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            measured("86.90", 5, 8),
            measured("90.99", 2, 8),
            ("+4,09 điểm, ▲ 3 bậc (5/8 → 2/8)", "+4.09 points, ▲ 3 places (5/8 → 2/8)"),
            id="Đồng Hới 2023",
        ),
        pytest.param(
            measured("80.00", 55, 63),
            measured("84.79", 43, 63),
            ("+4,79 điểm, ▲ 12 bậc (55/63 → 43/63)", "+4.79 points, ▲ 12 places (55/63 → 43/63)"),
            id="Kon Tum 2023, of the points only the change is published",
        ),
        pytest.param(
            measured(None, 11, 11),
            measured("93.91", 5, 11),
            (
                (
                    "không so sánh được, ▲ 6 bậc (11/11 → 5/11) "
                    "(thiếu số liệu hoặc không áp dụng ở một trong hai năm)"
                ),
                (
                    "not comparable, ▲ 6 places (11/11 → 5/11) "
                    "(figures are missing, or nothing applies, in one of the years)"
                ),
            ),
            id="Đồng Phú 2022, the total before was not published",
        ),
        pytest.param(
            measured("80", 2, 8), measured("79.5"), ("-0,50 điểm", "-0.50 points"), id="no rank"
        ),
        pytest.param(
            measured("80", 2, 8),
            measured("80", 3, 8),
            ("= 0 điểm, ▼ 1 bậc (2/8 → 3/8)", "= 0 points, ▼ 1 place (2/8 → 3/8)"),
            id="overtaken",
        ),
    ],
)
def test_published_cases(old, new, expected):
    assert delta(old, new, SAME).sentence(2) == expected


def test_nothing_is_computed_where_nothing_can_be_compared():
    change = delta(measured("80", 2, 8), measured("90", 1, 8), MOVED)

    assert (change.points, change.places) == (None, None)
    assert change.judged.flag is Comparability.NOT_COMPARABLE
    assert change.sentence(2).vi == "không so sánh được (đơn vị thay đổi: A → X)"


def test_a_bridge_makes_points_conditional_and_never_ranks():
    change = delta(measured("80", 2, 8), measured("90", 1, 8), MOVED, is_bridged=True)

    assert (change.points, change.places) == (D(10), None)
    assert change.judged.flag is Comparability.CONDITIONAL
    assert change.ranks_judged.flag is Comparability.NOT_COMPARABLE
    assert change.sentence(2).en == "+10.00 points (another unit: A → X)"


def test_a_rank_in_another_cohort_is_not_subtracted():
    change = delta(measured("80", 55, 63), measured("81", 20, 34), SAME)

    assert (change.points, change.places) == (D(1), None)


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [
        pytest.param("100", "100", Comparability.COMPARABLE, id="same"),
        pytest.param("100", "98", Comparability.CONDITIONAL, id="another"),
        pytest.param(None, "98", Comparability.COMPARABLE, id="not known"),
    ],
)
def test_another_applicable_maximum_is_flagged(old, new, flag):
    change = delta(measured("80", maximum=old), measured("81", maximum=new), SAME)

    assert change.points == 1
    assert change.judged.flag is flag


points = st.none() | st.decimals(-20, 110, places=14)
places = st.none() | st.builds(Place, st.integers(1, 63), st.sampled_from([8, 63]), st.booleans())
any_measured = st.builds(Measured, points, st.sampled_from([None, D(98), D(100)]), places)


@pytest.mark.slow
@given(any_measured, any_measured)
def test_deltas_are_antisymmetric(old, new):
    there, back = delta(old, new, SAME), delta(new, old, SAME)

    assert there.judged.flag is back.judged.flag
    assert (there.points is None) == (back.points is None)
    assert (there.places is None) == (back.places is None)
    assert (there.points or 0) == -(back.points or 0)
    assert (there.places or 0) == -(back.places or 0)


def assessed(result, circumstances=SAME[0], place=None, places=None):
    return Assessed(circumstances, result, place, places or {})


def test_all_changes_of_a_unit(two_editions, old_figures, year_2024, score):
    later = score(two_editions.old, old_figures | {"1.3": 3, "2.1": 0})
    before = assessed(
        year_2024, place=Place(3, 9, is_tied=False), places={"1": Place(4, 9, is_tied=False)}
    )
    after = assessed(
        later, place=Place(3, 9, is_tied=True), places={"1": Place(2, 9, is_tied=False)}
    )

    changes = unit_deltas(before, after)

    assert (changes.total.points, changes.total.places) == (D(0), 0)
    assert (changes.groups["1"].points, changes.groups["1"].places) == (D(1), 2)
    assert (changes.groups["2"].points, changes.groups["2"].places) == (D(-1), None)
    assert changes.leaves["1.3"].points == 1
    assert changes.leaves["2.4"].points == 0


def test_an_incomplete_unit_has_no_change_where_figures_are_missing(
    two_editions, old_figures, year_2024, score
):
    gappy = score(two_editions.old, {k: v for k, v in old_figures.items() if k != "1.3"})

    changes = unit_deltas(assessed(year_2024), assessed(gappy))

    assert changes.total.points is None
    assert changes.groups["1"].points is None
    assert changes.groups["2"].points == 0
    assert changes.leaves["1.3"].points is None
    assert changes.leaves["1.1"].points == 0


def test_across_editions_there_are_no_changes_without_a_bridge(year_2024, year_2025):
    other = Circumstances("A", "x/2025", "other")

    changes = unit_deltas(assessed(year_2024), assessed(year_2025, other))

    every = [changes.total, *changes.groups.values(), *changes.leaves.values()]
    assert {change.points for change in every} == {None}
    assert changes.leaves.keys() == year_2025.leaves.keys()
