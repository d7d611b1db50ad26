"""Sharing, handing to the leader, signing, sending back, explaining, and what is due."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.documents import DocumentFactory
from tests.factories.rounds import NOW, advanced, entry, submitted, type_in
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.documents import selectors as documents
from thuocdo.apps.rounds.errors import Locked, NoReason, NotNow
from thuocdo.apps.rounds.models import Layer, Phase, Stage, Word
from thuocdo.apps.rounds.selectors import own_people, work
from thuocdo.apps.rounds.services import evidence, explaining, sharing

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def key(made):
    """Of the unit A in the round."""
    return made.participants["A"].pk


def done(made):
    """A has filled everything in."""
    type_in(made, "A", yes="có", explanation="Bản giấy.")
    type_in(made, "A", "1.2", numerator="92", denominator="100", explanation="Theo báo cáo.")


def due(person):
    """Keys of what is due, without numbers."""
    return [(item.key.split(":")[0], item.is_returned) for item in work.waiting_for(person, TODAY)]


def test_items_are_given_to_people_of_the_unit(made, client_of):
    client = client_of(made.officers["A"])
    url = reverse("rounds:own_share", args=[key(made)])
    client.post(url, {"code": ["1.1", "1.2"], "person": made.leaders["A"].pk})

    assert entry(made, code="1.2").assigned_to == made.leaders["A"]
    assert str(made.leaders["A"]) in client.get(url).content.decode()
    client.post(url, {"code": ["1.2"], "person": ""})
    assert entry(made, code="1.2").assigned_to is None
    client.post(url, {"person": ""})
    assert entry(made, code="1.1").assigned_to == made.leaders["A"]


def test_nobody_else_gets_items_or_gives_them(made):
    common = {"participant_id": key(made), "codes": ["1.1"], "at": NOW}
    with pytest.raises(NotNow):
        sharing.assign(person=made.officers["B"], by=made.officers["A"], **common)
    with pytest.raises(NotAllowed):
        sharing.assign(person=None, by=made.officers["B"], **common)
    assert own_people.people_of(made.units["A"]) == sorted(
        [made.officers["A"], made.leaders["A"]], key=lambda one: (one.sort_key, one.pk)
    )


def test_gaps_are_listed_until_nothing_is_open(made, client_of):
    client, url = client_of(made.officers["A"]), reverse("rounds:own_ask", args=[key(made)])
    type_in(made, "A", "1.2", numerator="abc")
    text = client.get(url).content.decode()
    for words in ("Còn 2 mục chưa xong", "abc", "chưa có minh chứng hoặc giải trình"):
        assert words in text

    done(made)
    assert "Đủ để trình lãnh đạo" in client.get(url).content.decode()
    client.post(url)
    assert due(made.leaders["A"]) == [("rounds.signature", False)]
    assert due(made.officers["A"]) == []


def test_a_leader_sends_back_with_a_reason_and_signs_later(made, client_of):
    done(made)
    client_of(made.officers["A"]).post(reverse("rounds:own_ask", args=[key(made)]))
    leader = client_of(made.leaders["A"])
    back = reverse("rounds:own_send_back", args=[key(made)])
    leader.post(back, {"reason": " "})
    leader.post(back, {"reason": "Xem lại mục 1.2"})

    ask = reverse("rounds:own_ask", args=[key(made)])
    assert "Xem lại mục 1.2" in client_of(made.officers["A"]).get(ask).content.decode()
    client_of(made.officers["A"]).post(ask)
    sign = reverse("rounds:own_sign", args=[key(made)])
    assert "Duyệt 4,00 điểm" in leader.get(sign).content.decode()
    leader.post(sign)
    assert "đã khóa" in leader.get(sign).content.decode().lower()
    assert entry(made, code="1.2").stage == Stage.SUBMITTED
    assert client_of(made.officers["A"]).get(sign).status_code == 403


def test_doubts_of_documents_stand_before_the_signature(made, client_of):
    old = DocumentFactory(unit=made.units["A"], number="", issued_on=None)
    row = entry(made, code="1.2")
    evidence.link(entry_id=row.pk, document=old, key=uuid4(), by=made.officers["A"], at=NOW)
    text = client_of(made.officers["A"]).get(reverse("rounds:own_ask", args=[key(made)]))

    assert "Chưa ghi số, ký hiệu văn bản" in text.content.decode()
    assert [use.title.vi for use in documents.uses(old)] == ["1.2 Tỷ lệ hồ sơ đúng hạn, vòng 2025"]


def explained_round(made):
    """The block is in the phase of explanations, A's 1.2 appraised lower."""
    for code in made.units:
        type_in(made, code, "1.2", numerator="92", denominator="100", explanation="Theo báo cáo.")
    submitted(made)
    row = entry(made, code="1.2")
    row.stage, row.declared_points, row.appraised_points = Stage.APPRAISED, 3, 1
    row.save()
    made.block.refresh_from_db()
    made.block.phase = Phase.EXPLANATION
    made.block.save()
    window = made.block.windows.get(phase=Phase.EXPLANATION)
    return row, window.opens_at + timedelta(days=1)


