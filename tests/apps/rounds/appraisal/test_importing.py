"""Appraisals from a table: each row by itself, the own unit refused there too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.rounds.errors import FieldRefused, OwnUnit, WrongPlan
from thuocdo.apps.rounds.models import Layer, Phase, Reason, ReasonKind, Stage, Word
from thuocdo.apps.rounds.services.appraising import take_in
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.sources import Source

pytestmark = pytest.mark.django_db
ROWS = "unit,name,yes,reason\nA,Xã An Bình,có,\nB,,có,mc-01\nC,,không,\n"


@pytest.fixture
def made():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    Reason.objects.create(code="MC-01", kind=ReasonKind.RAISE, text="Có.", text_en="There is.")
    return made


def taken(made, text=ROWS, by=None, code="1.1"):
    table = table_in(Source("bang.csv", text.encode()), None)
    return take_in(round_=made.round, code=code, table=table, by=by or made.by, at=NOW)


def test_rows_are_taken_and_what_is_refused_is_named(made):
    done = taken(made)

    assert [word.entry.participant.unit.code for word in done.words] == ["A", "B"]
    assert Word.objects.get(entry=entry(made, "B"), layer=Layer.APPRAISED).reason.code == "MC-01"
    (row,) = done.refused
    assert (row.number, row.unit, row.refusal.sentence.vi) == (4, "C", "Nêu lý do.")
    assert entry(made, "C").stage == Stage.SUBMITTED


def test_the_own_unit_is_refused_and_the_others_are_taken(made):
    made.by.unit = made.units["B"]
    made.by.save()
    done = taken(made)

    assert [(row.unit, type(row.refusal)) for row in done.refused[:1]] == [("B", OwnUnit)]
    assert not Word.objects.filter(entry=entry(made, "B"), layer=Layer.APPRAISED).exists()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        pytest.param("unit,yes,reason\nX,có,\n", FieldRefused, id="no such unit"),
        pytest.param("unit,yes,points\nA,có,1\n", WrongPlan, id="another column"),
        pytest.param("name,yes\nA,có\n", WrongPlan, id="no unit"),
        pytest.param("unit,yes,reason\n", WrongPlan, id="no row"),
        pytest.param("unit,reason\nA,x\n", FieldRefused, id="no figures"),
    ],
)
def test_a_table_of_which_nothing_can_be_taken_is_refused(made, text, refusal):
    with pytest.raises(refusal):
        taken(made, text)
    assert not Word.objects.filter(layer=Layer.APPRAISED).exists()


def test_the_right_is_asked_for(made):
    with pytest.raises(NotAllowed):
        taken(made, by=person_with("unit_officer", unit=made.units["A"]))


def test_the_page_offers_a_table_and_takes_it_back(made, client):
    client.force_login(made.by)
    offered = client.get(reverse("rounds:appraisal_table", args=[made.round.pk, "1.1"]))
    text = offered.content.decode("utf-8-sig")
    assert text.splitlines()[:2] == ["unit,name,yes,reason", "A,Xã An Bình,có,"]

    url = reverse("rounds:import_appraisals", args=[made.round.pk, "1.1"])
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 422
    sent = {"bang": SimpleUploadedFile("bang.csv", ROWS.encode())}
    page = client.post(url, sent, follow=True).content.decode()
    assert "Đã ghi 2 dòng." in page
    assert "Dòng 4: Nêu lý do." in page
