"""Sittings of the council: the agenda, the director's approval, decisions, closing."""

from decimal import Decimal

import pytest

from tests.factories.accounts import person_with
from tests.factories.councils import CALLED, all_decided, before_council, called, decided
from tests.factories.rounds import NOW, entry
from thuocdo.apps.accounts.permissions import ROLES, NotAllowed, Permission
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, NotNow, WrongVotes
from thuocdo.apps.rounds.models import AgendaItem, AgendaKind, Entry, Layer, Stage, Word
from thuocdo.apps.rounds.selectors.council import agenda, sheet, uncalled
from thuocdo.apps.rounds.services import sitting

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
P = Permission


@pytest.fixture
def made():
    return before_council()


def test_the_agenda_holds_exactly_the_open_matters_disagreements_first(made):
    found = [(m.entry.participant.unit.code, m.entry.code, m.kind) for m in agenda(made.round)]

    assert found == [("B", "1.1", AgendaKind.DISPUTE), ("C", "1.1", AgendaKind.EXPLANATION)]
    row = called(made)
    assert [item.kind for item in row.items.all()] == ["dispute", "explanation"]
    assert uncalled(made.round) == []


def test_a_second_sitting_over_the_same_matters_is_refused(made):
    called(made)
    with pytest.raises(NotNow):
        called(made)


def test_what_is_decided_leaves_the_agenda(made):
    row = called(made)
    decided(made, row, "B", taken=Layer.DECLARED)

    assert [m.entry.participant.unit.code for m in agenda(made.round)] == ["C"]


def test_what_a_closed_sitting_left_awaits_the_next_one(made):
    row = called(made)
    decided(made, row, "B", taken=Layer.DECLARED)
    sitting.close_sitting(sitting_id=row.pk, by=made.secretary, at=NOW)

    again = called(made)
    assert [item.entry.participant.unit.code for item in again.items.all()] == ["C"]
    event = Event.objects.get(action="council.closed")
    assert event.details == {"decided": 1, "left": 1}


def test_new_matters_join_the_agenda_and_need_a_new_approval(made):
    row = called(made)
    assert sitting.renew_agenda(sitting_id=row.pk, by=made.secretary, at=NOW) == 0
    row.refresh_from_db()
    assert row.approved_at

    Entry.objects.filter(pk=entry(made, "A").pk).update(stage=Stage.DISPUTED)
    assert sitting.renew_agenda(sitting_id=row.pk, by=made.secretary, at=NOW) == 1
    row.refresh_from_db()
    assert (row.approved_at, row.items.last().order) == (None, 3)


@pytest.mark.parametrize(
    ("decision", "figures", "points"),
    [
        pytest.param({"taken": Layer.DECLARED}, {"yes": "không"}, 0, id="the unit's figures"),
        pytest.param({"taken": Layer.APPRAISED}, {"yes": "không"}, 0, id="the first appraisal"),
        pytest.param({"taken": Layer.SECOND}, {"yes": "có"}, 1, id="the second appraisal"),
        pytest.param({"texts": {"yes": "Có"}}, {"yes": "có"}, 1, id="the council's own"),
    ],
)
def test_a_decision_is_a_word_with_the_points_of_the_rule(made, decision, figures, points):
    item = decided(made, called(made), "B", in_favour=3, against=0, **decision)

    word = Word.objects.get(layer=Layer.COUNCIL)
    assert item.decision == word
    assert (word.figures, word.points, word.role) == (figures, points, "council")
    assert word.text == "Theo hồ sơ Hội đồng đã xem."
    assert word.by == made.secretary
    assert entry(made, "B").stage == Stage.DECIDED
    event = Event.objects.get(action="council.decided")
    assert event.details["reason"] == "Theo hồ sơ Hội đồng đã xem."
    assert (item.in_favour, item.against) == (3, 0)


def test_deciding_again_adds_a_word_and_keeps_the_first(made):
    row = called(made)
    decided(made, row, "B", taken=Layer.SECOND)
    item = decided(made, row, "B", taken=Layer.DECLARED, reason="Biểu quyết lại.")

    words = Word.objects.filter(layer=Layer.COUNCIL).order_by("number")
    assert [(word.number, word.points) for word in words] == [(1, 1), (2, 0)]
    assert item.decision == words[1]


@pytest.mark.parametrize(
    ("decision", "refusal"),
    [
        pytest.param({"taken": Layer.SECOND, "reason": " "}, NoReason, id="no reason"),
        pytest.param({"texts": {"yes": "có lẽ"}}, FieldRefused, id="no such figure"),
        pytest.param({"texts": {}}, FieldRefused, id="no figure at all"),
        pytest.param({"taken": Layer.COUNCIL}, FieldRefused, id="a layer not to be taken"),
        pytest.param({"taken": Layer.EXPLANATION}, FieldRefused, id="a layer without figures"),
        pytest.param({"taken": "second", "in_favour": 1, "against": 2}, WrongVotes, id="outvoted"),
        pytest.param({"taken": "second", "in_favour": 3, "against": 1}, WrongVotes, id="too many"),
        pytest.param({"taken": "second", "in_favour": 0, "against": 0}, WrongVotes, id="nobody"),
        pytest.param({"taken": "second", "against": 0}, WrongVotes, id="one number alone"),
    ],
)
def test_a_decision_is_refused(made, decision, refusal):
    row = called(made)
    with pytest.raises(refusal):
        decided(made, row, "B", **decision)

    assert not Word.objects.filter(layer=Layer.COUNCIL).exists()
    assert entry(made, "B").stage == Stage.DISPUTED


