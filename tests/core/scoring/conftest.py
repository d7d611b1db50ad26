"""What the tests of all rule kinds share: reading a rule from a few lines, and scoring with it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.documents.located import as_mapping
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidFigure, InvalidIndexSet
from thuocdo.core.scoring.kinds import read_rule
from thuocdo.core.scoring.rule import Earned, Gone, NextStep, Reached, Rule, Situation, Terms
from thuocdo.vietnamese.sentence import Sentence


def values_of(figures):
    """Figures as a unit declares them; whole and broken numbers may be given as Python numbers."""
    return {
        name: value
        if isinstance(value, bool | date) or (isinstance(value, str) and not is_number(value))
        else Decimal(str(value))
        for name, value in figures.items()
    }


def is_number(text):
    """Whether a text stands for a Decimal."""
    return text.replace(".", "", 1).removeprefix("-").isdecimal()


@pytest.fixture(scope="session")
def rule_from() -> Callable[..., Rule]:
    """Read a rule written as in a rule book."""

    def read(text, maximum="10", minimum="0", counted=("hồ sơ", "dossiers"), labels=None):
        terms = Terms(
            Decimal(maximum),
            None if minimum is None else Decimal(minimum),
            labels or {},
            {},
            Sentence(*counted),
        )
        return read_rule(as_mapping(read_yaml(text, "rules.yaml"), "rule"), terms)

    return read


@pytest.fixture(scope="session")
def at() -> Callable[..., Situation]:
    """A situation from figures, and from the points of other leaves."""

    def situation(figures, others=None):
        earned = {
            code: None if points is None else Earned(Decimal(points), Decimal(10))
            for code, points in (others or {}).items()
        }
        return Situation(values_of(figures), earned)

    return situation


@pytest.fixture(scope="session")
def points_of(at) -> Callable[..., Decimal | Gone]:
    """The points for figures, or why there are none."""

    def points(rule, figures, others=None):
        got = rule.score(at(figures, others))
        return got.points if isinstance(got, Reached) else got

    return points


@pytest.fixture(scope="session")
def next_of(at) -> Callable[..., NextStep | None]:
    """The next step, after checking that following it gives exactly the points it promises."""

    def step_of(rule, figures, others=None):
        here = at(figures, others)
        before = rule.score(here)
        step = rule.next_step(here, before)
        if step is not None:
            after = rule.score(Situation({**here.values, **step.changes}, here.others))
            assert after.points == step.points > before.points
        return step

    return step_of


@pytest.fixture(scope="session")
def explained(at) -> Callable[..., Sentence]:
    """How figures led to their points, in words."""

    def words(rule, figures, others=None):
        here = at(figures, others)
        return rule.explanation(here, rule.score(here))

    return words


@pytest.fixture(scope="session")
def refusal_of(rule_from) -> Callable[..., Sentence]:
    """The sentence with which the reader refuses a rule."""

    def sentence(text, **terms):
        with pytest.raises(InvalidIndexSet) as caught:
            rule_from(text, **terms)
        vi, en = caught.value.sentence
        assert vi.startswith("rules.yaml, dòng ")
        assert en.startswith("rules.yaml, line ")
        return Sentence(vi, en)

    return sentence


@pytest.fixture(scope="session")
def figure_refusal(at) -> Callable[..., Sentence]:
    """The sentence with which a rule refuses figures."""

    def sentence(rule, figures):
        with pytest.raises(InvalidFigure) as caught:
            rule.score(at(figures))
        return caught.value.sentence

    return sentence
