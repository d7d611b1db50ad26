"""The second appraisal: agreed or disputed, by somebody else than the first."""

import pytest

from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import NoReason, NotNow, OwnUnit, SamePerson
from thuocdo.apps.rounds.models import Entry, Layer, Phase, Stage
from thuocdo.apps.rounds.services import appraising, speaking
from thuocdo.apps.rounds.services.appraising import Verdict
from thuocdo.apps.rounds.services.seconding import second
from thuocdo.apps.rounds.services.speaking import Said, Speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """Everything confirmed; 1.1 of unit A lowered from yes to no by the first appraiser."""
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.first, made.other = appraiser(made.province), appraiser(made.province)
    keys = Entry.objects.values_list("pk", flat=True)
    appraising.confirm(entry_ids=keys, by=made.first, at=NOW)
    verdict = Verdict({"yes": "không"}, text="Ban hành năm 2024.")
    appraising.appraise(entry_id=entry(made).pk, verdict=verdict, by=made.first, at=NOW)
    return made


def explained(made):
    """Unit A explains 1.1, as its officers do it in the phase between."""
    advanced(made, Phase.EXPLANATION)
    row = entry(made)
    speaker = Speaker(made.officers["A"], "unit_officer", NOW)
    speaking.speak(row, Layer.EXPLANATION, Said(text="Văn bản có hiệu lực 2025."), speaker)
    row.stage = Stage.EXPLAINED
    row.save()
    return made


def judge(made, yes, by=None, **verdict):
    advanced(made, Phase.SECOND)
    said = Verdict({"yes": yes}, **verdict)
    return second(entry_id=entry(made).pk, verdict=said, by=by or made.other, at=NOW)


@pytest.mark.parametrize(
    ("is_explained", "yes", "stage", "points"),
    [
        pytest.param(True, "có", Stage.SECONDED, 1, id="explanation accepted"),
        pytest.param(True, "không", Stage.DISPUTED, 0, id="first upheld against an explanation"),
        pytest.param(False, "không", Stage.SECONDED, 0, id="the same as the first"),
        pytest.param(False, "có", Stage.DISPUTED, 1, id="other than the first"),
    ],
)
def test_where_a_second_appraisal_leads(made, is_explained, yes, stage, points):
    word = judge(explained(made) if is_explained else made, yes, text="Đã xem lại.")

    row = entry(made)
    assert (row.stage, row.second_points, row.appraised_points) == (stage, points, 0)
    assert (word.layer, word.role) == (Layer.SECOND, "second_appraiser")
    assert Event.objects.get(action="entry.seconded").by == made.other


def test_it_is_somebody_else_than_the_first(made):
    with pytest.raises(SamePerson):
        judge(made, "không", by=made.first)


@pytest.mark.parametrize(
    ("is_explained", "yes"),
    [
        pytest.param(True, "có", id="an explanation accepted"),
        pytest.param(True, "không", id="an explanation refused"),
        pytest.param(False, "có", id="other figures"),
    ],
)
def test_a_reason_is_needed(made, is_explained, yes):
    with pytest.raises(NoReason):
        judge(explained(made) if is_explained else made, yes)
    assert entry(made).second_points is None


def test_agreeing_without_an_explanation_needs_no_reason(made):
    assert judge(made, "không").points == 0


def test_nobody_seconds_the_own_unit(made):
    made.other.unit = made.units["A"]
    made.other.save()

    with pytest.raises(OwnUnit):
        judge(made, "không")


def test_it_waits_for_its_phase(made):
    verdict = Verdict({"yes": "không"})
    with pytest.raises(NotNow):
        second(entry_id=entry(made).pk, verdict=verdict, by=made.other, at=NOW)
