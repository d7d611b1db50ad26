"""Settling a block: the final layer is what the core gives for the latest words."""

import pytest

from tests.factories.accounts import person_with
from tests.factories.councils import all_decided, before_council, called, decided
from tests.factories.rounds import NOW, a_round, advanced, entry, submitted
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import NotNow, NotReady
from thuocdo.apps.rounds.models import Entry, Layer, Phase, Stage, Word
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services import finishing
from thuocdo.reporting.scored import score_figures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made():
    return before_council()


def finished(made, by=None, **options):
    return finishing.finish(block_id=made.block.pk, by=by or made.manager, at=NOW, **options)


def test_final_words_say_what_the_core_gives_for_the_latest_layer(made):
    all_decided(made)
    seen = []
    assert finished(made, report=lambda done, total: seen.append((done, total))) == 9

    scored = score_figures(index_set_of(made.round), figures_of(made.round))
    for row in Entry.objects.select_related("participant__unit"):
        result = scored.results[row.participant.unit.code].leaves[row.code]
        word = Word.objects.get(entry=row, layer=Layer.FINAL)
        assert (row.stage, row.final_points, row.maximum) == (
            Stage.FINAL,
            result.points,
            result.maximum,
        )
        assert (word.points, word.role) == (result.points, "authority")
    assert entry(made, "B").final_points == 1
    assert seen == [(3, 3)]
    assert Event.objects.get(action="round.settled").details == {"units": 3, "items": 9}
    assert audit.verify().is_whole


def test_settling_again_adds_nothing(made):
    all_decided(made)
    finished(made)

    assert finished(made) == 0
    assert Event.objects.filter(action="round.settled").count() == 1


def test_settling_goes_on_where_it_stopped(made, monkeypatch):
    all_decided(made)
    monkeypatch.setattr(finishing, "TOGETHER", 1)

    def stop(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finished(made, report=stop)
    assert Entry.objects.filter(stage=Stage.FINAL).count() == 6
    assert finished(made) == 3
    assert Word.objects.filter(layer=Layer.FINAL).count() == 9


def test_what_is_still_open_stands_in_the_way(made):
    row = called(made)
    with pytest.raises(NotReady) as refused:
        finished(made)
    assert "1.1" in refused.value.sentence.vi

    decided(made, row, "B", taken=Layer.SECOND)
    assert finished(made) == 9  # an accepted explanation counts as it was appraised


def test_results_are_settled_in_the_phase_of_the_council_only():
    early = advanced(submitted(a_round()), Phase.APPRAISAL)
    with pytest.raises(NotNow):
        finished(early)


@pytest.mark.parametrize("role", ["director", "council_secretary", "appraiser", "unit_leader"])
def test_who_does_not_manage_rounds_settles_nothing(made, role):
    all_decided(made)
    with pytest.raises(NotAllowed):
        finished(made, by=person_with(role))
    assert not Word.objects.filter(layer=Layer.FINAL).exists()


def publish(made):
    return finishing.published(
        edition=made.round.edition, year=made.round.year, by=made.director, at=NOW
    )


def test_a_settled_block_is_published_and_then_put_away(made):
    all_decided(made)
    assert publish(made) == 0  # nothing is settled
    finished(made)

    with pytest.raises(NotNow):
        finishing.archive(block_id=made.block.pk, by=made.manager, at=NOW)
    assert publish(made) == 1
    assert publish(made) == 0
    with pytest.raises(NotAllowed):
        finishing.archive(block_id=made.block.pk, by=made.secretary, at=NOW)
    block = finishing.archive(block_id=made.block.pk, by=made.manager, at=NOW)
    assert block.phase == Phase.ARCHIVED
    with pytest.raises(NotNow):
        finishing.archive(block_id=made.block.pk, by=made.manager, at=NOW)


def test_what_nobody_declared_is_final_without_points():
    made = before_council(fed=False)
    all_decided(made)
    row = entry(made, "A", "2.1")
    assert (row.stage, row.declared_points) == (Stage.SUBMITTED, None)

    finished(made)
    row.refresh_from_db()
    word = Word.objects.get(entry=row, layer=Layer.FINAL)
    assert (row.stage, row.final_points, word.figures) == (Stage.FINAL, None, {})


def test_what_was_declared_and_not_appraised_stands_in_the_way(made):
    all_decided(made)
    Entry.objects.filter(pk=entry(made, "A").pk).update(stage=Stage.SUBMITTED)
    with pytest.raises(NotReady):
        finished(made)
