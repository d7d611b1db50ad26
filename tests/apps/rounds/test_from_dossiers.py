"""A closed period of dossiers feeds an open round; no one without the right feeds it."""

import pytest

from tests.factories.accounts import UserFactory, person_with
from tests.factories.dossiers import a_lake, a_small_site, closed
from tests.factories.rounds import NOW, a_round
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.dossiers.errors import NotFed
from thuocdo.apps.dossiers.selectors.feeding import figures_for
from thuocdo.apps.rounds.services.from_dossiers import asks_for, feed_from_period, rounds_to_feed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def period(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    found = a_small_site(tmp_path / "lake", a_lake(tmp_path / "lake"))
    return closed(found["province"], person_with("director"))


def test_only_rounds_of_the_authority_that_want_figures_of_dossiers_are_offered(period):
    a_round()

    assert list(rounds_to_feed(period)) == []


def test_a_set_of_which_nothing_is_stated_is_refused(period):
    made = a_round()

    with pytest.raises(NotFed):
        feed_from_period(round_=made.round, period=period, by=made.manager, at=NOW)


def test_whoever_does_not_manage_rounds_feeds_none(period):
    with pytest.raises(NotAllowed):
        feed_from_period(round_=a_round().round, period=period, by=UserFactory(), at=NOW)


def test_a_leaf_that_the_edition_does_not_have_gets_nothing():
    assert not asks_for(None)


def test_a_unit_without_dossiers_gets_no_figures(period):
    figures = figures_for("demo-province-communes", period, frozenset({"X1", "TS"}))

    assert figures.entries["TS"] == {}
    assert figures.entries["X1"]["3.2.1"].values == {"numerator": 100, "denominator": 100}
