"""A waterfall climbs from the old total to the new one without a gap."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.comparing.bridge import Predecessor, bridge
from thuocdo.core.comparing.waterfall import (
    Contribution,
    StepKind,
    as_shown,
    bridged_contributions,
    cause_contributions,
    domain_contributions,
    leaf_contributions,
    waterfall,
    waterfall_sentence,
)
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rounding import rank_key, to_published
from thuocdo.vietnamese.sentence import Sentence

D = Decimal


def contributions(**points):
    return [
        Contribution(code, Sentence(code.upper(), code), D(str(p))) for code, p in points.items()
    ]


def bars(steps):
    return [(step.kind.value, step.code, step.change) for step in steps]


def test_steps_come_largest_first_and_the_rest_is_summed():
    steps = waterfall(D(50), D(54), contributions(a=1, b=-3, c=0, d=4, e=0.5, f=1), shown=3)

    assert bars(steps) == [
        ("start", "", D(50)),
        ("contribution", "d", D(4)),
        ("contribution", "b", D(-3)),
        ("contribution", "a", D(1)),
        ("others", "", D("1.5")),
        ("rollup", "", D("0.5")),
        ("end", "", D(54)),
    ]
    assert steps[4].title == ("2 mục khác", "2 others")


def test_all_are_shown_unless_told_otherwise():
    steps = waterfall(D(50), D(52), contributions(a=1, b=1))

    assert [step.code for step in steps] == ["", "a", "b", ""]
    assert waterfall(D(50), D(51), contributions(a=1), 0)[1].title.en == "1 other"


def test_nothing_moved():
    assert bars(waterfall(D(50), D(50), contributions(a=0))) == [
        ("start", "", D(50)),
        ("end", "", D(50)),
    ]


def test_the_rounding_of_quotients_gets_no_bar():
    third = D(10) / 3

    steps = waterfall(D(50), D(50) + 3 * third, contributions(a=third, b=third, c=third))

    assert [step.kind for step in steps[1:-1]] == [StepKind.CONTRIBUTION] * 3
    assert [step.change for step in steps[1:-1]] == [rank_key(third)] * 3
    assert steps[-1].end == 60


def test_the_rounding_of_quotients_changes_no_item():
    noise = D("3e-12")

    steps = waterfall(D(50), D(53) - noise, contributions(a=1, b=2))

    assert [step.change for step in steps[1:-1]] == [D(2), D(1)]
    assert (steps[-2].end, steps[-1].end) == (D(53), D(53) - noise)


@pytest.mark.parametrize(
    ("rest", "kinds"),
    [
        pytest.param("1e-9", ["contribution"], id="noise"),
        pytest.param("-1e-9", ["contribution"], id="noise below"),
        pytest.param("1.001e-9", ["contribution", "rollup"], id="more than noise"),
    ],
)
def test_more_than_noise_is_the_roll_up(rest, kinds):
    steps = waterfall(D(50), D(51) + D(rest), contributions(a=1))

    assert [step.kind.value for step in steps[1:-1]] == kinds


@pytest.mark.parametrize(
    ("parts", "shown", "changes"),
    [
        pytest.param({"a": "-1.424", "b": "-.75", "c": "-.042"}, None, ["-1.43", "-.75", "-.04"],
                     id="the largest takes what is left"),
        pytest.param({"a": "1.004", "b": ".004", "c": ".004"}, 1, ["1.00", ".01"],
                     id="the others take it"),
        pytest.param({"a": "-1.004", "b": "-.004", "c": "-.004"}, 0, ["-1.01"], id="others alone"),
        pytest.param({}, None, [], id="nothing moved"),
    ],
)  # fmt: skip
def test_shown_changes_add_to_the_shown_difference(parts, shown, changes):
    exact = waterfall(D("94.7177"), D("94.7177") + sum(map(D, parts.values())),
                      contributions(**parts), shown)  # fmt: skip

    start, *bars, end = as_shown(exact, 2)

    assert [bar.change for bar in bars] == [D(change) for change in changes]
    assert (start.end, end.end) == (D("94.72"), to_published(exact[-1].end))
    assert [bar.title for bar in bars] == [bar.title for bar in exact[1:-1]]


def test_shown_totals_are_the_published_ones_even_where_they_differ_by_a_unit():
    *_, last, end = as_shown(waterfall(D("50.004"), D("51.008"), contributions(a="1.004")), 2)

    assert (last.change, last.end, end.end) == (D("1.00"), D("51.00"), D("51.01"))


def test_a_roll_up_without_contributions_is_shown():
    assert bars(waterfall(D(50), D(51), []))[1] == ("rollup", "", D(1))


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(InvalidRequest, match="số mục hiển thị là -1"):
        waterfall(D(1), D(2), [], -1)


totals = st.decimals(-20, 110, places=14)


@pytest.mark.slow
@given(totals, totals, st.lists(st.decimals(-20, 20, places=14)), st.none() | st.integers(0, 12))
def test_the_steps_always_lead_from_total_to_total(old, new, moved, shown):
    parts = contributions(**{f"c{n}": points for n, points in enumerate(moved)})

    start, *middle, end = waterfall(old, new, parts, shown)

    assert (start.start, start.end) == (0, rank_key(old))
    assert (end.start, end.end) == (0, rank_key(new))
    assert all(one.end == other.start for one, other in pairwise([start, *middle]))
    assert abs(end.end - start.end - sum(step.change for step in middle)) <= D("1e-9")
    seen = as_shown((start, *middle, end), 2)
    if middle:
        assert sum(step.change for step in seen[1:-1]) == to_published(end.end - start.end)
    sizes = [abs(s.change) for s in middle if s.kind is StepKind.CONTRIBUTION]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) <= (len(moved) if shown is None else shown)


def test_contributions_of_one_edition(two_editions, old_figures, year_2024, score):
    later = score(two_editions.old, old_figures | {"1.3": 3, "2.1": 0})
    gappy = score(two_editions.old, {k: v for k, v in old_figures.items() if k != "1.3"})

    by_domain = domain_contributions(two_editions.old, year_2024, later)
    by_leaf = leaf_contributions(year_2024, later)

    assert [(c.code, c.points) for c in by_domain] == [("1", D(1)), ("2", D(-1))]
    assert {c.code: c.points for c in by_leaf if c.points} == {"1.3": D(1), "2.1": D(-1)}
    assert {c.code: c.points for c in leaf_contributions(gappy, later) if c.points} == {
        "1.3": D(3),
        "2.1": D(-1),
    }
    assert {c.code: c.points for c in leaf_contributions(later, gappy) if c.points} == {
        "1.3": D(-3),
        "2.1": D(1),
    }


def test_contributions_across_editions(two_editions, year_2024, year_2025):
    crossed = bridge(two_editions, year_2025, [Predecessor(year_2024)])

    by_item = waterfall(crossed.old_total, crossed.new_total, bridged_contributions(crossed))
    by_cause = waterfall(crossed.old_total, crossed.new_total, cause_contributions(crossed))

    assert [(s.code, s.change) for s in by_item[1:3]] == [("1.1", D("2.1")), ("2.5", D("1.5"))]
    assert [s.code for s in by_cause[1:-1]] == ["real", "weight", "rule", "undetermined"]
    assert not any(step.kind is StepKind.ROLLUP for step in (*by_item, *by_cause))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(
            {"a": 3, "b": -1, "c": 2},
            (
                "Tổng điểm +4,00; tăng nhiều nhất: A (+3,00); giảm nhiều nhất: B (-1,00).",
                "Total +4.00; largest gain: a (+3.00); largest loss: b (-1.00).",
            ),
            id="gains and losses",
        ),
        pytest.param(
            {"a": D("1.004"), "b": D(".004"), "c": D(".004")},
            (
                "Tổng điểm +1,01; tăng nhiều nhất: A (+1,01).",
                "Total +1.01; largest gain: a (+1.01).",
            ),
            id="figures as shown",
        ),
        pytest.param({}, ("Tổng điểm = 0.", "Total = 0."), id="nothing moved"),
    ],
)
def test_the_finding_above_a_chart(points, expected):
    parts = contributions(**points)
    steps = waterfall(D(50), D(50) + sum(points.values()), parts)

    assert waterfall_sentence(steps, 2) == expected
