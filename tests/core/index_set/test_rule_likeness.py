"""Two rules are the same rule when the same figures earn the same share of the maximum."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.index_set.rule_likeness import (
    Difference,
    Setting,
    fixed_dates,
    rule_differences,
)
from thuocdo.core.scoring.chosen_tiers import Branch, ChosenTiers
from thuocdo.core.scoring.days import DayCount, DayKind
from thuocdo.core.scoring.deadline import Deadline
from thuocdo.core.scoring.entered import Entered
from thuocdo.core.scoring.measures import Count
from thuocdo.core.scoring.outcomes import Option, Outcomes
from thuocdo.core.scoring.per_item import PerItem
from thuocdo.core.scoring.steps import Step
from thuocdo.vietnamese.sentence import Sentence

D = Decimal
LABEL = Sentence("Số lượng", "Count")
SAME = Setting(D(2), D(2))
RAISED = Setting(D(2), D(3))
EITHER = Step(D(0), None, False, None, False)


def outcomes(*points, label="Kết quả", value="v"):
    options = tuple(Option(f"{value}{i}", Sentence("x", "x"), D(p)) for i, p in enumerate(points))
    return Outcomes(Sentence(label, label), options)


def deadline(on, worth="2"):
    step = Step(D(worth), None, False, None, False)
    return Deadline(DayCount(DayKind.CALENDAR), (step,), on, D(0), LABEL, LABEL)


def chosen(code, inner=None):
    return ChosenTiers(code, (Branch(EITHER, inner or Entered(D(0), D(2))),))


@pytest.mark.parametrize(
    ("old", "new", "setting", "expected"),
    [
        pytest.param(None, None, SAME, set(), id="informational in both"),
        pytest.param(outcomes("2", "1"), outcomes("2", "1"), SAME, set(), id="equal"),
        pytest.param(
            outcomes("2", "1"), outcomes("2", "1.5"), SAME, {Difference.SUBSTANCE}, id="a step"
        ),
        pytest.param(
            outcomes("2", "1"),
            outcomes("2", "1", "0"),
            SAME,
            {Difference.SUBSTANCE},
            id="a step more",
        ),
        pytest.param(
            outcomes("2", label="a"),
            outcomes("2", label="b"),
            SAME,
            {Difference.WORDING},
            id="a label",
        ),
        pytest.param(
            outcomes("2", value="v"),
            outcomes("2", value="w"),
            SAME,
            {Difference.SUBSTANCE},
            id="what is declared",
        ),
        pytest.param(None, outcomes("2"), SAME, {Difference.SUBSTANCE}, id="scored at last"),
        pytest.param(
            Entered(D(0), D(2)), outcomes("2"), SAME, {Difference.SUBSTANCE}, id="another kind"
        ),
        pytest.param(outcomes("2", "1"), outcomes("3", "1.5"), RAISED, set(), id="all in step"),
        pytest.param(
            outcomes("2", "1"),
            outcomes("3", "1"),
            RAISED,
            {Difference.SUBSTANCE},
            id="the top alone",
        ),
        pytest.param(
            PerItem(Count(LABEL, LABEL), D(-1), D(0), D(-3)),
            PerItem(Count(LABEL, LABEL), D(-2), D(0), D(-3)),
            Setting(D(0), D(0)),
            {Difference.SUBSTANCE},
            id="a harder penalty",
        ),
        pytest.param(
            deadline(date(2024, 3, 31)),
            deadline(date(2025, 3, 31)),
            Setting(D(2), D(2), 1),
            set(),
            id="the same day a year on",
        ),
        pytest.param(
            deadline(date(2024, 3, 31)),
            deadline(date(2025, 3, 30)),
            Setting(D(2), D(2), 1),
            {Difference.SUBSTANCE},
            id="another day",
        ),
        pytest.param(
            deadline(date(2024, 3, 31)),
            deadline(date(2024, 3, 31)),
            Setting(D(2), D(2), 1),
            {Difference.SUBSTANCE},
            id="a day that stayed behind",
        ),
        pytest.param(
            chosen("1.1"),
            chosen("1.2"),
            Setting(D(2), D(2), 0, {"1.1": "1.2"}),
            set(),
            id="a leaf that was recoded",
        ),
        pytest.param(
            chosen("1.1"), chosen("1.2"), SAME, {Difference.SUBSTANCE}, id="another leaf chooses"
        ),
    ],
)
def test_differences_of_rules(old, new, setting, expected):
    assert rule_differences(old, new, setting) == expected


@pytest.mark.slow
@given(
    st.lists(st.decimals(0, 50, places=2), min_size=1, max_size=4),
    st.decimals("0.25", 8, places=2),
)
def test_a_rule_is_the_same_on_any_maximum(points, factor):
    setting = Setting(D(50), 50 * factor)

    assert not rule_differences(outcomes(*points), outcomes(*(p * factor for p in points)), setting)


def test_fixed_dates_are_found_deep_inside():
    inner = deadline(date(2025, 3, 31))

    assert list(fixed_dates(chosen("1", inner))) == [date(2025, 3, 31)]
    assert not list(fixed_dates(replace(inner, reference_on=None)))
