"""Points that the council gives itself: within bounds, with a reason, by those who may."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.councils import before_points, called, decided
from tests.factories.rounds import NOW, entry
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import CouncilsOwn, FieldRefused, NoReason, NotNow, NotReady
from thuocdo.apps.rounds.models import AgendaKind, Layer, Stage, Word
from thuocdo.apps.rounds.selectors.appraisal.queue import queue_of
from thuocdo.apps.rounds.selectors.appraisal.reach import reach_of
from thuocdo.apps.rounds.selectors.papers import minutes_of, paper_of
from thuocdo.apps.rounds.selectors.pointing import leaves_to_point
from thuocdo.apps.rounds.selectors.work_council import waiting_for
from thuocdo.apps.rounds.services import appraising, finishing, sitting
from thuocdo.apps.rounds.services.appraising.judging import Verdict
from thuocdo.apps.rounds.services.pointing import Given, give_points

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made():
    return before_points()


@pytest.fixture
def held(made):
    made.sitting = called(made)
    return made


def given(made, *, by=None, code="2.1", reason="Có mô hình mới.", **points):
    texts = {
        entry(made, unit, "2.1").pk: Given({"points": text, "reason": reason}, reason)
        for unit, text in points.items()
    }
    return give_points(
        sitting_id=made.sitting.pk, code=code, given=texts, by=by or made.secretary, at=NOW
    )


def test_points_become_words_of_the_council_on_the_agenda(held):
    assert given(held, A="4,5", B="6") == 2
    row = entry(held, "A", "2.1")
    word = Word.objects.get(entry=row)
    assert (word.layer, word.role, word.points) == (Layer.COUNCIL, "council", Decimal("4.5"))
    assert (word.text, word.by, word.at) == ("Có mô hình mới.", held.secretary, NOW)
    assert row.stage == Stage.DECIDED
    item = held.sitting.items.get(entry=row)
    assert (item.kind, item.decision) == (AgendaKind.POINTS, word)
    (line,) = leaves_to_point(held.round)
    assert (line.total, line.given, line.left) == (3, 2, 1)
    details = Event.objects.filter(action="council.decided").order_by("pk").first().details
    assert details["code"] == "2.1"


def test_the_same_again_adds_nothing_and_other_points_another_word(held):
    given(held, A="4,5")
    assert given(held, A="4,5") == 0
    assert given(held, A="5", reason="Xem lại.") == 1
    words = Word.objects.filter(entry=entry(held, "A", "2.1")).order_by("number")
    assert [word.points for word in words] == [Decimal("4.5"), Decimal(5)]
    assert held.sitting.items.get(entry=entry(held, "A", "2.1")).decision == words[1]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("6,5", FieldRefused, id="above the maximum"),
        pytest.param("-1", FieldRefused, id="below the minimum"),
        pytest.param("1,25", FieldRefused, id="between the steps"),
        pytest.param("nhiều", FieldRefused, id="no number"),
        pytest.param("", FieldRefused, id="nothing"),
    ],
)
def test_wrong_points_are_refused_and_name_the_unit(held, text, error):
    with pytest.raises(error) as refused:
        given(held, A="3", B=text)
    assert refused.value.sentence.vi.startswith("Xã Bình An: ")
    assert not Word.objects.filter(layer=Layer.COUNCIL).exists()


def test_points_need_a_reason_a_right_and_an_open_sitting(made):
    made.sitting = called(made, approved=False)
    with pytest.raises(NotNow):
        given(made, A="3")
    sitting.approve_agenda(sitting_id=made.sitting.pk, by=made.director, at=NOW)
    with pytest.raises(NoReason):
        given(made, A="3", reason=" ")
    for role in ("appraiser", "unit_leader", "method_officer"):
        with pytest.raises(NotAllowed):
            given(made, A="3", by=person_with(role, unit=made.province))
    with pytest.raises(NotNow):
        given(made, A="3", code="1.1")
    with pytest.raises(NotNow):
        give_points(
            sitting_id=made.sitting.pk,
            code="2.1",
            given={entry(made, "A", "1.1").pk: Given({"points": "1"}, "x")},
            by=made.secretary,
            at=NOW,
        )


def test_appraisers_neither_see_nor_judge_what_is_the_councils_own(made):
    codes = {
        line.leaf.code
        for domain in queue_of(made.round, reach_of(made.first, NOW.date()))
        for line in domain.lines
    }
    assert codes == {"1.1", "1.2"}
    verdict = Verdict({"points": "3", "reason": "Tốt"}, text="x")
    with pytest.raises(CouncilsOwn):
        appraising.appraise(
            entry_id=entry(made, "A", "2.1").pk, verdict=verdict, by=made.first, at=NOW
        )


def test_a_block_is_not_settled_before_the_council_has_given_its_points(held):
    decided(held, held.sitting, "B", texts={"yes": "có"})
    decided(held, held.sitting, "C", taken=Layer.SECOND)
    given(held, A="3", B="3")
    with pytest.raises(NotReady) as refused:
        finishing.finish(block_id=held.block.pk, by=held.manager, at=NOW)
    assert "2.1" in refused.value.sentence.vi
    given(held, C="0")
    assert finishing.finish(block_id=held.block.pk, by=held.manager, at=NOW) == 9
    assert entry(held, "C", "2.1").final_points == 0


def test_a_sitting_is_called_for_points_alone_and_told_to_the_secretary(made):
    first = called(made)
    decided(made, first, "B", texts={"yes": "có"})
    decided(made, first, "C", taken=Layer.SECOND)
    assert not list(waiting_of(made, "rounds.uncalled"))
    sitting.close_sitting(sitting_id=first.pk, by=made.secretary, at=NOW)
    (work,) = waiting_of(made, "rounds.uncalled")
    assert "1 mục" in work.title.vi
    made.sitting = called(made)
    given(made, A="1", B="2", C="3")
    sitting.close_sitting(sitting_id=made.sitting.pk, by=made.secretary, at=NOW)
    with pytest.raises(NotNow):
        called(made)


def waiting_of(made, kind):
    return [one for one in waiting_for(made.secretary, NOW.date()) if one.key.startswith(kind)]


def test_the_minutes_hold_the_points(held):
    given(held, A="4,5")
    text = str(minutes_of(held.sitting, paper_of(held.round, "HỘI ĐỒNG", "BB")))
    assert "4,50" in text
    assert "Có mô hình mới." in text


def test_the_page_takes_a_table_with_a_common_reason(client, held):
    client.force_login(held.secretary)
    page = reverse("rounds:council_points", args=[held.sitting.pk, "2.1"])
    shown = client.get(page).content.decode()
    assert "còn 3 trên 3 đơn vị chưa có điểm" in shown
    assert page in client.get(reverse("rounds:sitting", args=[held.sitting.pk])).content.decode()
    a, b = (entry(held, unit, "2.1").pk for unit in "AB")
    wrong = client.post(page, {"common": "Chung.", f"d{a}_points": "3", f"d{b}_points": "7"})
    assert wrong.status_code == 422
    assert "Xã Bình An" in wrong.content.decode()
    assert 'value="7"' in wrong.content.decode()
    data = {
        "common": "Chung.",
        f"d{a}_points": "3",
        f"d{b}_points": "5,5",
        f"d{b}_reason": "Riêng.",
    }
    assert client.post(page, data).status_code == 302
    words = Word.objects.filter(layer=Layer.COUNCIL).order_by("pk")
    assert [(word.points, word.text) for word in words] == [
        (3, "Chung."),
        (Decimal("5.5"), "Riêng."),
    ]
    assert words[0].figures["reason"] == "Chung."
    assert "còn 1 trên 3" in client.get(page).content.decode()


def test_the_page_of_another_item_leads_back_and_a_closed_sitting_takes_nothing(client, held):
    client.force_login(held.secretary)
    other = reverse("rounds:council_points", args=[held.sitting.pk, "1.1"])
    assert client.get(other).status_code == 302
    page = reverse("rounds:council_points", args=[held.sitting.pk, "2.1"])
    sitting.close_sitting(sitting_id=held.sitting.pk, by=held.secretary, at=NOW)
    assert "Phiên họp đã kết thúc" in client.get(page).content.decode()
    a = entry(held, "A", "2.1").pk
    assert client.post(page, {"common": "x", f"d{a}_points": "3"}).status_code == 409
