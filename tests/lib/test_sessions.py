"""A session lives on while somebody works, and is written every five minutes at most."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.factories.accounts import person_with
from thuocdo.lib import sessions

pytestmark = pytest.mark.django_db
WORK = "/lam-viec/"


@pytest.fixture
def clock(monkeypatch):
    """Seconds that stand still until they are moved."""
    state = {"now": 1_800_000_000}
    monkeypatch.setattr(sessions.time, "time", lambda: state["now"])
    return state


def ends(client):
    """When the stored session ends."""
    return Session.objects.get(pk=client.session.session_key).expire_date


def set_back(client):
    """As if the session had been stored a while ago."""
    day = timezone.now() + timedelta(minutes=5)
    Session.objects.filter(pk=client.session.session_key).update(expire_date=day)
    return ends(client)


def test_work_after_a_while_gives_the_session_its_whole_time_again(client, clock):
    client.force_login(person_with("unit_officer"))
    client.get(WORK)
    before = set_back(client)
    clock["now"] += sessions.EVERY
    client.get(WORK)

    assert ends(client) > before + timedelta(minutes=20)


def test_within_a_few_minutes_nothing_is_written(client, clock):
    client.force_login(person_with("unit_officer"))
    client.get(WORK)
    before = set_back(client)
    clock["now"] += sessions.EVERY - 1
    client.get(WORK)

    assert ends(client) == before


def test_a_session_outlives_the_idle_time_by_what_is_not_written(settings):
    assert settings.SESSION_COOKIE_AGE == settings.IDLE_SECONDS + sessions.EVERY
