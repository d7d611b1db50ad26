"""The thinnest way through a round: filled in, signed, locked, read back as figures."""

from uuid import uuid4

import pytest

from tests.factories.rounds import NOW, a_round, advanced, entry, submitted, type_in
from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.rounds.errors import Locked, Unfinished
from thuocdo.apps.rounds.models import FieldSave, Layer, Phase, Stage, Status, Word
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.selectors.scores import live
from thuocdo.apps.rounds.services import saving, submitting

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_scored_at_once():
    made = a_round()
    unit = made.participants["A"]
    before = live(unit, unit.entries.all())
    row = type_in(made, "A", yes="có")

    after = live(unit, unit.entries.all())
    assert "1.1" in before.missing
    assert after.leaves["1.1"].points == 1
    assert after.total == 1 + 3 + after.leaves["2.1"].points
    assert row.status == Status.DOING  # neither evidence nor explanation yet
    assert type_in(made, "A", explanation="Bản giấy").status == Status.DONE


def test_the_same_save_twice_is_kept_once():
    made = a_round()
    row, key = entry(made), uuid4()
    for _ in range(2):
        saved = saving.save_field(
            entry_id=row.pk, name="yes", text="có", base=0, key=key, by=made.officers["A"], at=NOW
        )

    assert saved.version == 1
    assert FieldSave.objects.count() == 1


def test_two_writers_keep_both_texts():
    made = a_round()
    row = entry(made)
    common = {"entry_id": row.pk, "name": "explanation", "base": 0, "at": NOW}
    saving.save_field(text="của chị", key=uuid4(), by=made.officers["A"], **common)
    late = saving.save_field(text="của anh", key=uuid4(), by=made.leaders["A"], **common)

    assert late.is_conflict
    assert late.text == "của chị"
    assert list(FieldSave.objects.values_list("text", flat=True)) == ["của chị", "của anh"]


def test_a_leader_cannot_sign_what_has_gaps():
    made = a_round()
    with pytest.raises(Unfinished) as refused:
        submitting.sign_off(participant_id=made.participants["A"].pk, by=made.leaders["A"], at=NOW)
    assert refused.value.codes == ["1.1"]


def test_what_is_signed_is_locked_and_read_back():
    made = submitted(a_round())
    row = entry(made, "A")
    assert row.stage == Stage.SUBMITTED
    with pytest.raises(Locked):
        type_in(made, "A", yes="không")

    advanced(made, Phase.APPRAISAL)
    figures = figures_of(made.round)
    assert figures.entries["A"]["1.1"].values == {"yes": True}
    assert figures.entries["B"]["1.1"].values == {"yes": False}
    assert figures.entries["C"]["1.2"].values["numerator"] == 70
    assert Word.objects.filter(layer=Layer.DECLARED).count() == 9
    assert audit.verify().is_whole
