"""The return loop: given back until a working day, answered, and in the queue again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.accounts import person_with
from tests.factories.rounds import (
    NOW,
    a_round,
    advanced,
    appraiser,
    at_home,
    entry,
    submitted,
    type_in,
)
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications.models import Notice, Urgency
from thuocdo.apps.rounds.errors import (
    Locked,
    NoReason,
    NotNow,
    OwnUnit,
    Unfinished,
    WrongPlan,
)
from thuocdo.apps.rounds.models import Layer, Phase, Reason, ReasonKind, Return, Stage, Word
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.services.appraising import Verdict, appraise
from thuocdo.apps.rounds.services.returning import Asked, answer_return, return_item, take_back

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 4, 28, 3, 0, tzinfo=UTC)  # 30/4 and 1/5 are holidays
ASKED = Asked(3, text="Bổ sung quyết định ban hành.")


@pytest.fixture
def made():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    return made


def give_back(made, asked=ASKED, at=NOW, by=None, code="1.1"):
    return return_item(entry_id=entry(made, "A", code).pk, asked=asked, by=by or made.by, at=at)


def answer(made, at=NOW, by=None):
    return answer_return(entry_id=entry(made).pk, by=by or made.officers["A"], at=at)


def test_the_day_is_counted_in_working_days_over_holidays(made):
    row = give_back(made, at=TUESDAY)

    assert (row.due_on, row.working_days) == (date(2026, 5, 5), 3)
    assert (entry(made).stage, entry(made).return_due) == (Stage.RETURNED, date(2026, 5, 5))


def test_those_who_fill_in_for_the_unit_are_told_at_once(made):
    elsewhere = at_home("unit_officer", made.units["B"])
    give_back(made, at=TUESDAY)

    told = Notice.objects.filter(kind="round.returned")
    assert {row.recipient for row in told} == {made.officers["A"], made.leaders["A"]}
    assert elsewhere.notices.count() == 0
    notice = made.officers["A"].notices.get()
    assert (notice.urgency, notice.due_on) == (Urgency.URGENT, date(2026, 5, 5))
    assert "đến hết ngày 05/05/2026. Bổ sung quyết định" in notice.text_vi


def test_a_reason_of_the_library_stands_before_the_own_words(made):
    reason = Reason.objects.create(
        code="BS-01", kind=ReasonKind.RETURN, text="Thiếu văn bản.", text_en="No document."
    )
    give_back(made, Asked(2, reason, "Trang 4."))

    assert "Thiếu văn bản. Trang 4." in made.officers["A"].notices.get().text_vi
    assert Event.objects.get(action="entry.returned").details["reason"] == "Thiếu văn bản. Trang 4."


def test_the_answer_is_a_new_declared_word_and_the_item_is_back_in_the_queue(made):
    give_back(made)
    type_in(made, "A", yes="không", explanation="Đã đối chiếu lại.")
    word = answer(made)

    assert (word.layer, word.number, word.figures) == (Layer.DECLARED, 2, {"yes": "không"})
    row = entry(made)
    assert (row.stage, row.return_due, row.declared_points) == (Stage.SUBMITTED, None, 0)
    back = Return.objects.get()
    assert (back.answered_at, back.answered_by) == (NOW, made.officers["A"])
    assert made.officers["A"].notices.get().settled_at == NOW
    assert made.by.notices.get().kind == "round.answered"
    with pytest.raises(Locked):
        type_in(made, "A", yes="có")


def test_returning_takes_an_appraised_word_back(made):
    verdict = Verdict({"yes": "không"}, text="Sai năm.")
    appraise(entry_id=entry(made).pk, verdict=verdict, by=made.by, at=NOW)
    give_back(made)

    assert entry(made).appraised_points is None
    answer(made)
    assert figures_of(made.round).entries["A"]["1.1"].values == {"yes": True}
    assert Word.objects.filter(layer=Layer.APPRAISED).count() == 2


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        pytest.param(Asked(3, text=" "), NoReason, id="no reason"),
        pytest.param(Asked(0, text="x"), WrongPlan, id="no day"),
        pytest.param(Asked(31, text="x"), WrongPlan, id="too many days"),
    ],
)
def test_a_return_is_whole(made, asked, refusal):
    with pytest.raises(refusal):
        give_back(made, asked)
    assert not Return.objects.exists()
    assert entry(made).stage == Stage.SUBMITTED


def test_what_no_unit_fills_in_is_not_returned(made):
    with pytest.raises(NotNow, match="nguồn khác"):
        give_back(made, code="1.2")


def test_an_item_is_returned_once_at_a_time(made):
    give_back(made)
    with pytest.raises(NotNow):
        give_back(made)


def test_nobody_returns_items_of_the_own_unit(made):
    made.by.unit = made.units["A"]
    made.by.save()
    with pytest.raises(OwnUnit):
        give_back(made)


def test_the_right_is_asked_for(made):
    with pytest.raises(NotAllowed):
        give_back(made, by=person_with("director"))
    give_back(made)
    for stranger in (made.officers["B"], made.by):
        with pytest.raises(NotAllowed):
            answer(made, by=stranger)


def test_an_answer_with_gaps_is_refused(made):
    give_back(made)
    type_in(made, "A", yes="")

    with pytest.raises(Unfinished):
        answer(made)
    assert entry(made).stage == Stage.RETURNED


def test_an_answer_counts_until_the_end_of_its_day(made):
    due = give_back(made).due_on
    evening = datetime(due.year, due.month, due.day, 16, 59, tzinfo=UTC)  # 23:59 in Viet Nam

    with pytest.raises(Locked):
        answer(made, at=evening + timedelta(minutes=1))
    assert answer(made, at=evening).number == 2


def test_only_what_was_returned_is_answered(made):
    with pytest.raises(NotNow):
        answer(made)


def test_what_stayed_unanswered_is_taken_back_after_its_day(made):
    give_back(made)
    with pytest.raises(NotNow, match="09/01/2026"):
        take_back(entry_id=entry(made).pk, by=made.by, at=NOW)

    row = take_back(entry_id=entry(made).pk, by=made.by, at=NOW + timedelta(days=4))
    assert row.answered_by == made.by
    assert (entry(made).stage, entry(made).declared_points) == (Stage.SUBMITTED, 1)
    assert Word.objects.filter(layer=Layer.DECLARED, entry=entry(made)).count() == 1
    with pytest.raises(NotNow):
        take_back(entry_id=entry(made).pk, by=made.by, at=NOW + timedelta(days=4))


def test_taking_back_asks_for_the_right(made):
    give_back(made)
    with pytest.raises(NotAllowed):
        take_back(entry_id=entry(made).pk, by=made.officers["A"], at=NOW + timedelta(days=4))
