"""The bridge between editions adds up exactly, whatever the figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuocdo.core.comparing.bridge import Predecessor, bridge
from thuocdo.core.comparing.effects import Effects
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.editions import compare_editions

D = Decimal
THIRD = D(1) / 3


def split(row):
    real, rule, weight, unit, undetermined = (D(str(part)) for part in row)
    return Effects(real, rule, weight, unit, undetermined)


def test_each_kind_of_change_lands_in_its_part(two_editions, year_2024, year_2025):
    crossed = bridge(two_editions, year_2025, [Predecessor(year_2024)])

    assert {row.codes: row.effects for row in crossed.rows} == {
        "1.1": split((0.36, 0, 1.74, 0, 0)),  # 8.7 of 10 is 10.44 of 12; 10.8 was reached
        "1.2": split((2, -2, 0, 0, 0)),  # 60 % earned 4, would now earn 2
        "1.3": split((1, 0, 0, 0, 0)),
        "2.3": split((0, 0, 0, 0, 0.5)),  # merged: last year's figures do not fit
        "2.5": split((0, 0, 1.5, 0, 0)),  # new
        "2.6": split((0, 0, 0, 0, -1)),  # another rule with other figures
        "2.4": split((0, 0, -1, 0, 0)),  # dropped
    }
    assert crossed.effects == split((3.36, -2, 2.24, 0, -0.5))
    assert crossed.difference == year_2025.total - year_2024.total == D("3.1")
    assert crossed.rollup == Effects()
    assert crossed.sentence == (
        (
            "Thay đổi +3,10 điểm: kết quả thật +3,36, đổi quy tắc -2,00, đổi trọng số +2,24, "
            "đổi đơn vị = 0, chưa xác định được -0,50. "
            "Chưa tách được hoặc thiếu số liệu ở mục: 2.3, 2.6."
        ),
        (
            "Change of +3.10 points: real result +3.36, rule -2.00, weight +2.24, unit = 0, "
            "undetermined -0.50. Not split, or without figures: 2.3, 2.6."
        ),
    )


def test_restated_figures_leave_nothing_undetermined(two_editions, year_2024, year_2025, restated):
    figures = restated({"2.3": 3.25, "2.5": 1, "2.6": {"count": 0}})

    crossed = bridge(two_editions, year_2025, [Predecessor(year_2024, D(1), figures)])

    parts = {row.codes: row.effects for row in crossed.rows}
    assert parts["2.3"] == split((0.25, 0.25, 0, 0, 0))
    assert parts["2.5"] == split((0.5, 0, 1, 0, 0))
    assert parts["2.6"] == split((1, -2, 0, 0, 0))
    assert crossed.effects.undetermined == 0
    assert "undetermined" not in crossed.sentence.en


def test_effects_by_domain(two_editions, year_2024, year_2025):
    crossed = bridge(two_editions, year_2025, [Predecessor(year_2024)])

    assert crossed.by_domain == {
        "1": split((3.36, -2, 1.74, 0, 0)),
        "2": split((0, 0, 0.5, 0, -0.5)),
    }


def test_items_of_a_dropped_domain_stand_apart(edition, write, score):
    from_two = edition(
        "2024",
        write.group("1", write.leaf("1.1", 2)),
        write.group("2", write.leaf("2.1", 2)),
    )
    to_one = edition("2025", write.group("1", write.leaf("1.1", 2)))
    comparison = compare_editions(from_two, to_one)
    crossed = bridge(
        comparison,
        score(to_one, {"1.1": 1}),
        [Predecessor(score(from_two, {"1.1": 1, "2.1": 2}))],
    )

    assert crossed.by_domain == {"1": Effects(), None: Effects(weight=D(-2))}


def test_a_merged_unit_is_bridged_from_its_predecessors(
    two_editions, old_figures, year_2025, score
):
    one = score(two_editions.old, old_figures, "A")
    other = score(two_editions.old, old_figures | {"1.3": 0, "2.6": {"yes": False}}, "B")

    crossed = bridge(
        two_editions, year_2025, [Predecessor(one, D("0.75")), Predecessor(other, D("0.25"))]
    )

    assert crossed.reconstructed_total == one.total - D(1)
    assert crossed.effects.unit == 0
    rows = {row.codes: row for row in crossed.rows}
    assert rows["1.3"].old == D("1.5")
    assert rows["1.3"].effects == split((1.5, 0, 0, 0, 0))
    assert rows["2.6"].effects == split((0, 0, 0, 0, -0.5))


def test_the_unit_effect_is_what_other_territory_brings(
    two_editions, old_figures, year_2025, score
):
    own = score(two_editions.old, old_figures, "A")
    other = score(two_editions.old, old_figures | {"1.3": 0}, "B")

    crossed = bridge(
        two_editions, year_2025, [Predecessor(own, D("0.5")), Predecessor(other, D("0.5"))], own
    )

    assert crossed.effects.unit == -1
    assert crossed.difference == D("3.1")
    assert crossed.effects.difference == D("3.1")


BONUS = {"code": "bonus", "kind": "bonus", "title": "Thưởng", "in_scale": False, "domains": ["9"]}
MAIN = {"code": "main", "kind": "main", "title": "Chính", "domains": ["1"]}


@pytest.fixture(scope="module")
def capped(edition, write):
    domains = (write.group("1", write.leaf("1.1", 10)), write.group("9", write.leaf("9.1", 5)))
    old, new = (
        edition(name, *domains, parts=[MAIN, BONUS | {"cap": cap}])
        for name, cap in (("2024", 2), ("2025", 3))
    )
    return compare_editions(old, new)


def test_a_raised_cap_is_a_change_of_rule(capped, score):
    figures = {"1.1": 8, "9.1": 5}

    crossed = bridge(capped, score(capped.new, figures), [Predecessor(score(capped.old, figures))])

    assert crossed.rollup == Effects(rule=D(1))
    assert crossed.effects == Effects(rule=D(1))


def test_what_no_longer_meets_the_cap_is_a_real_result(capped, score):
    before = score(capped.old, {"1.1": 8, "9.1": 5})
    now = score(capped.new, {"1.1": 8, "9.1": 2.5})

    crossed = bridge(capped, now, [Predecessor(before)])

    assert crossed.rollup == Effects(real=D(2), rule=D(1))
    assert crossed.effects == split((-0.5, 1, 0, 0, 0))


def test_caps_over_undetermined_items_are_undetermined(edition, write, score):
    def year(name, rule):
        domains = (
            write.group("1", write.leaf("1.1", 10)),
            write.group("9", write.leaf("9.1", 5, rule)),
        )
        return edition(name, *domains, parts=[MAIN, BONUS | {"cap": 2}])

    comparison = compare_editions(
        year("2024", "entered"), year("2025", {"kind": "per_item", "each": 1})
    )
    before = score(comparison.old, {"1.1": 8, "9.1": 3})
    now = score(comparison.new, {"1.1": 9, "9.1": {"count": 5}})

    crossed = bridge(comparison, now, [Predecessor(before)])

    assert crossed.rollup == Effects(undetermined=D(-2))
    assert crossed.effects == split((1, 0, 0, 0, 0))


def test_missing_figures_are_flagged(two_editions, old_figures, year_2025, score):
    gappy = score(two_editions.old, {k: v for k, v in old_figures.items() if k != "1.3"}, "G")

    crossed = bridge(two_editions, year_2025, [Predecessor(gappy)])

    (row,) = (row for row in crossed.rows if row.codes == "1.3")
    assert row.is_missing
    assert not row.has_points
    assert row.effects == split((0, 0, 0, 0, 3))
    assert crossed.incomplete == ("G",)
    assert crossed.sentence.vi.endswith("ở mục: 1.3, 2.3, 2.6. Kết quả chưa đủ số liệu: G.")
    assert crossed.sentence.en.endswith(" Results that lack figures: G.")


def test_weights_that_do_not_add_to_one_are_refused(two_editions, year_2024, year_2025):
    with pytest.raises(InvalidRequest, match="cộng được 0,9, phải bằng 1"):
        bridge(two_editions, year_2025, [Predecessor(year_2024, D("0.9"))])


def test_a_result_of_another_edition_is_refused(two_editions, year_2024, year_2025):
    with pytest.raises(InvalidRequest, match="không được chấm theo x/2025"):
        bridge(two_editions, year_2024, [Predecessor(year_2024)])
    with pytest.raises(InvalidRequest, match="không được chấm theo x/2024"):
        bridge(two_editions, year_2025, [Predecessor(year_2024)], year_2025)


counts = st.integers(1, 5000)


def points(maximum):
    return st.decimals(0, maximum, places=3)


def rates(draw):
    denominator = draw(counts)
    return {"numerator": draw(st.integers(0, denominator)), "denominator": denominator}


@st.composite
def old_years(draw):
    figures = {"1.1": rates(draw), "1.2": rates(draw), "2.6": {"yes": draw(st.booleans())}}
    figures |= {code: draw(points(top)) for code, top in {"1.3": 3, "2.1": 2, "2.2": 2}.items()}
    return figures | ({"2.4": draw(points(1))} if draw(st.booleans()) else {})


@st.composite
def new_years(draw):
    figures = {"1.1": rates(draw), "1.2": rates(draw), "2.6": {"count": draw(counts)}}
    figures |= {code: draw(points(top)) for code, top in {"1.3": 3, "2.3": 4}.items()}
    return figures | ({"2.5": draw(points(2))} if draw(st.booleans()) else {})


@pytest.mark.slow
@settings(max_examples=40)  # each scores three units
@given(old_years(), old_years(), new_years(), st.integers(1, 6))
def test_the_parts_always_sum_to_the_difference(two_editions, score, one, other, now, share):
    weight = THIRD.quantize(D("1e-20")) * share / 2
    before = [score(two_editions.old, one, "A"), score(two_editions.old, other, "B")]
    after = score(two_editions.new, now)

    crossed = bridge(
        two_editions,
        after,
        [Predecessor(before[0], weight), Predecessor(before[1], 1 - weight)],
        before[0],
    )

    assert crossed.effects.difference == crossed.new_total - crossed.old_total
    assert sum(crossed.effects) == crossed.difference
    assert abs(crossed.difference - (after.total - before[0].total)) < D("1e-11")
    for row in crossed.rows:
        assert sum(row.effects) == row.new - row.old
    assert abs(crossed.rollup.difference) < D("1e-9")  # nothing is capped here
