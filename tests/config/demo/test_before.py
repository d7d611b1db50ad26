"""Tests of last year's round in the demonstration."""

import pytest

from tests.factories.rounds import a_round
from tests.factories.units import UnitFactory
from thuocdo.apps.rounds.models import Participant, Progress
from thuocdo.config.demo.rounds.before import hand_in

pytestmark = pytest.mark.django_db


def test_units_of_last_year_hand_in_late_in_the_window_and_few_after_it():
    """A forecast that begins from last year has something to begin from."""
    row = a_round().round
    like = row.participants.first()
    for _ in range(19):
        row.participants.create(block=like.block, unit=UnitFactory(), closes_at=like.closes_at)
    hand_in(row)
    members = list(Participant.objects.filter(round=row))
    assert {one.progress for one in members} == {Progress.SUBMITTED}
    late = [one for one in members if one.is_late]
    assert 0 < len(late) <= len(members) // 10
    assert [one.submitted_at > one.closes_at for one in members] == [one.is_late for one in members]
    assert len({one.submitted_at for one in members}) > len(members) // 2
