"""A block moves on when its time is over, and time is given by a document to whom it helps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, submitted
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.rounds.errors import Locked, NoDocument, NoReason, NotNow, WrongPlan
from thuocdo.apps.rounds.models import Extension, Participant, Phase
from thuocdo.apps.rounds.services import explaining, phases
from thuocdo.apps.rounds.services.appraising import confirm

pytestmark = pytest.mark.django_db


def more(until, document="5/CV", reason="Bão"):
    return phases.MoreTime(until, document, reason)


def given(made, phase, until, unit=None, **words):
    """An extension by the manager, of a unit where one is named."""
    return phases.extend(
        block_id=made.block.pk,
        phase=phase,
        more=more(until, **words),
        participant=made.participants[unit] if unit else None,
        by=made.manager,
        at=NOW,
    )


def ends(made, phase):
    """When the window of a phase closes."""
    return made.block.windows.get(phase=phase).closes_at


def test_nobody_is_locked_out_before_the_deadline():
    made = submitted(a_round(), "A", "B")
    with pytest.raises(NotNow) as refused:
        phases.advance(block_id=made.block.pk, by=made.manager, at=ends(made, Phase.SELF))

    assert "1 đơn vị" in refused.value.sentence.vi
    assert not Participant.objects.get(unit__code="C").is_locked


def test_after_the_deadline_who_is_late_is_locked_unsigned():
    made = submitted(a_round(), "A", "B")
    late = ends(made, Phase.SELF) + timedelta(seconds=1)
    block = phases.advance(block_id=made.block.pk, by=made.manager, at=late)

    unit = Participant.objects.get(unit__code="C")
    assert block.phase == Phase.APPRAISAL
    assert (unit.is_locked, unit.is_late, unit.submitted_by) == (True, True, None)


def test_a_unit_with_more_time_keeps_the_block_waiting():
    made = submitted(a_round(), "A", "B")
    end = ends(made, Phase.SELF)
    given(made, Phase.SELF, end + timedelta(days=2), "C")

    with pytest.raises(NotNow):
        phases.advance(block_id=made.block.pk, by=made.manager, at=end + timedelta(days=1))


def test_one_unit_may_explain_longer_than_the_others():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    judge = person_with("appraiser", unit=made.province)
    rows = [row.pk for unit in made.participants.values() for row in unit.entries.all()]
    confirm(entry_ids=rows, by=judge, at=NOW)
    advanced(made, Phase.EXPLANATION)
    end = ends(made, Phase.EXPLANATION)
    given(made, Phase.EXPLANATION, end + timedelta(days=2), "A")

    later = {"text": "Đã có văn bản.", "at": end + timedelta(days=1)}
    mine, theirs = (made.participants[code].entries.get(code="1.1") for code in "AB")
    assert explaining.explain(entry_id=mine.pk, by=made.officers["A"], **later).number == 1
    with pytest.raises(Locked):
        explaining.explain(entry_id=theirs.pk, by=made.officers["B"], **later)


def test_time_for_one_unit_is_refused_where_it_would_mean_nothing():
    made = a_round()
    with pytest.raises(WrongPlan):
        given(made, Phase.SECOND, ends(made, Phase.SECOND) + timedelta(days=1), "A")

    assert not Extension.objects.exists()


def test_a_unit_of_another_block_gets_no_time():
    made = a_round()
    other = made.participants["A"]
    other.block_id = made.block.pk + 1
    with pytest.raises(WrongPlan):
        given(made, Phase.SELF, ends(made, Phase.SELF) + timedelta(days=1), "A")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [({"document": " "}, NoDocument), ({"reason": ""}, NoReason)],
    ids=["no document", "no reason"],
)
def test_time_needs_a_document_and_a_reason(words, refusal):
    made = a_round()
    with pytest.raises(refusal):
        given(made, Phase.SELF, ends(made, Phase.SELF) + timedelta(days=1), **words)


def test_an_end_that_gives_no_time_is_told_the_old_one_in_local_time():
    made = a_round()
    end = ends(made, Phase.SELF)
    with pytest.raises(WrongPlan) as refused:
        given(made, Phase.SELF, end)

    assert f"{timezone.localtime(end):%H:%M %d/%m/%Y}" in refused.value.sentence.vi


def test_only_who_manages_the_round_gives_time():
    made = a_round()
    with pytest.raises(NotAllowed):
        phases.extend(
            block_id=made.block.pk,
            phase=Phase.SELF,
            more=more(ends(made, Phase.SELF) + timedelta(days=1)),
            by=made.officers["A"],
            at=NOW,
        )