def test_an_explanation_is_due_also_from_a_unit_without_an_own_end(made):
    row, _ = explained_round(made)
    row.participant.closes_at = None
    row.participant.save()

    assert due(made.officers["A"]) == [("rounds.explanation", False)]
    assert due(made.leaders["B"]) == []


def test_a_unit_explains_lowered_points_with_one_more_document(made):
    row, at = explained_round(made)
    assert due(made.officers["A"]) == [("rounds.explanation", False)]
    document = DocumentFactory(unit=made.units["A"])
    link = {"entry_id": row.pk, "document": document, "page": "2", "key": uuid4()}
    for _ in range(2):
        explaining.add_document(**link, by=made.officers["A"], at=at)
    word = explaining.explain(entry_id=row.pk, text="Có phụ lục.", by=made.officers["A"], at=at)

    assert word.layer == Layer.EXPLANATION
    assert word.documents[0][0] == document.pk
    assert entry(made, code="1.2").stage == Stage.EXPLAINED
    explaining.explain(entry_id=row.pk, text="Rõ hơn.", by=made.officers["A"], at=at)
    assert Word.objects.filter(layer=Layer.EXPLANATION).count() == 2


def test_explaining_has_its_own_window_words_and_people(made):
    row, at = explained_round(made)
    officer, other = made.officers["A"], made.officers["B"]
    foreign = DocumentFactory(unit=made.units["B"])
    add = {"entry_id": row.pk, "key": uuid4(), "at": at}
    with pytest.raises(NoReason):
        explaining.explain(entry_id=row.pk, text=" ", by=officer, at=at)
    with pytest.raises(NotAllowed):
        explaining.explain(entry_id=row.pk, text="x", by=other, at=at)
    with pytest.raises(Locked):
        explaining.explain(entry_id=row.pk, text="x", by=officer, at=NOW)
    with pytest.raises(NotNow):
        explaining.add_document(document=foreign, by=officer, **add)
    with pytest.raises(NotAllowed):
        explaining.add_document(document=foreign, by=other, **add)
    assert not Word.objects.filter(layer=Layer.EXPLANATION).exists()


def test_the_page_of_an_explanation_shows_both_points(made, client_of, monkeypatch):
    _, at = explained_round(made)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    client, url = (
        client_of(made.officers["A"]),
        reverse("rounds:own_explain", args=[key(made), "1.2"]),
    )
    assert client.get(url).status_code == 200
    client.post(url, {"text": " "})
    client.post(url, {"text": "Có phụ lục."})

    assert "Có phụ lục." in client.get(url).content.decode()
    tree = reverse("rounds:own_tree", args=[key(made)])
    assert "1.2" in client.get(tree, {"loc": "bi-tru"}).content.decode()


def test_returned_items_come_first_and_can_be_answered(made, client_of):
    for code in made.units:
        type_in(made, code, "1.2", numerator="92", denominator="100", explanation="Theo báo cáo.")
    advanced(submitted(made), Phase.APPRAISAL)
    row = entry(made, code="1.2")
    row.stage, row.return_due = Stage.RETURNED, TODAY + timedelta(days=2)
    row.save()
    row.returns.create(text="Thiếu", working_days=3, due_on=row.return_due, at=NOW)

    assert due(made.officers["A"]) == [("rounds.returned", True)]
    answer = client_of(made.officers["A"]).post(
        reverse("rounds:own_answer", args=[key(made), "1.2"])
    )
    assert answer.status_code == 302
    assert entry(made, code="1.2").stage == Stage.SUBMITTED


def test_who_has_items_sees_only_how_many_of_those_are_left(made):
    sharing.assign(
        participant_id=key(made),
        codes=["1.1"],
        person=made.officers["A"],
        by=made.leaders["A"],
        at=NOW,
    )
    mine = list(work.waiting_for(made.officers["A"], TODAY))
    theirs = list(work.waiting_for(made.leaders["A"], TODAY))

    assert "còn 1 mục" in mine[0].title.vi
    assert "còn 2 mục" in theirs[0].title.vi
    type_in(made, "A", yes="có", explanation="Bản giấy.")
    assert list(work.waiting_for(made.officers["A"], TODAY)) == []
