"""What holds for every kind of rule, whatever the figures."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from thuocdo.core.scoring.figures import InputType
from thuocdo.core.scoring.rule import Earned, Gone, Reached, Situation

RATE = "measure: rate, steps: "
RISING = "[{from: 85, points: 10}, {above: 60, below: 85, points: 4}, {to: 60, points: 0}]"
NARROW = (
    "[{from: 51, points: 10}, {from: 50, below: 51, points: 6}, {from: 20, below: 50, points: 1},"
    " {below: 20, points: 0}]"
)
PEAKED = "[{above: 60, points: 3}, {from: 40, to: 60, points: 10}, {below: 40, points: 0}]"
FALLING = "[{to: 5, points: 10}, {above: 5, to: 20, points: 4}, {above: 20, points: 0}]"
BELOW_ZERO = "[{from: 80, points: 10}, {from: 50, below: 80, points: -1}, {below: 50, points: -2}]"
DAYS = "steps: [{to: -5, points: 10}, {above: -5, to: 30, points: 4}, {above: 30, points: 0}]"
PARTS = (
    "parts: [{name: a, label: A, maximum: 4, rule: {kind: tiers, measure: count, "
    "steps: [{from: 4, points: 4}, {from: 2, below: 4, points: 2}, {below: 2, points: 0}]}}, "
    "{name: b, label: B, maximum: 4, rule: {kind: proportional, measure: rate, full_at: 80}}, "
    "{name: c, label: C, maximum: 4, zero_denominator: score_zero, "
    "rule: {kind: proportional, measure: rate, full_at: 50, pays_from: 30}}]"
)
LATE = (
    "due_on: 2026-06-05, first_days: 2, first: 1, each_further_day: 0.5, "
    "accepted_until: 2026-06-26, not_accepted: -5}"
)
BOOK = {
    "all or nothing": ("{kind: all_or_nothing, conditions: {a: A, b: B}}", {}),
    "rising tiers": (f"{{kind: tiers, {RATE}{RISING}}}", {}),
    "narrow tiers": (f"{{kind: tiers, {RATE}{NARROW}}}", {}),
    "peaked tiers": (f"{{kind: tiers, {RATE}{PEAKED}}}", {}),
    "falling tiers": (f"{{kind: tiers, {RATE}{FALLING}}}", {}),
    "tiers under a condition": (f"{{kind: tiers, provided: C, {RATE}{BELOW_ZERO}}}", {}),
    "tiers on money": (f"{{kind: tiers, whole: false, may_exceed: true, {RATE}{RISING}}}", {}),
    "tiers on a count": (f"{{kind: tiers, measure: count, steps: {FALLING}}}", {}),
    "tiers on a value": (f"{{kind: tiers, measure: value, steps: {PEAKED}}}", {}),
    "proportional": ("{kind: proportional, measure: rate, full_at: 85, pays_from: 60}", {}),
    "proportional from 50": ("{kind: proportional, measure: rate, full_at: 90, zero_at: 50}", {}),
    "proportional, rounded": ("{kind: proportional, measure: rate, full_at: 95, round_to: 1}", {}),
    "proportional, capped": (
        "{kind: proportional, measure: rate, full_at: 80, worth: 12, cap: 10}",
        {},
    ),
    "proportional beyond its mark": (
        "{kind: proportional, measure: rate, full_at: 80, worth: 9}",
        {},
    ),
    "proportional out of reach": (
        "{kind: proportional, measure: rate, full_at: 95, worth: 7}",
        {},
    ),
    "less is better": (
        "{kind: proportional, measure: count, full_at: 2, zero_at: 20, pays_from: 15}",
        {},
    ),
    "less is better, capped": (
        "{kind: proportional, measure: value, full_at: 2, zero_at: 9, worth: 11, cap: 10}",
        {},
    ),
    "less is better, out of reach": (
        "{kind: proportional, measure: rate, full_at: 1, zero_at: 9, worth: 4}",
        {},
    ),
    "weighted fraction": (
        "{kind: weighted_fraction, shares: [{input: a, weight: 1}, {input: b, weight: 0.5}]}",
        {},
    ),
    "bonus": ("{kind: per_item, each: 0.75}", {}),
    "penalty": ("{kind: per_item, each: -0.75}", {"maximum": "0", "minimum": "-5"}),
    "endless penalty": ("{kind: per_item, each: -0.75}", {"maximum": "0", "minimum": None}),
    "deduction": (
        "{kind: deduction, defects: [{input: a, each: 0.5}, {input: b, each: 3}]}",
        {},
    ),
    "endless deduction": ("{kind: deduction, defects: [{input: a, each: 3}]}", {"minimum": None}),
    "outcomes": (
        (
            "{kind: outcomes, options: [{value: x, label: X, points: 10}, "
            "{value: y, label: Y, points: 3}, {value: z, label: Z, points: -1}]}"
        ),
        {"minimum": "-1"},
    ),
    "grade": (
        "{kind: grade, options: [{value: x, label: X, share: 99}, {value: y, label: Y, share: 0}]}",
        {},
    ),
    "deadline": (
        f"{{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: -1, {DAYS}}}",
        {"minimum": "-1"},
    ),
    "deadline in working days": (
        f"{{kind: deadline, days: working_days, never: 0, provided: C, {DAYS}}}",
        {},
    ),
    "lateness": (f"{{kind: lateness, days: calendar_days, {LATE}", {"minimum": "-5"}),
    "lateness in working days": (
        f"{{kind: lateness, days: working_days, {LATE}",
        {"minimum": None},
    ),
    "survey mean": (
        (
            "{kind: survey, form: mean, answers: [{input: a, label: A, weight: 100}, "
            "{input: b, label: B, weight: 20}]}"
        ),
        {},
    ),
    "survey share": ("{kind: survey, form: share}", {}),
    "council": ("{kind: council, step: 0.5}", {}),
    "entered": ("{kind: entered}", {"minimum": None}),
    "chosen": (
        (
            '{kind: chosen_tiers, chosen_by: "1", branches: ['
            f"{{from: 5, rule: {{kind: tiers, {RATE}{RISING}}}}}, "
            f"{{below: 5, rule: {{kind: tiers, {RATE}{NARROW}}}}}]}}"
        ),
        {},
    ),
    **{
        f"composite, {how}": (f"{{kind: composite, combine: {how}, {PARTS}}}", {"maximum": most})
        for how, most in (
            ("all", "10"),
            ("any", "10"),
            ("sum", "11"),
            ("least", "4"),
            ("best", "4"),
        )
    },
}
OTHERS = {"1": Earned(Decimal(5), Decimal(10))}
# People's answers and a council's judgement cannot be raised by a figure of the unit's own.
NAMES_NO_STEP = {"survey mean", "survey share", "council", "entered"}

COUNTS = st.integers(0, 40).map(Decimal)
DATES = st.dates(date(2026, 1, 5), date(2026, 11, 30))
FIGURES = {
    InputType.COUNT: COUNTS,
    InputType.NUMBER: st.decimals(0, 120, places=2),
    InputType.RATE: st.decimals(0, 100, places=2),
    InputType.YES_NO: st.booleans(),
    InputType.DATE: DATES,
    InputType.POINTS: st.integers(0, 20).map(lambda n: n * Decimal("0.5")),
    InputType.TEXT: st.just("12/CV"),
}
calmly = settings(max_examples=60, deadline=None)
any_rule = st.sampled_from(sorted(BOOK))


@pytest.fixture(scope="session")
def book(rule_from):
    """Every rule of the table above, read once."""
    return {name: rule_from(text, **terms) for name, (text, terms) in BOOK.items()}


def declared(rule, draw):
    """Figures for a rule that do not contradict each other."""
    asked = {i.name: i for i in rule.inputs}
    values = {
        name: draw(st.sampled_from(i.options) if i.options else FIGURES[i.type])
        for name, i in asked.items()
        if i.type is not InputType.TEXT or draw(st.booleans())
    }
    for prefix in [name.removesuffix("denominator") for name in asked if "denominator" in name]:
        settle_rate(values, prefix, is_percent=draw(st.booleans()))
    if "total" in asked:
        values["total"] += values["a"] + values["b"]
    if "score" in asked:
        for name in ("a", "b") if draw(st.booleans()) else ("score",):
            del values[name]
    if values.get("never"):
        del values["done_on"]
    return values


def settle_rate(values, prefix, *, is_percent):
    """A rate is declared by its counts or in percent, and its part is not above the whole."""
    part, whole, rate = f"{prefix}numerator", f"{prefix}denominator", f"{prefix}rate"
    if is_percent:
        del values[part], values[whole]
    else:
        values[part], values[whole] = sorted((values[part], values[whole]))
        del values[rate]


def scored(rule, draw):
    """A situation in which the rule gives points."""
    at = Situation(declared(rule, draw), OTHERS)
    reached = rule.score(at)
    assume(isinstance(reached, Reached))
    return at, reached


@pytest.mark.slow
@calmly
@given(name=any_rule, data=st.data())
def test_points_lie_within_the_bounds(book, name, data):
    low, high = book[name].bounds()

    _, reached = scored(book[name], data.draw)

    assert reached.points <= high
    assert low is None or reached.points >= low


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(name=any_rule, data=st.data())
def test_a_next_step_keeps_its_promise(book, name, data):
    rule = book[name]
    at, reached = scored(rule, data.draw)

    step = rule.next_step(at, reached)

    if step is None:
        nothing_arose = any("denominator" in key and not n for key, n in at.values.items())
        assert name in NAMES_NO_STEP or nothing_arose or reached.points >= rule.bounds()[1]
    else:
        after = rule.score(Situation({**at.values, **step.changes}, at.others))
        assert after.points == step.points > reached.points


MEASURED = [name for name in BOOK if "tiers" in name or "proportional" in name or "less" in name]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from([*MEASURED, "bonus", "chosen"]), data=st.data())
def test_a_next_step_asks_for_no_more_than_it_takes(book, name, data):
    rule = book[name]
    at, reached = scored(rule, data.draw)
    step = rule.next_step(at, reached)
    numbers = [key for key, value in (step.changes if step else {}).items() if key != "provided"]
    assume(numbers)
    here, there = at.values[numbers[0]], step.changes[numbers[0]]
    kinds = {asked.name: asked.type for asked in rule.inputs}
    unit = Decimal(1) if kinds[numbers[0]] is InputType.COUNT else Decimal("0.01")
    assume(abs(there - here) >= unit)

    short = there - unit if there > here else there + unit
    less = rule.score(Situation({**at.values, **step.changes, numbers[0]: short}, at.others))

    assert less.points < step.points


@pytest.mark.slow
@calmly
@given(name=any_rule, data=st.data())
def test_every_sentence_is_a_phrase_in_both_languages(book, name, data):
    rule = book[name]
    at, reached = scored(rule, data.draw)
    step = rule.next_step(at, reached)

    sentences = [rule.sentence(), rule.explanation(at, reached), *([step.sentence] if step else [])]

    for text in (text for sentence in sentences for text in sentence):
        assert text == text.strip()
        assert text[-1] not in ".;,:"
        assert "  " not in text
        assert "None" not in text


@pytest.mark.parametrize("name", BOOK)
def test_nothing_declared_is_missing_and_never_zero(book, name):
    assert book[name].score(Situation({}, OTHERS)) is Gone.MISSING


@pytest.mark.slow
@calmly
@given(name=any_rule, data=st.data())
def test_each_figure_that_was_needed_is_missed(book, name, data):
    rule = book[name]
    at, _ = scored(rule, data.draw)
    needed = sorted({*at.values} - {"waiver", "standard_error", "never"})
    assume(needed)
    assume(not at.values.get("never"))
    absent = data.draw(st.sampled_from(needed))
    left = {key: value for key, value in at.values.items() if key != absent}

    assert rule.score(Situation(left, at.others)) is Gone.MISSING


RISING_RULES = ["rising tiers", "narrow tiers", "proportional", "proportional, rounded"]
RISING_RULES += ["proportional from 50", "proportional, capped", "survey share"]


@pytest.mark.slow
@pytest.mark.parametrize("name", RISING_RULES)
@calmly
@given(whole=st.integers(1, 60), parts=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_higher_rate_never_costs_points(book, name, whole, parts):
    assume(max(parts) <= whole)
    rule = book[name]

    lower, higher = (
        rule.score(Situation({"numerator": Decimal(n), "denominator": Decimal(whole)}, {}))
        for n in sorted(parts)
    )

    assert lower.points <= higher.points


@pytest.mark.slow
@pytest.mark.parametrize("name", ["less is better", "penalty", "tiers on a count"])
@calmly
@given(counts=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_more_of_a_bad_thing_never_earns(book, name, counts):
    rule = book[name]

    fewer, more = (rule.score(Situation({"count": Decimal(n)}, {})) for n in sorted(counts))

    assert fewer.points >= more.points


@pytest.mark.slow
@calmly
@given(first=st.tuples(*[st.integers(0, 9)] * 2), more=st.tuples(*[st.integers(0, 9)] * 2))
def test_more_defects_never_earn(book, first, more):
    rule = book["deduction"]
    fewer = {"a": Decimal(first[0]), "b": Decimal(first[1])}
    worse = {"a": fewer["a"] + more[0], "b": fewer["b"] + more[1]}

    assert rule.score(Situation(fewer, {})).points >= rule.score(Situation(worse, {})).points


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lateness", "lateness in working days", "deadline"])
@calmly
@given(days=st.tuples(*[DATES] * 2))
def test_later_never_earns_more(book, name, days):
    rule = book[name]

    sooner, later = (rule.score(Situation({"done_on": day}, {})) for day in sorted(days))

    assert sooner.points >= later.points


@pytest.mark.slow
@calmly
@given(data=st.data(), value=st.decimals(-10, 130, places=1))
def test_each_value_lies_in_exactly_one_step(book, data, value):
    name = data.draw(st.sampled_from(["rising tiers", "narrow tiers", "peaked tiers"]))
    steps = book[name].steps

    assert sum(step.holds(value) for step in steps) == 1


@pytest.mark.slow
@calmly
@given(data=st.data())
def test_points_do_not_depend_on_the_order_of_figures(book, data):
    rule = book["composite, sum"]
    at, reached = scored(rule, data.draw)

    backwards = dict(reversed(list(at.values.items())))

    assert rule.score(Situation(backwards, OTHERS)) == reached
