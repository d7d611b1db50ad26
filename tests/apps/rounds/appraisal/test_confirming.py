"""Bulk confirmation: a word and an event each, refused rows named, undone for ten minutes."""

from datetime import timedelta

import pytest

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import NotNow, NotYourDomain, OwnUnit, TooLateToUndo
from thuocdo.apps.rounds.models import Batch, Entry, Layer, Phase, Stage, Word
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.services import appraising

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return advanced(submitted(a_round()), Phase.APPRAISAL)


@pytest.fixture
def by(made):
    return appraiser(made.province)


def keys(made, *codes):
    found = Entry.objects.filter(participant__round=made.round, code__in=codes)
    return list(found.values_list("pk", flat=True))


def test_many_items_are_confirmed_in_one_action_and_logged_one_by_one(made, by):
    confirmed = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW)

    assert (confirmed.batch.size, confirmed.batch.code, confirmed.refused) == (3, "1.2", [])
    assert Event.objects.filter(action="entry.confirmed", by=by).count() == 3
    words = Word.objects.filter(layer=Layer.APPRAISED)
    assert {word.batch for word in words} == {confirmed.batch}
    row = entry(made, "B", "1.2")
    assert (row.stage, row.appraised_points, row.maximum) == (Stage.APPRAISED, 1.5, 3)
    word = words.get(entry=row)
    assert word.figures == {"numerator": "85", "denominator": "100"}
    assert (word.points, word.role) == (1.5, "appraiser")


def test_items_of_several_leaves_make_one_batch(made, by):
    confirmed = appraising.confirm(entry_ids=keys(made, "1.1", "1.2", "2.1"), by=by, at=NOW)

    assert (confirmed.batch.size, confirmed.batch.code) == (9, "")
    assert figures_of(made.round, Layer.APPRAISED).entries["A"]["1.1"].values == {"yes": True}


def test_undoing_restores_every_item_and_keeps_its_words(made, by):
    before = list(Entry.objects.order_by("pk").values())
    batch = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW).batch
    undone = appraising.undo(batch_id=batch.pk, by=by, at=NOW + timedelta(minutes=10))

    assert undone.undone_at
    assert list(Entry.objects.order_by("pk").values()) == before
    assert Word.objects.filter(layer=Layer.APPRAISED).count() == 6
    assert Event.objects.filter(action="entry.confirmation_undone").count() == 3
    again = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW)
    assert entry(made, "A", "1.2").appraised_points == 3
    assert again.batch.size == 3


def test_undoing_too_late_is_refused(made, by):
    batch = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW).batch

    with pytest.raises(TooLateToUndo):
        appraising.undo(batch_id=batch.pk, by=by, at=NOW + timedelta(minutes=10, seconds=1))


def test_undoing_twice_is_refused(made, by):
    batch = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW).batch
    appraising.undo(batch_id=batch.pk, by=by, at=NOW)

    with pytest.raises(TooLateToUndo):
        appraising.undo(batch_id=batch.pk, by=by, at=NOW)


def test_undoing_is_refused_once_somebody_has_gone_on(made, by):
    batch = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW).batch
    verdict = appraising.Verdict({"numerator": "70", "denominator": "100"}, text="Sai sổ.")
    appraising.appraise(entry_id=entry(made, "A", "1.2").pk, verdict=verdict, by=by, at=NOW)

    with pytest.raises(TooLateToUndo):
        appraising.undo(batch_id=batch.pk, by=by, at=NOW)
    assert entry(made, "B", "1.2").stage == Stage.APPRAISED


def test_the_own_unit_is_left_out_and_named(made):
    by = appraiser(made.province)
    by.unit = made.units["B"]
    by.save()

    confirmed = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW)

    assert [row.entry.participant.unit.code for row in confirmed.refused] == ["B"]
    assert isinstance(confirmed.refused[0].refusal, OwnUnit)
    assert confirmed.batch.size == 2
    assert entry(made, "B", "1.2").stage == Stage.SUBMITTED
    assert entry(made, "C", "1.2").stage == Stage.APPRAISED


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        pytest.param(lambda _: person_with("unit_officer"), NotAllowed, id="no appraiser"),
        pytest.param(lambda made: appraiser(made.units["A"]), NotAllowed, id="another place"),
        pytest.param(
            lambda made: appraiser(made.province, ["2"]), NotYourDomain, id="another domain"
        ),
    ],
)
def test_where_nothing_may_be_confirmed_the_reason_is_said(made, who, refusal):
    with pytest.raises(refusal):
        appraising.confirm(entry_ids=[entry(made, "B", "1.2").pk], by=who(made), at=NOW)
    assert not Batch.objects.exists()
    assert not Word.objects.filter(layer=Layer.APPRAISED).exists()


def test_what_is_appraised_is_not_confirmed_again(made, by):
    appraising.confirm(entry_ids=[entry(made, "A", "1.2").pk], by=by, at=NOW)
    confirmed = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW)

    assert [row.entry.participant.unit.code for row in confirmed.refused] == ["A"]
    assert "không còn chờ" in confirmed.refused[0].refusal.sentence.vi


def test_what_has_no_figures_is_not_confirmed():
    made = advanced(submitted(a_round(), "A", "B"), Phase.APPRAISAL)

    confirmed = appraising.confirm(entry_ids=keys(made, "1.1"), by=appraiser(made.province), at=NOW)

    assert [row.entry.participant.unit.code for row in confirmed.refused] == ["C"]
    assert "chưa có số liệu" in confirmed.refused[0].refusal.sentence.vi


def test_nothing_is_confirmed_before_the_appraisal_opens():
    made = submitted(a_round())

    with pytest.raises(NotNow):
        appraising.confirm(entry_ids=keys(made, "1.2"), by=appraiser(made.province), at=NOW)


def test_no_item_at_all_is_refused(by):
    with pytest.raises(NotNow):
        appraising.confirm(entry_ids=[], by=by, at=NOW)


def test_undoing_asks_for_the_right_too(made, by):
    batch = appraising.confirm(entry_ids=keys(made, "1.2"), by=by, at=NOW).batch

    with pytest.raises(NotYourDomain):
        appraising.undo(batch_id=batch.pk, by=appraiser(made.province, ["2"]), at=NOW)