def test_a_layer_that_was_never_spoken_cannot_be_taken(made):
    row = called(made)
    word = Word.objects.filter(entry=entry(made, "B"), layer=Layer.SECOND)
    assert word.exists()
    item = row.items.get(kind=AgendaKind.DISPUTE)
    AgendaItem.objects.filter(pk=item.pk).update(entry=entry(made, "A", "1.2"))
    with pytest.raises(FieldRefused):
        decided(made, row, "A", taken=Layer.SECOND)


def test_an_even_vote_is_carried_by_the_chair(made):
    open_to_all = CALLED._replace(members=())
    row = sitting.prepare_sitting(round_=made.round, called=open_to_all, by=made.secretary, at=NOW)
    sitting.approve_agenda(sitting_id=row.pk, by=made.director, at=NOW)
    assert decided(made, row, "B", taken=Layer.SECOND, in_favour=40, against=40).against == 40


def test_nothing_is_decided_before_the_agenda_is_approved(made):
    row = called(made, approved=False)
    with pytest.raises(NotNow):
        decided(made, row, "B", taken=Layer.SECOND)
    with pytest.raises(NotNow):
        sitting.close_sitting(sitting_id=row.pk, by=made.secretary, at=NOW)


def test_a_closed_sitting_decides_nothing_more(made):
    row = all_decided(made)

    for act in (
        lambda: decided(made, row, "B", taken=Layer.SECOND),
        lambda: sitting.renew_agenda(sitting_id=row.pk, by=made.secretary, at=NOW),
        lambda: sitting.approve_agenda(sitting_id=row.pk, by=made.director, at=NOW),
        lambda: sitting.close_sitting(sitting_id=row.pk, by=made.secretary, at=NOW),
    ):
        with pytest.raises(NotNow):
            act()


def test_accepted_explanations_are_confirmed_at_once(made):
    row = called(made)
    common = {"sitting_id": row.pk, "by": made.secretary, "at": NOW}

    assert sitting.confirm_explanations(reason="Nhất trí.", **common) == 1
    assert sitting.confirm_explanations(reason="Nhất trí.", **common) == 0
    word = Word.objects.get(layer=Layer.COUNCIL)
    assert (word.entry, word.points, word.text) == (entry(made, "C"), Decimal(1), "Nhất trí.")
    assert entry(made, "B").stage == Stage.DISPUTED


def test_the_sheet_of_an_item_shows_all_layers_and_similar_cases(made):
    row = entry(made, "C")
    found = sheet(row)

    said = {line.layer: line.word and line.word.points for line in found.layers}
    assert said == {
        "declared": 1,
        "appraised": 0,
        "explanation": None,
        "second": 1,
        "council": None,
    }
    assert [one.entry.participant.unit.code for one in found.similar] == ["A"]
    assert (found.similar[0].points, found.alike, found.usual, found.dissimilar) == (1, 1, 1, 0)
    assert sheet(entry(made, "A", "1.2")).similar == []


def test_the_history_of_a_layer_is_kept(made):
    row = called(made)
    decided(made, row, "B", taken=Layer.SECOND)
    decided(made, row, "B", taken=Layer.DECLARED)

    line = sheet(entry(made, "B")).layers[-1]
    assert (line.word.points, [word.points for word in line.earlier]) == (0, [1])


def decided_by(made, by):
    item = made.sitting.items.first()
    return sitting.decide(
        item_id=item.pk, decision=sitting.Decision("x", Layer.SECOND), by=by, at=NOW
    )


CALLS = {
    "prepare_sitting": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.prepare_sitting(
        round_=w.round, called=CALLED, by=by, at=NOW)),
    "renew_agenda": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.renew_agenda(
        sitting_id=w.sitting.pk, by=by, at=NOW)),
    "approve_agenda": (P.APPROVE_AGENDA, lambda w, by: sitting.approve_agenda(
        sitting_id=w.sitting.pk, by=by, at=NOW)),
    "decide": (P.DECIDE_IN_COUNCIL, decided_by),
    "confirm_explanations": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.confirm_explanations(
        sitting_id=w.sitting.pk, reason="x", by=by, at=NOW)),
    "close_sitting": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.close_sitting(
        sitting_id=w.sitting.pk, by=by, at=NOW)),
}  # fmt: skip


@pytest.mark.parametrize("service", CALLS)
def test_who_lacks_the_right_is_refused(made, service):
    made.sitting = called(made)
    permission, call = CALLS[service]
    before = Event.objects.count()

    for code, role in ROLES.items():
        if permission not in role.permissions:
            with pytest.raises(NotAllowed):
                call(made, person_with(code))
    with pytest.raises(NotAllowed):
        call(made, person_with("director", unit=made.units["A"]))
    assert Event.objects.count() == before
